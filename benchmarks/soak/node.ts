import { readFileSync } from "node:fs";
import { join } from "node:path";

import { Cleanup } from "../../devnet/cleanup";
import { Network } from "../../devnet/network";
import { CoreNode, startNode } from "../../devnet/node";
import { freePort } from "../../devnet/ports";
import { Postgres, removePostgres, startPostgres } from "../../devnet/postgres";
import { usageOfOne } from "../../src/runtime/process/usage";
import { prepareLoneNode } from "../harness/lone-node";

/** Mainnet's. */
export const BLOCK_TIME = 8;

const PROBE = join(__dirname, "event-loop.cjs");
const DATABASE = "soak";

/** How late a node's event loop was, in ms. */
export interface EventLoop {
    readonly p50: number;
    readonly p99: number;
    readonly max: number;
}

export interface Slots {
    /** that have passed since a height */
    readonly passed: number;
    readonly missed: number;
    /** transactions in their blocks */
    readonly transactions: number;
}

export interface SoakNodeOptions {
    readonly network: Network;
    /** folder that becomes the node's and its database's own */
    readonly directory: string;
    readonly plugin: boolean;
}

/** The only node of its network, which forges. */
export class SoakNode {
    private constructor(
        public readonly node: CoreNode,
        public readonly network: Network,
        private readonly postgres: Postgres,
        private readonly probeFile: string,
    ) {}

    public static async start({ network, directory, plugin }: SoakNodeOptions, cleanup: Cleanup): Promise<SoakNode> {
        const place = join(directory, "postgres");
        cleanup.add(async () => removePostgres(place));
        const postgres = await startPostgres({ directory: place, port: await freePort() });
        cleanup.add(() => postgres.stop());
        await postgres.createDatabase(DATABASE);
        const folder = join(directory, "node");
        const probeFile = join(folder, "event-loop");
        const variables = {
            CORE_LOG_LEVEL: "warn",
            NODE_OPTIONS: `--require ${PROBE}`,
            SOAK_EVENT_LOOP: probeFile,
        };
        const prepared = await prepareLoneNode({
            network,
            postgres,
            database: DATABASE,
            directory: folder,
            plugin,
            variables,
        });
        const node = startNode(prepared);
        cleanup.add(() => node.stop());
        await node.waitForHeight(2, 120_000);

        return new SoakNode(node, network, postgres, probeFile);
    }

    public resetEventLoop(): void {
        process.kill(this.pid, "SIGUSR2");
    }

    public eventLoop(): EventLoop {
        return JSON.parse(readFileSync(`${this.probeFile}.${this.pid}`, "utf8")) as EventLoop;
    }

    /** Resident memory of the node's process, in MB. */
    public memory(): number {
        const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${this.pid}/status`, "utf8")) ?? [];

        return Number(kilobytes) / 1000;
    }

    /** Processor seconds of the node's process since its start. */
    public processorSeconds(): number {
        return usageOfOne(this.pid).cpuSeconds;
    }

    public async slotsSince(height: number): Promise<Slots> {
        const client = await this.postgres.connect(DATABASE);
        const { rows } = await client.query<{ timestamp: number; transactions: number }>(
            "SELECT timestamp, number_of_transactions AS transactions FROM blocks WHERE height >= $1 ORDER BY height",
            [height],
        );
        await client.end();
        const [first, last] = [rows[0], rows.at(-1)];

        if (!first || !last) {
            throw new Error(`there is no block from height ${height} on`);
        }

        const passed = (last.timestamp - first.timestamp) / BLOCK_TIME;
        // The first block is where counting starts.
        const transactions = rows.slice(1).reduce((sum, row) => sum + row.transactions, 0);

        return { passed, missed: passed - (rows.length - 1), transactions };
    }

    private get pid(): number {
        const pid = this.node.pid();

        if (pid === undefined) {
            throw new Error(`the node has ended; its last lines: ${this.node.logTail(20)}`);
        }

        return pid;
    }
}
