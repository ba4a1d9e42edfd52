import { ChildProcess, execFile, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { ChainClient } from "./chain-client";
import { DevnetError } from "./errors";
import { ARK_BINARY, isolatedEnvironment } from "./network";
import { endProcess, waitFor } from "./processes";

/**
 * What a node finds of the other nodes of its network when it starts:
 * - `running`: it joins them.
 * - `absent`, not started yet or out of reach: the first slot is left out, and one a minute for as long as there are too
 *   few peers.
 * - `none`, it is its network's only node: it looks for no peers and takes none, and so leaves out no slot but the first.
 */
type Peers = "running" | "absent" | "none";

const FLAGS_OF_PEERS: Readonly<Record<Peers, readonly string[]>> = {
    running: [],
    absent: ["--networkStart"],
    none: ["--networkStart", "--disableDiscovery"],
};

/** How to run one Core node: relay and forger in one process, or a relay alone. */
export interface NodeOptions {
    readonly name: string;
    /** Folder made by `prepareNodeFolder`. */
    readonly directory: string;
    /** Where its log goes; appended to. */
    readonly logFile: string;
    readonly database: { host: string; port: number; name: string; user: string; password: string };
    /** Address it listens on; a node in a namespace listens on all of its addresses. */
    readonly host?: string;
    /** Address at which this process reaches its API; the same as `host` unless told. */
    readonly apiHost?: string;
    readonly ports: { api: number; p2p: number; webhooks: number };
    /** Network namespace (`ip netns`) to run in. Root only. */
    readonly namespace?: string;
    /** False for a relay: Core refuses to forge without a delegate. True unless told. */
    readonly forges?: boolean;
    /** Those that it starts among; `running` unless told. */
    readonly peers?: Peers;
    /** Core's environment: `test` forges without any peer, `production` wants a quorum. */
    readonly environment?: "test" | "production";
    /** Further environment variables, CORE_LOG_LEVEL for one. */
    readonly variables?: Record<string, string>;
}

/** A Core node as a child process. It runs apart from the terminal: Ctrl-C does not reach it, `stop` does. */
export interface CoreNode {
    readonly name: string;
    readonly logFile: string;
    /** Base address of its API, `/api` included. */
    readonly api: string;
    /** Undefined while it does not run. */
    pid(): number | undefined;
    /**
     * Runs one of Core's commands on this node's folder and database, such as `snapshot:rollback`, and answers what it
     * printed. Some of them print that they have failed and end with success.
     */
    command(...args: string[]): Promise<string>;
    /** GETs a path below `/api` and answers the parsed body; throws unless it is a success. */
    get<T = unknown>(path: string): Promise<T>;
    /** Height of its last block. */
    height(): Promise<number>;
    /** Resolves with the height once it is at least `height`; throws if the node ends or `timeout` ms pass. */
    waitForHeight(height: number, timeout?: number): Promise<number>;
    start(changes?: Partial<Pick<NodeOptions, "forges" | "peers" | "environment" | "variables">>): void;
    /** Ends it with SIGTERM, after five seconds with SIGKILL. */
    stop(): Promise<void>;
    /** Ends it with SIGKILL, as a power cut would. */
    kill(): Promise<void>;
    /** Calls back when the node ends without having been told to. */
    onDeath(listener: (reason: string) => void): void;
    /** The last lines of its log. */
    logTail(lines?: number): string;
}

function environmentOf(options: NodeOptions): NodeJS.ProcessEnv {
    const { database, directory, host = "127.0.0.1", ports } = options;

    return {
        ...isolatedEnvironment(directory),
        CORE_PATH_CONFIG: join(directory, "config"),
        CORE_PATH_DATA: join(directory, "data"),
        CORE_PATH_CACHE: join(directory, "cache"),
        CORE_PATH_TEMP: join(directory, "temp"),
        CORE_PATH_LOG: join(directory, "log"),
        CORE_DB_HOST: database.host,
        CORE_DB_PORT: String(database.port),
        CORE_DB_DATABASE: database.name,
        CORE_DB_USERNAME: database.user,
        CORE_DB_PASSWORD: database.password,
        CORE_API_HOST: host,
        CORE_API_PORT: String(ports.api),
        CORE_API_RATE_LIMIT_DISABLED: "true",
        CORE_API_NO_ESTIMATED_TOTAL_COUNT: "true",
        CORE_P2P_HOST: host,
        CORE_P2P_PORT: String(ports.p2p),
        CORE_WEBHOOKS_ENABLED: "true",
        CORE_WEBHOOKS_HOST: host,
        CORE_WEBHOOKS_PORT: String(ports.webhooks),
        // The log goes to our file; Core's own copy of it would only be a second one.
        CORE_LOG_LEVEL_FILE: "error",
        ...options.variables,
    };
}

const argumentsOf = (options: NodeOptions): string[] => [
    ARK_BINARY,
    options.forges === false ? "relay:run" : "core:run",
    // Only Core's own names are accepted here; the crypto configuration of the folder wins over theirs.
    "--network=testnet",
    "--token=ark",
    `--env=${options.environment ?? "test"}`,
    "--skipPrompts",
    ...FLAGS_OF_PEERS[options.peers ?? "running"],
];

function spawnNode(options: NodeOptions): ChildProcess {
    const log = openSync(options.logFile, "a", 0o600);
    const command = [process.execPath, ...argumentsOf(options)];
    const [file, ...args] = options.namespace ? ["ip", "netns", "exec", options.namespace, ...command] : command;

    try {
        return spawn(file as string, args, {
            cwd: options.directory,
            detached: true,
            env: environmentOf(options),
            stdio: ["ignore", log, log],
        });
    } finally {
        closeSync(log);
    }
}

/** Starts a Core node; it is running, not yet ready, when this returns (`waitForHeight(1)`). */
export function startNode(given: NodeOptions): CoreNode {
    let options = given;
    let child: ChildProcess | undefined;
    let death: string | undefined;
    const listeners: Array<(reason: string) => void> = [];
    const api = `http://${given.apiHost ?? given.host ?? "127.0.0.1"}:${given.ports.api}/api`;
    mkdirSync(join(given.logFile, ".."), { recursive: true });

    const died = (reason: string): void => {
        death = reason;
        child = undefined;
        listeners.forEach((listener) => listener(reason));
    };

    const start: CoreNode["start"] = (changes = {}) => {
        if (child) {
            throw new Error(`${given.name} runs already`);
        }

        options = { ...options, ...changes };
        death = undefined;
        const started = spawnNode(options);
        child = started;
        started.once("error", (error) => child === started && died(error.message));
        started.once("exit", (code, signal) => child === started && died(`exit ${signal ?? code}`));
    };

    const end = async (patience: number): Promise<void> => {
        const pid = child?.pid;
        child = undefined;

        if (pid) {
            await endProcess(pid, patience);
        }
    };

    const client = new ChainClient(api);
    const get: CoreNode["get"] = (path) => client.get(path);
    const height = async (): Promise<number> =>
        (await get<{ data: { block: { height: number } } }>("/blockchain")).data.block.height;

    start();

    return {
        name: given.name,
        logFile: given.logFile,
        api,
        pid: () => child?.pid,
        command: async (...args) => {
            const { stdout } = await promisify(execFile)(
                process.execPath,
                [ARK_BINARY, ...args, "--network=testnet", "--token=ark", "--skipPrompts"],
                { cwd: options.directory, env: environmentOf(options) },
            );

            return stdout;
        },
        get,
        height,
        waitForHeight: (wanted, timeout) =>
            waitFor(
                `${given.name} at height ${wanted}`,
                async () => {
                    if (death) {
                        throw new DevnetError(`${given.name} ended (${death}); its log is ${given.logFile}`);
                    }

                    const current = await height();

                    return current >= wanted ? current : undefined;
                },
                timeout ? { timeout } : {},
            ),
        start,
        stop: () => end(5000),
        kill: async () => {
            const pid = child?.pid;
            child = undefined;

            if (pid) {
                process.kill(pid, "SIGKILL");
                await endProcess(pid, 0);
            }
        },
        onDeath: (listener) => void listeners.push(listener),
        logTail: (lines = 20) => readFileSync(given.logFile, "utf8").trimEnd().split("\n").slice(-lines).join("\n"),
    };
}
