import { createHash } from "node:crypto";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { readJson, writeJson } from "../../devnet/files";
import { lockDirectory } from "../../devnet/lock";
import { Network, openNetwork } from "../../devnet/network";
import { freePort } from "../../devnet/ports";
import { Postgres, removePostgres, startPostgres, stopPostgres } from "../../devnet/postgres";
import { ChainSize } from "./contents";
import { BlockLoader, createTables, unguarded } from "./database";
import { chainBlocks, generateChainNetwork, useChainNetwork } from "./network";
import { transactionLimit } from "./transactions";

/** Counts up when a change of this folder changes what is generated: older chains are then not used again. */
const FORMAT = 2;
const TEMPLATE = "chain";

/** What is kept about a generated chain; written last, so that it vouches for the rest. */
interface Summary {
    readonly size: ChainSize;
    readonly height: number;
    readonly transactions: number;
}

/** A generated chain on a running PostgreSQL. */
export interface Chain extends Summary {
    readonly network: Network;
    readonly postgres: Postgres;
    /** A database with a copy of the chain, for a node that goes on forging; replaces a former one of this name. */
    copy(database: string): Promise<void>;
    /** Ends PostgreSQL and lets others use the chain. */
    close(): Promise<void>;
}

export interface ChainOptions {
    /** where generated chains are kept; a folder in the system's one for temporary files unless told */
    readonly cache?: string;
    readonly report: (line: string) => void;
}

export const DEFAULT_CACHE = join(tmpdir(), "ark-plugin-registry-chains");

/** Opens the chain of this size and seed, and generates it first unless that has been done before. */
export async function openChain(size: ChainSize, { cache = DEFAULT_CACHE, report }: ChainOptions): Promise<Chain> {
    const folder = folderOf(size, cache);
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    const unlock = await lockDirectory(folder, () => report(`waiting for another run that uses ${folder}`));
    const paths = pathsIn(folder);

    try {
        if (!existsSync(paths.summary)) {
            await generate(size, folder, report);
        }

        const postgres = await startPostgres({ directory: paths.postgres, port: await freePort() });

        return {
            ...readJson<Summary>(paths.summary),
            network: openNetwork(paths.network),
            postgres,
            copy: (database) => copyDatabase(postgres, database),
            close: async () => {
                await postgres.stop();
                await unlock();
            },
        };
    } catch (error) {
        await stopPostgres(paths.postgres);
        await unlock();
        throw error;
    }
}

function folderOf(size: ChainSize, cache: string): string {
    const { seed, packages, licenses, entities } = size;
    const key = createHash("sha256").update(JSON.stringify([FORMAT, seed, packages, licenses, entities]));

    return join(cache, `${packages}-${licenses}-${entities}-${key.digest("hex").slice(0, 12)}`);
}

const pathsIn = (folder: string) => ({
    network: join(folder, "network"),
    postgres: join(folder, "postgres"),
    rows: join(folder, "rows"),
    summary: join(folder, "chain.json"),
});

async function generate(size: ChainSize, folder: string, report: ChainOptions["report"]): Promise<void> {
    const paths = pathsIn(folder);
    removePostgres(paths.postgres);
    rmSync(paths.network, { recursive: true, force: true });
    rmSync(paths.rows, { recursive: true, force: true });
    const network = await generateChainNetwork(paths.network, size);
    const postgres = await startPostgres({ directory: paths.postgres, port: await freePort() });

    try {
        await postgres.createDatabase(TEMPLATE);
        await createTables(postgres, TEMPLATE);
        const client = await postgres.connect(TEMPLATE);

        try {
            let summary: Omit<Summary, "size"> = { height: 0, transactions: 0 };
            const loader = new BlockLoader(client, paths.rows);
            await unguarded(client, async () => {
                summary = await loadBlocks(network, size, loader, report);
                report("building Core's indexes");
            });
            writeJson(paths.summary, { size, ...summary });
        } finally {
            await client.end();
        }
    } finally {
        await postgres.stop();
        rmSync(paths.rows, { recursive: true, force: true });
    }
}

async function loadBlocks(
    network: Network,
    size: ChainSize,
    loader: BlockLoader,
    report: ChainOptions["report"],
): Promise<Omit<Summary, "size">> {
    useChainNetwork(network);
    const [started, limit] = [performance.now(), transactionLimit(size)];
    let [height, transactions, told] = [0, 0, 0];

    for (const block of chainBlocks(network, size)) {
        await loader.add(block);
        height = block.data.height;
        transactions += block.transactions.length;

        if (transactions - told >= limit / 20) {
            told = transactions;
            const rate = Math.round((transactions / (performance.now() - started)) * 1000);
            report(`generated ${transactions} of about ${limit} transactions, ${rate} per second`);
        }
    }

    await loader.flush();

    return { height, transactions };
}

async function copyDatabase(postgres: Postgres, database: string): Promise<void> {
    const client = await postgres.connect("postgres");

    try {
        const name = client.escapeIdentifier(database);
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
        await client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} STRATEGY FILE_COPY`);
    } finally {
        await client.end();
    }
}
