import type { Interfaces } from "@arkecosystem/crypto";

import { ClientError, Forged, RegistryClient, WaitOptions } from "../client";
import { SigningError } from "./errors";
import { Journal, JournalEntry } from "./journal";
import { Sender } from "./sender";
import { sign, Unsigned } from "./sign";

/** A transaction in its block. */
export interface Sent extends Forged {
    readonly transaction: Interfaces.ITransactionJson;
    /** it was signed by an earlier run, which did not see it forged */
    readonly resumed: boolean;
}

const isRefusal = (error: unknown): boolean => error instanceof ClientError && error.code === "TRANSACTION_REFUSED";

/** Broadcasts and waits. The journal keeps the transaction until it is known what became of it. */
export async function send(
    client: RegistryClient,
    journal: Journal,
    entry: Pick<JournalEntry, "subject" | "transaction">,
    options?: WaitOptions,
): Promise<Sent> {
    const { subject, transaction } = entry;
    journal.remember(subject, transaction);

    try {
        await client.broadcast(transaction);
    } catch (error) {
        // The node has it not, and nobody else was asked.
        if (isRefusal(error)) {
            journal.forget(subject);
        }

        throw error;
    }

    const forged = await client.waitForged(transaction.id as string, options);
    journal.forget(subject);

    return { ...forged, transaction, resumed: false };
}

/**
 * Finds out what became of an earlier run's transaction, and sends the very same one again if it is nowhere.
 *
 * @returns undefined if it can never be forged, or only instead of a new one with the same nonce
 */
export async function resume(
    client: RegistryClient,
    journal: Journal,
    subject: string,
    options?: WaitOptions,
): Promise<Sent | undefined> {
    const entry = journal.find(subject);

    if (!entry) {
        return undefined;
    }

    const { transaction } = entry;
    const id = transaction.id as string;

    if ((await client.transaction(id)) === undefined) {
        const wallet = await client.wallet(transaction.senderPublicKey);

        // Asked in this order: a block in between shows itself in the second answer.
        if (BigInt(wallet.nonce) >= BigInt(transaction.nonce as string) && !(await client.transaction(id))) {
            journal.forget(subject);

            return undefined;
        }

        try {
            await client.broadcast(transaction);
        } catch (error) {
            if (isRefusal(error)) {
                return undefined;
            }

            throw error;
        }
    }

    const forged = await client.waitForged(id, options);
    journal.forget(subject);

    return { ...forged, transaction, resumed: true };
}

/**
 * Signs what is to take the place of an earlier run's transaction, if there is one: with the same nonce, so that never
 * both are forged.
 *
 * @throws SigningError BUSY if another transaction of the sender has taken that nonce and is not forged yet
 */
export async function signInPlace(
    client: RegistryClient,
    journal: Journal,
    subject: string,
    sender: Sender,
    unsigned: Unsigned,
): ReturnType<typeof sign> {
    const signed = await sign(client, sender, unsigned);
    const former = journal.find(subject)?.transaction;

    if (former && former.senderPublicKey === sender.publicKey && former.nonce !== signed.transaction.nonce) {
        throw new SigningError(
            "BUSY",
            `The transaction ${former.id} of an earlier run is not in a block, and others of ${sender.address} wait ` +
                "in the pool. Run this again when they are.",
        );
    }

    return signed;
}
