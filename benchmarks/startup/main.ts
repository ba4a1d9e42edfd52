/**
 * `npm run bench:startup`: a node's start until its API answers, on a new network, with this package and without, in
 * turn; then `npm start` until its first block. `--save` writes the results down.
 */
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Cleanup } from "../../devnet/cleanup";
import { generateNetwork, Network } from "../../devnet/network";
import { startNode } from "../../devnet/node";
import { freePort } from "../../devnet/ports";
import { Postgres, removePostgres, startPostgres } from "../../devnet/postgres";
import { usageOfOne } from "../../src/runtime/process/usage";
import { prepareLoneNode } from "../harness/lone-node";
import { publish } from "../report/publish";
import { median, Row, rowOf } from "../report/rows";
import { secondsOfNpmStart } from "./npm-start";

const ROUNDS = 5;

interface Start {
    /** until the API answers */
    readonly seconds: number;
    /** processor time of the node's main process until then */
    readonly processor: number;
    /** until the first block after the genesis block */
    readonly firstBlock: number;
}

async function timedStart(network: Network, postgres: Postgres, directory: string, plugin: boolean): Promise<Start> {
    const database = `start_${Date.now()}`;
    await postgres.createDatabase(database);
    const prepared = await prepareLoneNode({ network, postgres, database, directory, plugin });
    const start = performance.now();
    const elapsed = (): number => (performance.now() - start) / 1000;
    const node = startNode(prepared);

    try {
        await node.waitForHeight(1, 120_000);
        const [seconds, processor] = [elapsed(), usageOfOne(node.pid() as number).cpuSeconds];
        await node.waitForHeight(2, 120_000);

        return { seconds, processor, firstBlock: elapsed() };
    } finally {
        await node.stop();
        rmSync(directory, { recursive: true, force: true });
    }
}

async function measure(directory: string, cleanup: Cleanup): Promise<Row[]> {
    const network = await generateNetwork({ directory: join(directory, "network") });
    const place = join(directory, "postgres");
    cleanup.add(async () => removePostgres(place));
    const postgres = await startPostgres({ directory: place, port: await freePort() });
    cleanup.add(() => postgres.stop());
    const found: Record<"with" | "without", Start[]> = { with: [], without: [] };

    for (let round = 0; round < ROUNDS; round++) {
        for (const [kind, starts] of Object.entries(found)) {
            starts.push(await timedStart(network, postgres, join(directory, "node"), kind === "with"));
            console.error(
                `round ${round + 1} of ${ROUNDS}, ${kind} the plugin: ${starts.at(-1)?.seconds.toFixed(1)} s`,
            );
        }
    }

    const of = (starts: readonly Start[], key: keyof Start): number => median(starts.map((start) => start[key]));
    const row = (name: string, key: keyof Start, goal?: number): Row =>
        rowOf({
            name: `${name}, with / without the plugin`,
            ours: of(found.with, key),
            peer: of(found.without, key),
            unit: "s",
            ...(goal === undefined ? {} : { goal }),
        });

    return [
        row("start until the API answers", "seconds", 1.05),
        row("start until the API answers, processor time of the node", "processor", 1.05),
        row("start until the first forged block", "firstBlock"),
        rowOf({ name: "npm start until the first block", ours: await secondsOfNpmStart(directory), unit: "s" }),
    ];
}

async function main(): Promise<void> {
    const directory = join(tmpdir(), `ark-plugin-registry-startup-${process.pid}`);
    const cleanup = new Cleanup();
    cleanup.add(async () => rmSync(directory, { recursive: true, force: true }));

    try {
        const rows = await measure(directory, cleanup);
        publish({ suite: "startup", script: "bench:startup", rows }, process.argv.slice(2));
    } finally {
        await cleanup.run();
    }
}

void main();
