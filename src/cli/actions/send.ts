import type { RegistryClient } from "../../client";
import type { Unsigned } from "../../signing";
import { CommandContext } from "../command";
import { connectFrom } from "../connection";
import { Proposal } from "../proposal";
import { codeOfOutcome, Outcome, senderOf, sentResult, transact, Undertaking } from "../transact";

type Sent = Extract<Outcome, { kind: "sent" }>;

/** A transaction command, from the connection to the report. */
export interface Sending extends Undertaking {
    /** what there is to say once it is in a block */
    readonly done: (sent: Sent) => Promise<{ readonly lines: readonly string[]; readonly result?: object }>;
}

/** Connects, does what `describe` says and reports it. @returns the exit code */
export async function runSending(
    context: CommandContext,
    describe: (client: RegistryClient) => Promise<Sending> | Sending,
): Promise<number> {
    const client = await connectFrom(context);
    const sending = await describe(client);
    const sender = await senderOf(context, client);
    const outcome = await transact(context, client, sender, sending);

    if (outcome.kind === "sent") {
        await reportSent(context, outcome, await sending.done(outcome));
    }

    return codeOfOutcome(outcome);
}

export async function reportSent(
    { output }: CommandContext,
    outcome: Sent,
    { lines, result = {} }: Awaited<ReturnType<Sending["done"]>>,
): Promise<void> {
    const { id, height, resumed } = outcome.sent;
    lines.forEach((line) => output.line(line));
    output.line(`${resumed ? "Sent by an earlier run: t" : "T"}ransaction ${id}, block ${height}`);
    output.json({ ...sentResult(outcome), ...result });
}

/** A proposal without more to say than its title and a few facts. */
export const proposal = (title: string, unsigned: Unsigned, facts: Proposal["facts"] = []): Proposal => ({
    title,
    unsigned,
    facts,
});
