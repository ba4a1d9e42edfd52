import { readFileSync } from "node:fs";

import { Identities, Interfaces, Transactions, Utils } from "@arkecosystem/crypto";
import writeFileAtomic from "write-file-atomic";

import type { RegistryClient } from "../client";
import { TYPE_GROUP } from "../transactions";
import { SigningError } from "./errors";

const FORMAT = "ark-plugin-transaction/1";

/** A transaction on its way between the participants of a multisignature wallet, or from a machine without network. */
export interface TransactionFile {
    readonly format: typeof FORMAT;
    readonly nethash: string;
    readonly transaction: Interfaces.ITransactionJson;
    /** of a multisignature wallet */
    readonly participants?: { readonly min: number; readonly publicKeys: readonly string[] };
}

/** Writes one. It holds signatures, and nothing secret. */
export function writeTransactionFile(path: string, file: Omit<TransactionFile, "format">): void {
    writeFileAtomic.sync(path, `${JSON.stringify({ format: FORMAT, ...file }, undefined, 4)}\n`);
}

const invalid = (path: string, why: string): SigningError =>
    new SigningError("INVALID_TRANSACTION_FILE", `${path} is not a transaction to sign or send: ${why}.`);

function parse(path: string): TransactionFile {
    let text: string;

    try {
        text = readFileSync(path, "utf8");
    } catch (error) {
        throw invalid(path, (error as Error).message);
    }

    try {
        const file = JSON.parse(text) as TransactionFile;

        if (file.format === FORMAT && typeof file.transaction === "object") {
            return file;
        }
    } catch {
        // Said below, as for JSON of another kind.
    }

    throw invalid(path, `expected JSON of the format ${FORMAT}, as --sign-only writes it`);
}

/** The transaction as its bytes say, checked by the schema of its type. */
function rebuilt(path: string, { transaction }: TransactionFile): Interfaces.ITransaction {
    try {
        return Transactions.TransactionFactory.fromData(
            {
                ...transaction,
                amount: Utils.BigNumber.make(transaction.amount),
                fee: Utils.BigNumber.make(transaction.fee),
                nonce: Utils.BigNumber.make(transaction.nonce as string),
            } as unknown as Interfaces.ITransactionData,
            false,
        );
    } catch (error) {
        throw invalid(path, (error as Error).message);
    }
}

/**
 * Reads one that somebody else wrote, for the network of a client.
 *
 * @throws SigningError INVALID_TRANSACTION_FILE
 */
export function readTransactionFile(
    path: string,
    client: RegistryClient,
): TransactionFile & { readonly data: Interfaces.ITransactionData } {
    const file = parse(path);
    const { nethash, name } = client.facts.network;

    if (file.nethash !== nethash) {
        throw invalid(path, `it is for the network ${file.nethash}, the node's is ${name} (${nethash})`);
    }

    const transaction = rebuilt(path, file);
    const { data } = transaction;

    if (data.typeGroup !== TYPE_GROUP) {
        throw invalid(path, `its type group is ${data.typeGroup}, not ${TYPE_GROUP}`);
    }

    const { participants } = file;

    if (
        participants &&
        Identities.PublicKey.fromMultiSignatureAsset({ ...participants, publicKeys: [...participants.publicKeys] }) !==
            data.senderPublicKey
    ) {
        throw invalid(path, "its participants are not those of its sender");
    }

    return { ...file, transaction: transaction.toJson(), data };
}
