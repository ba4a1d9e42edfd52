import { Identities, Interfaces } from "@arkecosystem/crypto";

import type { RegistryClient } from "../../client";
import {
    addSignature,
    Journal,
    readTransactionFile,
    resolveSender,
    send,
    Signed,
    TransactionFile,
    writeTransactionFile,
} from "../../signing";
import { CommandContext, ExitCode, UsageError } from "../command";
import { connectFrom } from "../connection";
import { isAgreed } from "../consent";
import { secretsFrom } from "../key-flags";
import { tokensOf } from "../proposal";
import { factLines } from "../tables";
import { journalOf, sentResult } from "../transact";
import { isSet, requiredOf, textOf } from "../values";
import { reportSent } from "./send";

type Data = Interfaces.ITransactionData;

/** All that the transaction says: whoever signs what others wrote must see it. */
function show({ output }: CommandContext, client: RegistryClient, data: Data, missing: number): void {
    const tokens = tokensOf(client);
    output.line(
        factLines([
            ["Says", JSON.stringify(data.asset, undefined, 2)],
            ["Sender", Identities.Address.fromPublicKey(data.senderPublicKey as string)],
            ...(data.recipientId === undefined ? [] : [["Recipient", data.recipientId] as const]),
            ["Amount", tokens(data.amount.toString())],
            ["Fee", tokens(data.fee.toString())],
            ...(data.vendorField === undefined ? [] : [["Vendor field", data.vendorField] as const]),
            ["Signatures", missing === 0 ? "complete" : `${missing} more needed`],
            ["Network", `${client.facts.network.name}, by ${client.node}`],
        ]),
    );
}

const missingIn = ({ participants }: TransactionFile, data: Data): number =>
    participants
        ? Math.max(0, participants.min - (data.signatures?.length ?? 0))
        : data.signature === undefined
          ? 1
          : 0;

const agreed = (context: CommandContext, question: string): Promise<boolean> =>
    isAgreed(context, question, `Nothing done: \`${context.invocation} --yes\` does it without asking.`);

async function signed(context: CommandContext, client: RegistryClient, data: Data): Promise<Signed> {
    const wallet = Identities.Address.fromPublicKey(data.senderPublicKey as string);
    const sender = await resolveSender(client, { ...secretsFrom(context), wallet });

    if (!sender.multi) {
        throw new UsageError("It is signed by the command that makes it; only multisignature wallets sign later.");
    }

    return addSignature(data, { key: sender.key, multi: sender.multi });
}

function writeBack(
    { flags, output }: CommandContext,
    path: string,
    file: TransactionFile,
    { transaction, missing }: Signed,
) {
    const out = textOf(flags, "out") ?? path;
    writeTransactionFile(out, { ...file, transaction });
    output.line(
        missing > 0 ? `Written: ${out}. ${missing} more signature(s) are needed.` : `Written: ${out}, complete.`,
    );
    output.json({ written: out, missing, transactionId: transaction.id });
}

async function deliver(context: CommandContext, client: RegistryClient, journal: Journal, { transaction }: Signed) {
    const address = Identities.Address.fromPublicKey(transaction.senderPublicKey);
    const subject = `file ${transaction.id}`;
    context.output.progress(`Sending ${transaction.id}`);
    const sent = await journal.exclusively(address, () =>
        send(
            client,
            journal,
            { subject, transaction },
            {
                onWait: () => context.output.progress(`Waiting for a block with ${transaction.id}`),
            },
        ),
    );
    const outcome = { kind: "sent", sent, sender: address } as const;
    await reportSent(context, outcome, { lines: ["Sent."], result: sentResult(outcome) });
}

/** `sign`: adds a participant's signature to a transaction in a file, and sends it once it is complete. */
export async function sign(context: CommandContext): Promise<number> {
    const { flags, output } = context;
    const path = requiredOf(context, "file");
    const client = await connectFrom(context);
    const { data, ...file } = readTransactionFile(path, client);
    const missing = missingIn(file, data);
    show(context, client, data, missing);

    if (isSet(flags, "dry-run")) {
        output.json({ dryRun: true, missing, transaction: file.transaction });

        return ExitCode.ok;
    }

    if (!(await agreed(context, missing > 0 ? "Sign it?" : "Send it?"))) {
        output.line("Nothing done.");
        output.json({ sent: false });

        return ExitCode.refused;
    }

    const result = missing > 0 ? await signed(context, client, data) : { transaction: file.transaction, missing };

    if (result.missing > 0 || isSet(flags, "sign-only")) {
        writeBack(context, path, file, result);
    } else {
        await deliver(context, client, await journalOf(context, client), result);
    }

    return ExitCode.ok;
}
