import { Interfaces } from "@arkecosystem/crypto";

import { TestChain } from "../../__tests__/__support__/test-chain";
import { enrich } from "../harness/funds";
import { processorSecondsOf } from "../harness/processor";
import { inTurn } from "../harness/rounds";
import { median, Row, rowOf } from "../report/rows";
import { useBenchNetwork } from "./network";
import { fullPools, HELD_AGAINST_TRANSFERS, PER_SENDER, POOLED, Pooled, SENDERS } from "./pooled";
import { Senders } from "./senders";

/** Processor seconds of 15,000 transactions. */
interface Seconds {
    readonly accept: number;
    readonly readd: number;
}

async function pooled(chain: TestChain, transactions: readonly Interfaces.ITransaction[]): Promise<Seconds> {
    const { poolService } = chain;
    await poolService.flush();
    const accept = await processorSecondsOf(async () => {
        for (const transaction of transactions) {
            await poolService.addTransaction(transaction);
        }
    });
    const readd = await processorSecondsOf(() => poolService.readdTransactions());

    if (poolService.getPoolSize() !== transactions.length) {
        throw new Error(`${poolService.getPoolSize()} of ${transactions.length} transactions are left in the pool`);
    }

    return { accept, readd };
}

/** Publishers whose packages are there to be bought, and what they send next: chains of 150 transactions each. */
async function contents(chain: TestChain): Promise<Record<Pooled, Interfaces.ITransaction[]>> {
    const senders = new Senders(SENDERS);
    senders.wallets.forEach((wallet) => enrich(chain.wallets, wallet));
    await chain.forge(...senders.registrations());
    await chain.forge(...senders.wallets.map((_, sender) => senders.next(sender, "releases")));

    return fullPools(senders, 3);
}

/** Core's pool, filled and filled anew as after a reorganisation. */
export async function poolRows(rounds: number, report: (line: string) => void): Promise<Row[]> {
    report("pools of 15,000 transactions");
    useBenchNetwork(PER_SENDER);
    const chain = await TestChain.start();
    const lists = await contents(chain);
    const found = await inTurn(POOLED, { rounds }, (content) => pooled(chain, lists[content]));

    return HELD_AGAINST_TRANSFERS.flatMap((content) =>
        (["accept", "readd"] as const).map((step) =>
            rowOf({
                name: `pool, ${step} 15,000: ${content} / transfers`,
                ours: median(found[content].map((seconds) => seconds[step])),
                peer: median(found.transfers.map((seconds) => seconds[step])),
                unit: "s",
                ...(content !== "payments" && { goal: 1.2 }),
            }),
        ),
    );
}
