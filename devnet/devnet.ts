import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

import { Cleanup } from "./cleanup";
import { DevnetFile, endLeftovers, writeDevnetFile } from "./devnet-file";
import { readJson, writeJson } from "./files";
import { lockDirectory } from "./lock";
import { startLoneNode } from "./lone-node";
import { generateNetwork, Network, openNetwork, PACKAGE_ROOT } from "./network";
import { CoreNode } from "./node";
import { StartOptions } from "./options";
import { assertPortsFree } from "./ports";
import { Postgres, removePostgres, startPostgres, stopPostgres } from "./postgres";
import { fundWallets, useNetwork, Wallet, walletOf } from "./wallets";

const ROLES = ["publisher", "alice", "bob", "operator"];
const DATABASE = "ark";

/** A running local network. */
export interface Devnet {
    readonly file: DevnetFile;
    readonly network: Network;
    readonly node: CoreNode;
    readonly postgres: Postgres;
    /** Height at which it began to forge. */
    readonly height: number;
}

/** How the network is told apart from the outside. */
export interface DevnetHooks {
    readonly report: (line: string) => void;
    readonly cleanup: Cleanup;
    /** Builds the package; runs beside what does not need it. */
    readonly build: () => Promise<void>;
}

const foldersIn = (data: string) => ({
    network: join(data, "network"),
    node: join(data, "node"),
    postgres: join(data, "postgres"),
    logs: join(data, "logs"),
    npm: join(data, "npm"),
    wallets: join(data, "wallets.json"),
    file: join(data, "devnet.json"),
});

async function openOrGenerate(options: StartOptions, report: DevnetHooks["report"]): Promise<Network> {
    const folders = foldersIn(options.data);

    if (existsSync(folders.network)) {
        report("continuing the former chain (--reset starts a new one)");

        return openNetwork(folders.network);
    }

    report(`generating a network: ${options.delegates} delegates, ${options.blockTime} s blocks`);
    removePostgres(folders.postgres);

    for (const path of [folders.node, folders.logs, folders.npm, folders.wallets, folders.file]) {
        rmSync(path, { recursive: true, force: true });
    }

    // Renamed when whole, so that an interruption leaves none behind.
    const draft = `${folders.network}.draft`;
    rmSync(draft, { recursive: true, force: true });
    const { delegates, blockTime, milestones = {} } = options;
    await generateNetwork({ directory: draft, delegates, blockTime, milestones });
    renameSync(draft, folders.network);

    return openNetwork(folders.network);
}

function openWallets(path: string): Wallet[] {
    if (!existsSync(path)) {
        const wallets = ROLES.map((role) => walletOf(role));
        writeJson(path, wallets);
    }

    return readJson<Wallet[]>(path);
}

const describe = (node: CoreNode, network: Network, postgres: Postgres, wallets: Wallet[]): DevnetFile => ({
    api: node.api,
    network: {
        nethash: network.config.network.nethash,
        pubKeyHash: network.config.network.pubKeyHash,
        blockTime: Number(network.config.milestones[0]?.blocktime),
        crypto: join(network.configDirectory, "crypto"),
    },
    wallets,
    processes: [
        { name: "start", pid: process.pid },
        { name: "postgres", pid: postgres.pid },
        { name: "node", pid: node.pid() ?? 0 },
    ],
});

async function hasFunds(node: CoreNode, wallet: Wallet): Promise<boolean> {
    try {
        const { data } = await node.get<{ data: { nonce: string; balance: string } }>(`/wallets/${wallet.address}`);

        return data.balance !== "0" || data.nonce !== "0";
    } catch {
        return false;
    }
}

async function claimFolder(options: StartOptions, { report, cleanup }: DevnetHooks): Promise<void> {
    const { data, apiPort, p2pPort, webhookPort, dbPort } = options;
    const folders = foldersIn(data);
    const unlock = await lockDirectory(data, () => report("waiting for the lock of a former run"));
    cleanup.add(unlock);

    for (const leftover of await endLeftovers(data)) {
        report(`ended what a killed run left behind: ${leftover}`);
    }

    await stopPostgres(folders.postgres);
    const ports = { "api-port": apiPort, "p2p-port": p2pPort, "webhook-port": webhookPort, "db-port": dbPort };
    await assertPortsFree(ports);

    if (options.reset) {
        rmSync(folders.network, { recursive: true, force: true });
    }
}

/**
 * Starts PostgreSQL and one forging node in `options.data`, continuing the chain that is there, and gives funds to the
 * wallets that have none. What it started is ended by `hooks.cleanup`, also when it throws half-way.
 */
export async function startDevnet(options: StartOptions, hooks: DevnetHooks): Promise<Devnet> {
    const { report, cleanup, build } = hooks;
    const folders = foldersIn(options.data);
    await claimFolder(options, hooks);

    // Both outcomes are awaited: a failure must not leave the other at work behind the clean-up.
    const [generating, building] = [openOrGenerate(options, report), build()];
    await Promise.allSettled([generating, building]);
    await building;
    const network = await generating;
    useNetwork(network.config);
    const wallets = openWallets(folders.wallets);

    report(`starting PostgreSQL on port ${options.dbPort}`);
    cleanup.add(() => stopPostgres(folders.postgres));
    const postgres = await startPostgres({ directory: folders.postgres, port: options.dbPort });
    await postgres.createDatabase(DATABASE);

    report(`starting the node; its log is ${join(folders.logs, "node.log")}`);
    const node = await startLoneNode({
        network,
        directory: folders.node,
        packageRoot: options.packageRoot ?? PACKAGE_ROOT,
        pluginOptions: { entitlements: { operator: wallets.find(({ role }) => role === "operator")?.address } },
        logFile: join(folders.logs, "node.log"),
        postgres,
        database: DATABASE,
        ports: { api: options.apiPort, p2p: options.p2pPort, webhooks: options.webhookPort },
    });
    cleanup.add(() => node.stop());
    const file = describe(node, network, postgres, wallets);
    writeDevnetFile(options.data, file);

    const former = await node.waitForHeight(1);
    report(`the API answers at height ${former}; waiting for a block`);
    const height = await node.waitForHeight(former + 1);
    report(`block ${height} is forged`);

    return { file, network, node, postgres, height };
}

/** Gives its starting balance to every wallet that has none yet. @returns how many that were. */
export async function fundDevnet({ file, network, node }: Devnet): Promise<number> {
    const rich = await Promise.all(file.wallets.map((wallet) => hasFunds(node, wallet)));
    const poor = file.wallets.filter((_, index) => !rich[index]);

    if (poor.length > 0) {
        await fundWallets(node, network, poor);
    }

    return poor.length;
}
