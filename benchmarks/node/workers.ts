import { ChildProcess, fork } from "node:child_process";
import { join } from "node:path";

import { Container, Contracts, Providers, Utils } from "@arkecosystem/core-kernel";
import { Interfaces, Transactions } from "@arkecosystem/crypto";

import { TestChain } from "../../__tests__/__support__/test-chain";
import { usageOfOne } from "../../src/runtime/process/usage";
import { TYPE_GROUP } from "../../src/transactions";
import { processorSecondsOf } from "../harness/processor";
import { inTurn } from "../harness/rounds";
import { median, Row, rowOf } from "../report/rows";
import { useBenchNetwork } from "./network";
import { COUNT, fullPools, HELD_AGAINST_TRANSFERS, PER_SENDER, POOLED, Pooled, SENDERS } from "./pooled";
import { Senders } from "./senders";

const WORKER_SCRIPT = require.resolve("@arkecosystem/core-transaction-pool/dist/worker-script");
const WIRE_MODULE = join(__dirname, "../../src/transactions");
/** As many as a peer may send at once. */
const AT_ONCE = 40;

/** Processor seconds of 15,000 transactions that come as bytes. */
interface Seconds {
    /** of the workers */
    readonly workers: number;
    /** of the node, which hands them out and takes them back */
    readonly node: number;
    /** of a node that verifies them itself, as Core does with types that no worker knows */
    readonly alone: number;
}

/** Core's own workers, in processes of their own, which load this package's types as `app.json` tells them. */
class Workers {
    private readonly processes: ChildProcess[] = [];
    private readonly pool: Contracts.TransactionPool.WorkerPool;

    public constructor({ app }: TestChain) {
        app.getTagged<Providers.PluginConfiguration>(
            Container.Identifiers.PluginConfiguration,
            "plugin",
            "@arkecosystem/core-transaction-pool",
        ).set("workerPool.cryptoPackages", [{ typeGroup: TYPE_GROUP, packageName: WIRE_MODULE }]);
        // As Core makes them, but known here, to be asked what they used and to be ended.
        app.rebind(Container.Identifiers.TransactionPoolWorkerIpcSubprocessFactory).toFactory(() => () => {
            const child = fork(WORKER_SCRIPT);
            this.processes.push(child);

            return new Utils.IpcSubprocess(child);
        });
        this.pool = app.get(Container.Identifiers.TransactionPoolWorkerPool);
    }

    /** Processor seconds since they were started. */
    public seconds(): number {
        return this.processes.reduce((sum, { pid }) => sum + usageOfOne(pid as number).cpuSeconds, 0);
    }

    public async verify(transactions: readonly Buffer[]): Promise<void> {
        for (let first = 0; first < transactions.length; first += AT_ONCE) {
            const some = transactions.slice(first, first + AT_ONCE);
            requireVerified(await Promise.all(some.map((bytes) => this.pool.getTransactionFromData(bytes))));
        }
    }

    public stop(): void {
        this.processes.forEach((child) => child.kill());
    }
}

async function verifyAlone(transactions: readonly Buffer[]): Promise<void> {
    for (const bytes of transactions) {
        requireVerified([Transactions.TransactionFactory.fromBytes(bytes)]);
    }
}

function requireVerified(transactions: readonly Interfaces.ITransaction[]): void {
    if (!transactions.every((transaction) => transaction.isVerified)) {
        throw new Error("a transaction was not verified");
    }
}

async function verified(workers: Workers, transactions: readonly Buffer[]): Promise<Seconds> {
    const before = workers.seconds();
    const node = await processorSecondsOf(() => workers.verify(transactions));

    return {
        workers: workers.seconds() - before,
        node,
        alone: await processorSecondsOf(() => verifyAlone(transactions)),
    };
}

/** As a peer sends them: bytes, of which each side makes transactions. */
function asBytes(): Record<Pooled, Buffer[]> {
    const pools = Object.entries(fullPools(new Senders(SENDERS), 1));

    return Object.fromEntries(
        pools.map(([content, transactions]) => [content, transactions.map(({ serialized }) => serialized)]),
    ) as Record<Pooled, Buffer[]>;
}

/**
 * Who verifies what comes into the pool: Core's workers, and what is left of it to the node. Transactions come as bytes, as
 * from peers; what the API takes as JSON is made into bytes by the node before.
 */
export async function workerRows(rounds: number, report: (line: string) => void): Promise<Row[]> {
    report(`${COUNT.toLocaleString("en")} transactions verified by Core's workers`);
    useBenchNetwork(PER_SENDER);
    const lists = asBytes();
    const workers = new Workers(await TestChain.start());

    try {
        return rowsOf(await inTurn(POOLED, { rounds }, (content) => verified(workers, lists[content])));
    } finally {
        workers.stop();
    }
}

function rowsOf(found: Readonly<Record<Pooled, readonly Seconds[]>>): Row[] {
    const of = (content: Pooled, part: keyof Seconds): number => median(found[content].map((seconds) => seconds[part]));

    return HELD_AGAINST_TRANSFERS.flatMap((content) => [
        ...(["workers", "node"] as const).map((part) =>
            rowOf({
                name: `verified from bytes by workers, time of ${part === "node" ? "the node" : "workers"}, 15,000: ${content} / transfers`,
                ours: of(content, part),
                peer: of("transfers", part),
                unit: "s",
            }),
        ),
        rowOf({
            name: `time of the node, 15,000 ${content} as bytes: verified by workers / by itself`,
            ours: of(content, "node"),
            peer: of(content, "alone"),
            unit: "s",
        }),
    ]);
}
