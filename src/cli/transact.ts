import type { RegistryClient } from "../client";
import type { Sender, Sent, Signed } from "../signing";
import { CommandContext, ExitCode, UsageError } from "./command";
import { isAgreed } from "./consent";
import { secretsFrom } from "./key-flags";
import { costsOf, Proposal, showProposal, withFee } from "./proposal";
import { userFolders } from "./user-configuration";
import { isSet, textOf } from "./values";

/** What a command wants done on-chain. */
export interface Undertaking {
    /** what it is for; a run that was cut off is recognised by it */
    readonly subject: (sender: string) => string;
    /** @param sender undefined when nobody has said who sends, in a dry run */
    readonly propose: (sender: string | undefined) => Promise<Proposal>;
    /** what has to be done first, once the user agreed, and can be done again */
    readonly prepare?: () => Promise<void>;
}

export type Outcome =
    | { readonly kind: "sent"; readonly sent: Sent; readonly sender: string }
    | { readonly kind: "written" | "shown" | "declined" };

/** Exit code of a command that wanted nothing else. */
export const codeOfOutcome = ({ kind }: Outcome): number => (kind === "declined" ? ExitCode.refused : ExitCode.ok);

const agreed = (context: CommandContext): Promise<boolean> =>
    isAgreed(
        context,
        isSet(context.flags, "sign-only") ? "Sign it?" : "Sign and send it?",
        `Nothing signed: \`${context.invocation} --yes\` does it without asking, --dry-run only shows it.`,
    );

async function dryRun(context: CommandContext, client: RegistryClient, undertaking: Undertaking): Promise<Outcome> {
    const sender = textOf(context.flags, "wallet");
    const proposal = withFee(context, await undertaking.propose(sender));
    await showProposal(context, client, proposal, undefined);
    const { data } = proposal.unsigned;
    context.output.line("\nDry run: nothing was signed.");
    context.output.json({
        dryRun: true,
        title: proposal.title,
        sender: sender ?? null,
        ...costsOf(proposal.unsigned),
        transaction: {
            typeGroup: data.typeGroup,
            type: data.type,
            ...(data.recipientId !== undefined && { recipientId: data.recipientId }),
            asset: data.asset,
        },
    });

    return { kind: "shown" };
}

/** Hands a transaction that still lacks signatures, or that is not to be sent, to its signers. */
async function writeOut(
    { flags, output }: CommandContext,
    client: RegistryClient,
    { transaction, missing }: Signed,
    multi: Sender["multi"],
): Promise<Outcome> {
    const path = textOf(flags, "out");

    if (path === undefined) {
        throw new UsageError(
            missing > 0
                ? `Nothing sent: ${missing} more signature(s) are needed. --out FILE writes the transaction for the others.`
                : "--sign-only needs --out FILE.",
        );
    }

    const { writeTransactionFile } = await import("../signing");
    const { nethash } = client.facts.network;
    writeTransactionFile(path, {
        nethash,
        transaction,
        ...(multi && { participants: { min: multi.min, publicKeys: multi.publicKeys } }),
    });
    output.line(
        missing > 0
            ? `Written: ${path}. ${missing} more signature(s) are needed: ark-plugin sign ${path}`
            : `Written: ${path}, signed and not sent. To send it: ark-plugin sign ${path}`,
    );
    output.json({ written: path, missing, transactionId: transaction.id });

    return { kind: "written" };
}

const waiting = ({ output }: CommandContext, id: string) => ({
    onWait: (elapsed: number): void =>
        output.progress(
            `Waiting for a block with ${id}${elapsed > 30_000 ? `, ${Math.round(elapsed / 1_000)} s` : ""}`,
        ),
});

/** Journal of this machine's transactions on a client's network. */
export async function journalOf({ flags, environment }: CommandContext, client: RegistryClient) {
    const { Journal } = await import("../signing");
    const folder = textOf(flags, "data") ?? environment.CORE_PATH_DATA ?? userFolders().data;

    return new Journal(folder, client.facts.network.nethash);
}

async function resumed(
    context: CommandContext,
    client: RegistryClient,
    { subject }: Undertaking,
    address: string,
): Promise<Sent | undefined> {
    const { resume } = await import("../signing");
    const journal = await journalOf(context, client);
    const former = journal.find(subject(address));

    if (former) {
        context.output.warn(`A run of ${former.since} signed this already: ${former.transaction.id}. Looking for it.`);
    }

    return resume(client, journal, subject(address), waiting(context, former?.transaction.id ?? ""));
}

/** Shows, asks, signs, sends and waits; the wallet's journal is this run's alone. */
async function carryOut(
    context: CommandContext,
    client: RegistryClient,
    undertaking: Undertaking,
    sender: Sender,
): Promise<Outcome> {
    const { assertBalance, send, signInPlace } = await import("../signing");
    const former = await resumed(context, client, undertaking, sender.address);

    if (former) {
        return { kind: "sent", sent: former, sender: sender.address };
    }

    const proposal = withFee(context, await undertaking.propose(sender.address));
    assertBalance(sender, proposal.unsigned);
    await showProposal(context, client, proposal, sender);

    if (!(await agreed(context))) {
        context.output.line("Nothing signed.");
        context.output.json({ sent: false });

        return { kind: "declined" };
    }

    await undertaking.prepare?.();
    const journal = await journalOf(context, client);
    const subject = undertaking.subject(sender.address);
    const signed = await signInPlace(client, journal, subject, sender, proposal.unsigned);

    if (signed.missing > 0 || isSet(context.flags, "sign-only")) {
        return writeOut(context, client, signed, sender.multi);
    }

    const { transaction } = signed;
    context.output.progress(`Sending ${transaction.id}`);
    const sent = await send(client, journal, { subject, transaction }, waiting(context, transaction.id as string));

    return { kind: "sent", sent, sender: sender.address };
}

/** Asks for what signing takes; undefined in a dry run, which needs no key. @throws UsageError, SigningError, ClientError */
export async function senderOf(context: CommandContext, client: RegistryClient): Promise<Sender | undefined> {
    const { flags } = context;

    if (isSet(flags, "dry-run")) {
        return undefined;
    }

    if (isSet(flags, "sign-only") && textOf(flags, "out") === undefined) {
        throw new UsageError("--sign-only needs --out FILE.");
    }

    const { resolveSender } = await import("../signing");

    return resolveSender(client, secretsFrom(context));
}

/**
 * Does what a command wants done on-chain: without a sender only shows it, with `--sign-only` only signs it.
 *
 * @throws UsageError, SigningError, ClientError
 */
export async function transact(
    context: CommandContext,
    client: RegistryClient,
    sender: Sender | undefined,
    undertaking: Undertaking,
): Promise<Outcome> {
    if (!sender) {
        return dryRun(context, client, undertaking);
    }

    const journal = await journalOf(context, client);

    return journal.exclusively(sender.address, () => carryOut(context, client, undertaking, sender));
}

/** The result of a sent transaction, for `--json`. */
export const sentResult = ({ sent, sender }: Extract<Outcome, { kind: "sent" }>) => ({
    transactionId: sent.id,
    blockId: sent.blockId,
    height: sent.height,
    sender,
    amount: sent.transaction.amount,
    fee: sent.transaction.fee,
    resumed: sent.resumed,
});
