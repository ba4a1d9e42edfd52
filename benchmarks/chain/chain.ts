import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { readJson } from "../../devnet/files";
import { lockDirectory } from "../../devnet/lock";
import { Network, openNetwork } from "../../devnet/network";
import { freePort } from "../../devnet/ports";
import { Postgres, startPostgres, stopPostgres } from "../../devnet/postgres";
import { ChainSize } from "./contents";
import { pathsIn, Summary, TEMPLATE } from "./folder";

/** Counts up when a change of this folder changes what is generated: older chains are then not used again. */
const FORMAT = 2;

/** A generated chain on a running PostgreSQL. */
export interface Chain extends Summary {
    readonly network: Network;
    readonly postgres: Postgres;
    /** A database with a copy of the chain, for a node that goes on forging; replaces a former one of this name. */
    copy(database: string): Promise<void>;
    /** Ends PostgreSQL and lets others use the chain. */
    close(): Promise<void>;
}

interface ChainOptions {
    /** where generated chains are kept; a folder in the system's one for temporary files unless told */
    readonly cache?: string;
    readonly report: (line: string) => void;
}

const DEFAULT_CACHE = join(tmpdir(), "ark-plugin-registry-chains");

/** Opens the chain of this size and seed, and generates it first unless that has been done before. */
export async function openChain(size: ChainSize, { cache = DEFAULT_CACHE, report }: ChainOptions): Promise<Chain> {
    const folder = folderOf(size, cache);
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    const unlock = await lockDirectory(folder, () => report(`waiting for another run that uses ${folder}`));
    const paths = pathsIn(folder);

    try {
        if (!existsSync(paths.summary)) {
            await generateApart(size, folder, report);
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

/** In a process of its own: Core's crypto keeps the genesis block of the first network that it is used with. */
async function generateApart(size: ChainSize, folder: string, report: ChainOptions["report"]): Promise<void> {
    const program = join(__dirname, "generate.ts");
    const child = spawn(process.execPath, ["--import", "tsx", program, folder, JSON.stringify(size)], {
        stdio: ["ignore", "ignore", "pipe"],
    });
    let last = "";
    createInterface(child.stderr).on("line", (line) => {
        last = line;
        report(line);
    });
    const [code] = (await once(child, "close")) as [number | null];

    if (code !== 0) {
        throw new Error(`No chain was generated: ${last}`);
    }
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
