import { execFile } from "node:child_process";
import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";

import { readJson, writeJson } from "./files";

const run = promisify(execFile);

/** The package under development: what a node's plugins folder links to. */
export const PACKAGE_ROOT = resolve(__dirname, "..");

/** Core's command line, as a script for Node. */
export const ARK_BINARY = join(dirname(require.resolve("@arkecosystem/core/package.json")), "bin/run");

const NETWORK = "local";

/** What a network is made of. Amounts in arktoshi, times in seconds. */
export interface NetworkOptions {
    /** Folder that becomes the network's own; it must not exist. */
    readonly directory: string;
    /** Delegates of the genesis block, and active delegates of a round. */
    readonly delegates?: number;
    /** At least 3: the forger refuses a slot with less than two seconds left. */
    readonly blockTime?: number;
    /** Merged into the first milestone. */
    readonly milestones?: Record<string, unknown>;
    /** Further flags of `ark network:generate`, without the dashes. */
    readonly flags?: Record<string, string | number | boolean>;
}

/** The crypto configuration of a network, in the shape that `configManager.setConfig` takes. */
export interface NetworkConfig {
    readonly network: { readonly nethash: string; readonly pubKeyHash: number };
    readonly milestones: Array<Record<string, unknown>>;
    readonly exceptions: Record<string, unknown>;
    readonly genesisBlock: Record<string, unknown>;
}

/** A generated network: its configuration folder is the template of its nodes. */
export interface Network {
    readonly configDirectory: string;
    /** Passphrases of the genesis delegates; each holds an equal share of the premine. */
    readonly delegates: string[];
    readonly config: NetworkConfig;
}

const DEFAULT_FLAGS = {
    network: NETWORK,
    token: "ARK",
    symbol: "Ѧ",
    explorer: "http://127.0.0.1",
    pubKeyHash: 30,
    wif: 186,
    rewardHeight: 2,
    vendorFieldLength: 255,
    htlcEnabled: true,
    peers: "",
    distribute: true,
    overwriteConfig: true,
    force: true,
};

/** Entities of Magistrate need `aip36`; ours need `aip35`. */
const DEFAULT_MILESTONES = { aip35: true, aip36: true };

/** Reads a network that was generated before. */
export function openNetwork(directory: string): Network {
    const configDirectory = join(directory, NETWORK);
    const crypto = <T>(name: string): T => readJson<T>(join(configDirectory, "crypto", `${name}.json`));

    return {
        configDirectory,
        delegates: readJson<{ secrets: string[] }>(join(configDirectory, "delegates.json")).secrets,
        config: {
            network: crypto("network"),
            milestones: crypto("milestones"),
            exceptions: crypto("exceptions"),
            genesisBlock: crypto("genesisBlock"),
        },
    };
}

/** Generates a network of its own genesis with Core's `network:generate`, and adds our milestones. */
export async function generateNetwork(options: NetworkOptions): Promise<Network> {
    const { directory, delegates = 5, blockTime = 3 } = options;
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const flags = { ...DEFAULT_FLAGS, delegates, blocktime: blockTime, ...options.flags, configPath: directory };
    const args = Object.entries(flags).map(([name, value]) => `--${name}=${value}`);
    await run(process.execPath, [ARK_BINARY, "network:generate", ...args], { env: isolatedEnvironment(directory) });

    const path = join(directory, NETWORK, "crypto/milestones.json");
    const [first, ...rest] = readJson<Array<Record<string, unknown>>>(path);
    writeJson(path, [{ ...first, ...DEFAULT_MILESTONES, ...options.milestones }, ...rest]);

    return openNetwork(directory);
}

/** Keeps Core's own command line from reading or writing the folders of the user who runs it. */
export function isolatedEnvironment(directory: string): NodeJS.ProcessEnv {
    const inherited = Object.entries(process.env).filter(([name]) => !/^(CORE_|npm_|NODE_OPTIONS$)/.test(name));
    const home = join(directory, "home");

    return {
        ...Object.fromEntries(inherited),
        XDG_CONFIG_HOME: home,
        XDG_DATA_HOME: home,
        XDG_CACHE_HOME: home,
        XDG_STATE_HOME: home,
    };
}
