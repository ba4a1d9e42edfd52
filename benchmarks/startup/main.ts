/**
 * `npm run bench:startup`: a node's start until its API answers, on a new network, with this package and without, in
 * turn, each first as often as the other; then `npm start` until its first block. `--quick` for fewer rounds; `--save`,
 * `--check`, `--json` as `npm run bench`.
 */
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Cleanup } from "../../devnet/cleanup";
import { prepareLoneNode } from "../../devnet/lone-node";
import { generateNetwork, Network } from "../../devnet/network";
import { CoreNode, startNode } from "../../devnet/node";
import { Postgres } from "../../devnet/postgres";
import { usageOf } from "../../src/runtime/process/usage";
import { cleanedUp } from "../harness/cleaned-up";
import { optionsOf } from "../harness/options";
import { temporaryPostgres } from "../harness/temporary-postgres";
import { publish } from "../report/publish";
import { median, Row, rowOf } from "../report/rows";
import { secondsOfNpmStart } from "./npm-start";

/** Even: each side is first as often as the other. */
const ROUNDS = 4;
const QUICK_ROUNDS = 2;

const KINDS = ["with", "without"] as const;

interface Start {
    /** until the API answers */
    readonly seconds: number;
    /** processor time of the node's process and of Core's workers until then */
    readonly processor: number;
    /** until the first block after the genesis block */
    readonly firstBlock: number;
}

function processorSeconds(node: CoreNode): number {
    const usage = usageOf(node.pid() ?? 0);

    if (!usage) {
        throw new Error(`the node has ended; its last lines: ${node.logTail()}`);
    }

    return usage.cpuSeconds;
}

interface StartOptions {
    readonly network: Network;
    readonly postgres: Postgres;
    readonly directory: string;
    readonly plugin: boolean;
}

async function timedStart({ network, postgres, directory, plugin }: StartOptions, cleanup: Cleanup): Promise<Start> {
    const database = `start_${Date.now()}`;
    await postgres.createDatabase(database);
    const prepared = await prepareLoneNode({ network, postgres, database, directory, plugin });
    const start = performance.now();
    const elapsed = (): number => (performance.now() - start) / 1000;
    const node = startNode(prepared);
    cleanup.add(() => node.stop());

    try {
        await node.waitForHeight(1, 120_000);
        const [seconds, processor] = [elapsed(), processorSeconds(node)];
        await node.waitForHeight(2, 120_000);

        return { seconds, processor, firstBlock: elapsed() };
    } finally {
        await node.stop();
        rmSync(directory, { recursive: true, force: true });
    }
}

type Starts = Readonly<Record<(typeof KINDS)[number], readonly Start[]>>;

/** Both in turn, after one round that does not count. */
async function compareStarts(rounds: number, directory: string, cleanup: Cleanup): Promise<Starts> {
    const network = await generateNetwork({ directory: join(directory, "network") });
    const postgres = await temporaryPostgres(join(directory, "postgres"), cleanup);
    const found: Record<(typeof KINDS)[number], Start[]> = { with: [], without: [] };

    for (let round = 0; round <= rounds; round++) {
        for (const kind of round % 2 === 0 ? KINDS : [...KINDS].reverse()) {
            const start = await timedStart(
                { network, postgres, directory: join(directory, "node"), plugin: kind === "with" },
                cleanup,
            );
            const name = round === 0 ? "warming up" : `round ${round} of ${rounds}`;
            console.error(`${name}, ${kind} the plugin: ${start.seconds.toFixed(1)} s`);

            if (round > 0) {
                found[kind].push(start);
            }
        }
    }

    return found;
}

async function measure(rounds: number, directory: string, cleanup: Cleanup): Promise<Row[]> {
    const found = await compareStarts(rounds, directory, cleanup);
    const of = (starts: readonly Start[], key: keyof Start): number => median(starts.map((start) => start[key]));
    const row = (name: string, key: keyof Start, goal?: number): Row =>
        rowOf({
            name: `${name}, with / without the plugin`,
            ours: of(found.with, key),
            peer: of(found.without, key),
            unit: "s",
            ...(goal === undefined ? {} : { goal }),
        });

    console.error("npm start");
    const npmStart = await secondsOfNpmStart(join(directory, "npm-start"), cleanup);

    return [
        row("start until the API answers", "seconds", 1.05),
        row("start until the API answers, processor time of the node and its workers", "processor", 1.05),
        row("start until the first forged block", "firstBlock"),
        rowOf({ name: "npm start until the first block", ours: npmStart, unit: "s" }),
    ];
}

async function main(): Promise<void> {
    const { quick, flags } = optionsOf({
        script: "bench:startup",
        description: "A node's start on a new network, with the plugin and without; npm start to its first block.",
        quick: "fewer rounds",
    });
    const directory = join(tmpdir(), `ark-plugin-registry-startup-${process.pid}`);
    const rows = await cleanedUp((cleanup) => {
        cleanup.add(async () => rmSync(directory, { recursive: true, force: true }));

        return measure(quick ? QUICK_ROUNDS : ROUNDS, directory, cleanup);
    });
    publish({ suite: "startup", script: "bench:startup", rows }, flags);
}

main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
});
