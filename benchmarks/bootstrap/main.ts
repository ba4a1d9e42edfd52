/**
 * `npm run bench:bootstrap`: how fast a node rebuilds this package's state from PostgreSQL, beside Magistrate's entities
 * on the same database, and what the state needs: of 100,000 licenses, with `--full` of a million, on the chain of
 * `bench:api`, with `--quick` of a few. `--save` writes the results down.
 */
import { Managers } from "@arkecosystem/crypto";

import { TYPE_GROUP } from "../../src/transactions";
import { Chain, openChain } from "../chain/chain";
import { ChainSize, QUICK_CHAIN, SHARED_CHAIN } from "../chain/contents";
import { CoreDatabase, openCoreDatabase } from "../chain/database";
import { publish } from "../report/publish";
import { Row, rowOf } from "../report/rows";
import { heapInUse, processorSecondsOf } from "../state/registry";
import { bootstrapEntities, bootstrapRegistry, unbuiltNode } from "./node";

const SIZE: ChainSize = { seed: "api", packages: 10_000, licenses: 100_000, entities: 10_000 };

interface Built {
    readonly seconds: number;
    /** processor time of this process, which is not PostgreSQL's */
    readonly processor: number;
    /** bytes of the heap that the state needs */
    readonly heap: number;
}

async function built(
    database: CoreDatabase,
    build: (app: Awaited<ReturnType<typeof unbuiltNode>>) => Promise<void>,
): Promise<Built> {
    const app = await unbuiltNode(database);
    const before = heapInUse();
    const start = performance.now();
    const processor = await processorSecondsOf(() => build(app));
    const seconds = (performance.now() - start) / 1000;

    return { seconds, processor, heap: heapInUse() - before };
}

const countOf = async (chain: Chain, condition: string): Promise<number> => {
    const client = await chain.postgres.connect("chain");
    const { rows } = await client.query<{ count: string }>(`SELECT count(*) FROM transactions WHERE ${condition}`);
    await client.end();

    return Number(rows[0]?.count);
};

async function rowsOf(chain: Chain, report: (line: string) => void): Promise<Row[]> {
    const own = await countOf(chain, `type_group = ${TYPE_GROUP}`);
    const entities = await countOf(chain, "type_group = 2");
    const database = await openCoreDatabase(chain.postgres, "chain");

    try {
        report("warming up: Magistrate's entities");
        await built(database, bootstrapEntities);
        report("Magistrate's entities");
        const magistrate = await built(database, bootstrapEntities);
        report("this package, state alone");
        const state = await built(database, (app) => bootstrapRegistry(app, false));
        report("this package, with its read model");
        const all = await built(database, (app) => bootstrapRegistry(app, true));
        const unit = "transactions/s";

        return [
            ...[
                { what: "state alone", found: state },
                { what: "with read model", found: all },
            ].flatMap(({ what, found }) => [
                rowOf({ name: `${what}: rate`, ours: own / found.seconds, unit, goal: 50_000, better: "higher" }),
                rowOf({
                    name: `${what}: rate / Magistrate's entities`,
                    ours: own / found.seconds,
                    peer: entities / magistrate.seconds,
                    unit,
                    goal: 3,
                    better: "higher",
                }),
                rowOf({
                    name: `${what}: rate by processor time of the node / Magistrate's entities`,
                    ours: own / found.processor,
                    peer: entities / magistrate.processor,
                    unit,
                    better: "higher",
                }),
                rowOf({ name: `${what}: ${own.toLocaleString("en")} transactions`, ours: found.seconds, unit: "s" }),
                rowOf({ name: `${what}: heap, beyond the senders' wallets`, ours: found.heap / 1e6, unit: "MB" }),
            ]),
            rowOf({
                name: `Magistrate: heap of ${entities.toLocaleString("en")} entities`,
                ours: magistrate.heap / 1e6,
                unit: "MB",
            }),
        ];
    } finally {
        await database.close();
    }
}

async function main(): Promise<void> {
    const flags = process.argv.slice(2);
    const report = (line: string): unknown => process.stderr.write(`${line}\n`);
    const [quick, full] = [flags.includes("--quick"), flags.includes("--full")];
    const chain = await openChain(quick ? QUICK_CHAIN : full ? SHARED_CHAIN : SIZE, { report });

    try {
        Managers.configManager.setConfig(chain.network.config as never);
        Managers.configManager.setHeight(chain.height);
        const rows = await rowsOf(chain, report);
        const suite = full ? "bootstrap-full" : "bootstrap";
        publish({ suite, script: "bench:bootstrap", rows }, flags);
    } finally {
        await chain.close();
    }
}

void main();
