/**
 * `npm run bench:bootstrap`: how fast a node rebuilds this package's state from PostgreSQL, beside Magistrate's entities
 * on the same database, and what memory that needs: of 100,000 licenses, with `--full` of a million, once, on the chain of
 * `bench:api`, with `--quick` of a few. All are built in turn, after a round that does not count. `--save` writes the results down.
 */
import { Application } from "@arkecosystem/core-kernel";
import { Managers } from "@arkecosystem/crypto";

import { TYPE_GROUP } from "../../src/transactions";
import { Chain, openChain } from "../chain/chain";
import { ChainSize, QUICK_CHAIN, SHARED_CHAIN } from "../chain/contents";
import { CoreDatabase, openCoreDatabase } from "../chain/database";
import { cleanedUp } from "../harness/cleaned-up";
import { heapInUse, peakOf } from "../harness/memory";
import { optionsOf } from "../harness/options";
import { processorSecondsOf } from "../harness/processor";
import { inTurn, Turns } from "../harness/rounds";
import { publish } from "../report/publish";
import { median, Row, rowOf } from "../report/rows";
import { bootstrapEntities, bootstrapRegistry, unbuiltNode } from "./node";

const SIZE: ChainSize = { seed: "api", packages: 10_000, licenses: 100_000, entities: 10_000 };
const TURNS: Turns = { rounds: 3 };
/** A million licenses take minutes a time. */
const ONCE: Turns = { rounds: 1, warmUp: false };

interface Built {
    readonly seconds: number;
    /** processor time of this process, which is not PostgreSQL's */
    readonly processor: number;
    /** bytes of the heap that the state needs */
    readonly heap: number;
    /** bytes of heap and buffers at most while it is built, garbage included, beyond what was there before */
    readonly peak: number;
}

async function built(database: CoreDatabase, build: (app: Application) => Promise<void>): Promise<Built> {
    const app = await unbuiltNode(database);
    const before = heapInUse();
    let [seconds, processor] = [0, 0];
    const peak = await peakOf(async () => {
        const start = performance.now();
        processor = await processorSecondsOf(() => build(app));
        seconds = (performance.now() - start) / 1000;
    });

    return { seconds, processor, heap: heapInUse() - before, peak };
}

const BUILDS = {
    "Magistrate's entities": bootstrapEntities,
    "state alone": (app: Application) => bootstrapRegistry(app, false),
    "with read model": (app: Application) => bootstrapRegistry(app, true),
} as const;

type Build = keyof typeof BUILDS;

const countOf = async (chain: Chain, condition: string): Promise<number> => {
    const client = await chain.postgres.connect("chain");
    const { rows } = await client.query<{ count: string }>(`SELECT count(*) FROM transactions WHERE ${condition}`);
    await client.end();

    return Number(rows[0]?.count);
};

const medianOf = (found: readonly Built[], key: keyof Built): number => median(found.map((one) => one[key]));

/** @param transactions how many were read */
const memoryRows = (what: string, found: readonly Built[], transactions: string): Row[] => [
    rowOf({
        name: `${what}: heap of ${transactions}, beyond the senders' wallets`,
        ours: medianOf(found, "heap") / 1e6,
        unit: "MB",
    }),
    rowOf({
        name: `${what}: heap and buffers at most meanwhile, garbage included`,
        ours: Math.max(...found.map(({ peak }) => peak)) / 1e6,
        unit: "MB",
    }),
];

async function rowsOf(chain: Chain, turns: Turns, report: (line: string) => void): Promise<Row[]> {
    const own = await countOf(chain, `type_group = ${TYPE_GROUP}`);
    const entities = await countOf(chain, "type_group = 2");
    const database = await openCoreDatabase(chain.postgres, "chain");

    try {
        const found = await inTurn(Object.keys(BUILDS) as Build[], turns, async (name) => {
            const one = await built(database, BUILDS[name]);
            report(`${name}: ${one.seconds.toFixed(1)} s`);

            return one;
        });
        const magistrate = found["Magistrate's entities"];
        const transactions = `${own.toLocaleString("en")} transactions`;

        return [
            ...(["state alone", "with read model"] as const).flatMap((what) => [
                ...rateRows(what, { built: found[what], count: own }, { built: magistrate, count: entities }),
                rowOf({ name: `${what}: ${transactions}`, ours: medianOf(found[what], "seconds"), unit: "s" }),
                ...memoryRows(what, found[what], transactions),
            ]),
            ...memoryRows("Magistrate", magistrate, `${entities.toLocaleString("en")} entities`),
            rowOf({
                name: "peak of resident memory of the whole process, all of the above one after another",
                ours: process.resourceUsage().maxRSS / 1e3,
                unit: "MB",
            }),
        ];
    } finally {
        await database.close();
    }
}

interface Side {
    readonly built: readonly Built[];
    /** of transactions */
    readonly count: number;
}

function rateRows(what: string, ours: Side, peer: Side): Row[] {
    const unit = "transactions/s";
    const rate = ({ built: found, count }: Side, key: "seconds" | "processor"): number => count / medianOf(found, key);

    return [
        rowOf({ name: `${what}: rate`, ours: rate(ours, "seconds"), unit, goal: 50_000, better: "higher" }),
        rowOf({
            name: `${what}: rate / Magistrate's entities`,
            ours: rate(ours, "seconds"),
            peer: rate(peer, "seconds"),
            unit,
            goal: 3,
            better: "higher",
        }),
        rowOf({
            name: `${what}: rate by processor time of the node / Magistrate's entities`,
            ours: rate(ours, "processor"),
            peer: rate(peer, "processor"),
            unit,
            better: "higher",
        }),
    ];
}

async function main(): Promise<void> {
    const { quick, full, flags } = optionsOf({
        script: "bench:bootstrap",
        description: "How fast, and in what memory, state is rebuilt from PostgreSQL, beside Magistrate's entities.",
        quick: "10,000 licenses in place of 100,000",
        full: "a million licenses, once",
    });
    const report = (line: string): unknown => process.stderr.write(`${line}\n`);
    const rows = await cleanedUp(async (cleanup) => {
        const chain = await openChain(quick ? QUICK_CHAIN : full ? SHARED_CHAIN : SIZE, { report });
        cleanup.add(() => chain.close());
        Managers.configManager.setConfig(chain.network.config as never);
        Managers.configManager.setHeight(chain.height);

        return rowsOf(chain, full ? ONCE : TURNS, report);
    });
    publish({ suite: full ? "bootstrap-full" : "bootstrap", script: "bench:bootstrap", rows }, flags);
}

void main();
