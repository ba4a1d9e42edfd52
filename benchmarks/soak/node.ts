import { readFileSync } from "node:fs";
import { join } from "node:path";

import { Cleanup } from "../../devnet/cleanup";
import { startLoneNode } from "../../devnet/lone-node";
import { Network } from "../../devnet/network";
import { CoreNode } from "../../devnet/node";
import { Postgres } from "../../devnet/postgres";
import { Usage, usageOf } from "../../src/runtime/process/usage";
import { temporaryPostgres } from "../harness/temporary-postgres";
import { ForgedBlock } from "./slots";

/** Mainnet's. */
export const BLOCK_TIME = 8;

const PROBE = join(__dirname, "event-loop.cjs");
const DATABASE = "soak";

/** How late a node's event loop was, in ms. */
export interface EventLoop {
    readonly p99: number;
    readonly max: number;
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
        private readonly node: CoreNode,
        public readonly network: Network,
        private readonly postgres: Postgres,
        private readonly probeFile: string,
    ) {}

    public static async start({ network, directory, plugin }: SoakNodeOptions, cleanup: Cleanup): Promise<SoakNode> {
        const postgres = await temporaryPostgres(join(directory, "postgres"), cleanup);
        await postgres.createDatabase(DATABASE);
        const folder = join(directory, "node");
        const probeFile = join(folder, "event-loop");
        const variables = {
            CORE_LOG_LEVEL: "warn",
            NODE_OPTIONS: `--require ${PROBE}`,
            SOAK_EVENT_LOOP: probeFile,
        };
        const node = await startLoneNode({
            network,
            postgres,
            database: DATABASE,
            directory: folder,
            plugin,
            variables,
        });
        cleanup.add(() => node.stop());
        await node.waitForHeight(2, 120_000);

        return new SoakNode(node, network, postgres, probeFile);
    }

    /** Base address of its API, `/api` included. */
    public get api(): string {
        return this.node.api;
    }

    public resetEventLoop(): void {
        process.kill(this.pid, "SIGUSR2");
    }

    public eventLoop(): EventLoop {
        return JSON.parse(readFileSync(`${this.probeFile}.${this.pid}`, "utf8")) as EventLoop;
    }

    /** Of the node's process and of Core's workers, which it starts. Memory that they share counts for each. */
    public usage(): Usage {
        return usageOf(this.pid) ?? this.ended();
    }

    /** All that it has forged. */
    public async blocks(): Promise<ForgedBlock[]> {
        const client = await this.postgres.connect(DATABASE);

        try {
            const { rows } = await client.query<ForgedBlock>(
                "SELECT timestamp, number_of_transactions AS transactions FROM blocks ORDER BY height",
            );

            return rows;
        } finally {
            await client.end();
        }
    }

    private get pid(): number {
        return this.node.pid() ?? this.ended();
    }

    private ended(): never {
        throw new Error(`the node has ended; its last lines: ${this.node.logTail(20)}`);
    }
}
