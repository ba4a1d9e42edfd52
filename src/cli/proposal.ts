import type { RegistryClient } from "../client";
import type { Sender, Unsigned } from "../signing";
import { CommandContext } from "./command";
import { factLines } from "./tables";
import { formatAmount, parseAmount } from "./units";
import { textOf } from "./values";

/** A transaction that is worked out and not signed. */
export interface Proposal {
    /** what it does, in one line */
    readonly title: string;
    /** what there is to know before one agrees */
    readonly facts: readonly (readonly [string, string])[];
    readonly unsigned: Unsigned;
}

/** Applies `--fee`. */
export function withFee({ flags }: CommandContext, { unsigned, ...rest }: Proposal): Proposal {
    const fee = textOf(flags, "fee");

    if (fee !== undefined) {
        (unsigned as unknown as { fee(arktoshi: string): void }).fee(parseAmount(fee, "fee"));
    }

    return { ...rest, unsigned };
}

/** Amounts in the tokens of a client's network. */
export const tokensOf =
    (client: RegistryClient) =>
    (arktoshi: string | bigint): string =>
        formatAmount(arktoshi, client.facts.network.client.symbol);

export const costsOf = ({ data }: Unsigned) => ({ amount: data.amount.toString(), fee: data.fee.toString() });

/** What is to be signed, with all that it costs. */
export async function showProposal(
    { output }: CommandContext,
    client: RegistryClient,
    { title, facts, unsigned }: Proposal,
    sender: Sender | undefined,
): Promise<void> {
    const { costOf } = await import("../signing");
    const { amount, fee } = costsOf(unsigned);
    const tokens = tokensOf(client);
    output.line(title);
    output.line(
        factLines([
            ...facts,
            ...(amount === "0" ? [] : [["Amount", tokens(amount)] as const]),
            ["Fee", tokens(fee)],
            ...(amount === "0" ? [] : [["Total", tokens(costOf(unsigned))] as const]),
            ...(sender ? [["Wallet", `${sender.address}, holds ${tokens(sender.wallet.balance)}`] as const] : []),
            ["Network", `${client.facts.network.name}, by ${client.node}`],
        ]),
    );
}
