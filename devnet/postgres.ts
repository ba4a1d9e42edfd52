import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { Client } from "pg";

import { PostgresAccount, postgresDirectory, preparePostgresAccount } from "./postgres-account";

const run = promisify(execFile);

const USER = "devnet";

/** A running PostgreSQL server. */
export interface Postgres {
    readonly port: number;
    readonly user: string;
    readonly password: string;
    /** Folder of the Unix socket: usable as a host name, and from any network namespace. */
    readonly socketDirectory: string;
    readonly pid: number;
    /** Creates a database unless it exists. */
    createDatabase(name: string): Promise<void>;
    /** Opens a client; the caller ends it. */
    connect(database: string): Promise<Client>;
    /** Ends the server after its sessions are cut off. Does nothing when it is already down. */
    stop(): Promise<void>;
}

async function tool(account: PostgresAccount, name: string, args: string[]): Promise<void> {
    try {
        await run(join(account.binaries, name), args, {
            ...account.identity,
            cwd: account.directory,
            env: { ...process.env, LC_ALL: "C" },
        });
    } catch (error) {
        const { stderr, stdout } = error as { stderr?: string; stdout?: string };
        throw new Error(`${name} failed: ${(stderr || stdout || String(error)).trim()}`);
    }
}

async function initialise(account: PostgresAccount): Promise<void> {
    const passwordFile = join(account.directory, "password");
    const data = join(account.directory, "data");
    // An interrupted initdb leaves a folder without PG_VERSION that it would itself refuse the next time.
    rmSync(data, { recursive: true, force: true });
    writeFileSync(passwordFile, `${randomBytes(18).toString("base64url")}\n`, { mode: 0o600 });

    if (account.identity.uid !== undefined) {
        chownSync(passwordFile, account.identity.uid, account.identity.gid);
    }

    await tool(account, "initdb", [
        `--pgdata=${data}`,
        `--username=${USER}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--no-sync",
    ]);
}

async function connect(server: Pick<Postgres, "port" | "socketDirectory" | "password">, database: string) {
    const client = new Client({
        host: server.socketDirectory,
        port: server.port,
        user: USER,
        password: server.password,
        database,
    });
    await client.connect();

    return client;
}

async function createDatabase(client: Client, name: string): Promise<void> {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);

    if (!rowCount) {
        await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
    }
}

/** Ends the server that a former run left behind in this folder, if there is one. */
export async function stopPostgres(directory: string): Promise<void> {
    const place = postgresDirectory(directory);

    if (existsSync(join(place, "data", "postmaster.pid"))) {
        const account = preparePostgresAccount(directory);
        const args = ["stop", "--pgdata", join(place, "data"), "--mode", "fast", "-w", "-s"];
        // A pid file without its process makes pg_ctl fail; the next start replaces such a file.
        await tool(account, "pg_ctl", args).catch(() => undefined);
    }
}

/** Deletes a server's files. It must not run. */
export const removePostgres = (directory: string): void =>
    rmSync(postgresDirectory(directory), { recursive: true, force: true });

/**
 * Starts the embedded PostgreSQL on 127.0.0.1:`port` and on a Unix socket, with its files in `directory` (as root,
 * possibly in a substitute that the database's account can reach). It runs as a daemon: signals of the terminal do not
 * reach it, so whatever uses it can end first.
 */
export async function startPostgres(options: { directory: string; port: number }): Promise<Postgres> {
    const account = preparePostgresAccount(options.directory);
    const data = join(account.directory, "data");

    if (!existsSync(join(data, "PG_VERSION"))) {
        await initialise(account);
    }

    await stopPostgres(options.directory);
    // fsync only guards against loss of power, which a local network may suffer.
    const settings = { listen_addresses: "127.0.0.1", unix_socket_directories: account.directory, fsync: "off" };
    const flags = Object.entries(settings).map(([key, value]) => `-c ${key}='${value}'`);
    const server = `-p ${options.port} ${flags.join(" ")}`;
    await tool(account, "pg_ctl", [
        "start",
        "-D",
        data,
        "-l",
        join(account.directory, "log"),
        "-w",
        "-s",
        "-o",
        server,
    ]);

    const base = {
        port: options.port,
        user: USER,
        password: readFileSync(join(account.directory, "password"), "utf8").trim(),
        socketDirectory: account.directory,
        pid: Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]),
    };

    return {
        ...base,
        connect: (database) => connect(base, database),
        createDatabase: async (name) => {
            const client = await connect(base, "postgres");
            await createDatabase(client, name).finally(() => client.end());
        },
        stop: () => stopPostgres(options.directory),
    };
}
