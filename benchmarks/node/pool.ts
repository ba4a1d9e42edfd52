import { Interfaces, Utils } from "@arkecosystem/crypto";

import { TestChain } from "../../__tests__/__support__/test-chain";
import { median, Row, rowOf } from "../report/rows";
import { processorSecondsOf } from "../state/registry";
import { useBenchNetwork } from "./network";
import { Content, Senders } from "./senders";

/** Mainnet's: 15,000 in all, 150 of a sender. */
const SENDERS = 100;
const PER_SENDER = 150;
const FUNDS = Utils.BigNumber.make("100000000000000");

type Pooled = Exclude<Content, "both">;

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

    for (const { keys } of senders.wallets) {
        chain.wallets.findByPublicKey(keys.publicKey).setBalance(FUNDS);
    }

    await chain.forge(...senders.registrations());
    await chain.forge(...senders.wallets.map((_, sender) => senders.next(sender, "releases")));
    const list = (content: Pooled): Interfaces.ITransaction[] => {
        // Each content begins at the same nonce: only one of them is in the pool at a time.
        senders.wallets.forEach((_, sender) => senders.resume(sender, 3));

        return senders.wallets.flatMap((_, sender) =>
            Array.from({ length: PER_SENDER }, () => senders.next(sender, content)),
        );
    };

    return {
        transfers: list("transfers"),
        payments: list("payments"),
        purchases: list("purchases"),
        releases: list("releases"),
    };
}

/** Core's pool, filled and filled anew as after a reorganisation. */
export async function poolRows(rounds: number, report: (line: string) => void): Promise<Row[]> {
    report("pools of 15,000 transactions");
    useBenchNetwork(PER_SENDER);
    const chain = await TestChain.start();
    const lists = await contents(chain);
    const found: Record<Pooled, Seconds[]> = { transfers: [], payments: [], purchases: [], releases: [] };

    // The first round warms up.
    for (let round = 0; round <= rounds; round++) {
        for (const content of Object.keys(found) as Pooled[]) {
            const seconds = await pooled(chain, lists[content]);

            if (round > 0) {
                found[content].push(seconds);
            }
        }
    }

    return (["payments", "purchases", "releases"] as const).flatMap((content) =>
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
