import { execFile } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { Cleanup } from "./cleanup";
import { readJson, writeJson } from "./files";
import { createNamespaces, Namespace, NamespaceGroup, removeNamespaces } from "./namespaces";
import { generateNetwork, Network } from "./network";
import { CoreNode, NodeOptions, startNode } from "./node";
import { prepareNodeFolder } from "./node-folder";
import { freePort } from "./ports";
import { Postgres, startPostgres, stopPostgres } from "./postgres";
import { useNetwork } from "./wallets";

/** Several nodes on this machine, each in a network namespace of its own. */
export interface ClusterOptions {
    /** Folder for everything; must be empty or absent. */
    readonly directory: string;
    /** How many delegates each node forges with, for instance `[5, 0]`: one forges, one only follows. */
    readonly delegatesPerNode: readonly number[];
    /** Seconds, at least 3. */
    readonly blockTime?: number;
    readonly milestones?: Record<string, unknown>;
    readonly pluginOptions?: Record<string, unknown>;
    /** False for a network of Core alone, to compare with. */
    readonly plugin?: boolean;
    readonly variables?: Record<string, string>;
    /** Told of what goes on; nothing is printed without it. */
    readonly report?: (line: string) => void;
}

/** A node of a cluster, with the place where it runs. */
export interface ClusterNode extends CoreNode {
    readonly namespace: Namespace;
}

export interface Cluster {
    readonly network: Network;
    readonly nodes: readonly ClusterNode[];
    readonly postgres: Postgres;
    readonly namespaces: NamespaceGroup;
    /** Cuts the network into two sides that do not reach each other; `heal` mends it. Indexes of nodes. */
    partition(oneSide: readonly number[]): void;
    heal(): void;
    /**
     * Every running node calls on every other that it reaches, as peers come by in a large network. A node that a busy
     * machine made drop its few peers would otherwise be alone for up to ten minutes. A call while another is under way
     * waits for that one: on a slow machine they would pile up.
     */
    introduce(): Promise<void>;
    stop(): Promise<void>;
}

const PORTS = { api: 4003, p2p: 4002, webhooks: 4004 };

const variablesFor = (count: number, given: Record<string, string> = {}): Record<string, string> => ({
    // Their defaults are made for a public network: 20 peers, five of them in one subnet.
    CORE_P2P_MIN_NETWORK_REACH: String(Math.max(1, Math.min(2, count - 1))),
    CORE_P2P_MAX_PEERS_SAME_SUBNET: "100",
    ...given,
});

/** Hands out the delegates in order; throws unless every one is given to exactly one node. */
function shareOut(delegates: readonly string[], shares: readonly number[]): string[][] {
    let next = 0;
    const lots = shares.map((share) => delegates.slice(next, (next += share)));

    if (next !== delegates.length) {
        throw new Error(`${delegates.length} delegates cannot be shared out as ${shares.join(" + ")}`);
    }

    return lots;
}

function partitionOf(nodes: readonly ClusterNode[], group: NamespaceGroup) {
    const set = (oneSide: readonly number[], reachable: boolean): void =>
        nodes.forEach((one, index) =>
            nodes
                .filter((_, other) => oneSide.includes(index) && !oneSide.includes(other))
                .forEach((other) => group.setReachable(one.namespace, other.namespace, reachable)),
        );

    return {
        partition: (oneSide: readonly number[]) => set(oneSide, false),
        heal: () => nodes.forEach((_, index) => set([index], true)),
    };
}

function oneAtATime(work: () => Promise<void>): () => Promise<void> {
    let current: Promise<void> | undefined;

    return () => (current ??= work().finally(() => (current = undefined)));
}

const KNOCK = [process.execPath, "--import", "tsx", join(__dirname, "knock.ts")];
const KNOCK_TIMEOUT = 30_000;

async function introduce(nodes: readonly ClusterNode[]): Promise<void> {
    const running = nodes.filter((node) => node.pid() !== undefined);

    await Promise.all(
        running.map(async ({ namespace }) => {
            const others = running.filter((other) => other.namespace !== namespace);
            const peers = others.map((other) => `${other.namespace.address}:${PORTS.p2p}`);

            try {
                await promisify(execFile)("ip", ["netns", "exec", namespace.name, ...KNOCK, ...peers], {
                    timeout: KNOCK_TIMEOUT,
                    killSignal: "SIGKILL",
                });
            } catch {
                // Some are out of reach or too busy: the next round tells.
            }
        }),
    );
}

/**
 * Starts a cluster: writes the genesis block of each node in a first run, then starts them one by one as peers of
 * each other. It returns when all APIs answer; blocks follow once the nodes trust each other.
 * Root only (`canUseNamespaces`). Throws after ending what it had started.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
    const cleanup = new Cleanup();

    try {
        return await start(options, cleanup);
    } catch (error) {
        await cleanup.run();
        throw error;
    }
}

async function start(options: ClusterOptions, cleanup: Cleanup): Promise<Cluster> {
    const { directory, delegatesPerNode, report = () => undefined } = options;
    // Others may pass through, as PostgreSQL's account must; the folders below are closed where they hold secrets.
    mkdirSync(directory, { recursive: true });
    const delegates = delegatesPerNode.reduce((sum, share) => sum + share, 0);
    const { blockTime = 3, milestones = {} } = options;
    report(`generating a network: ${delegates} delegates, ${blockTime} s blocks`);
    const network = await generateNetwork({ directory: join(directory, "network"), delegates, blockTime, milestones });
    useNetwork(network.config);

    const postgresFolder = join(directory, "postgres");
    cleanup.add(() => stopPostgres(postgresFolder));
    const postgres = await startPostgres({ directory: postgresFolder, port: await freePort() });
    cleanup.add(async () => removeNamespaces());
    const namespaces = createNamespaces(delegatesPerNode.length);

    const lots = shareOut(network.delegates, delegatesPerNode);
    const prepared = await Promise.all(
        namespaces.namespaces.map((place, index) =>
            prepare(options, { network, postgres, namespaces, place, index, lots }),
        ),
    );
    report("first run: each node writes the genesis block");
    const nodes = prepared.map((node) => ({ ...startNode(node.options), namespace: node.place }));
    nodes.forEach((node) => cleanup.add(() => node.stop()));
    await Promise.all(nodes.map((node) => node.waitForHeight(1)));
    await Promise.all(nodes.map((node) => node.stop()));
    report("second run: the nodes look for each other");

    for (const [index, node] of nodes.entries()) {
        await startAmong(node, join(directory, node.name), nodes.slice(0, index));
    }

    return {
        network,
        nodes,
        postgres,
        namespaces,
        ...partitionOf(nodes, namespaces),
        introduce: oneAtATime(() => introduce(nodes)),
        stop: () => cleanup.run(),
    };
}

/**
 * Starts a node that knows only those who run. A node looks for peers when it starts and then once a minute, but learns
 * at once of those that come to it; of those that it did not reach it wants to hear nothing for a while.
 */
async function startAmong(node: ClusterNode, folder: string, running: readonly ClusterNode[]): Promise<void> {
    const path = join(folder, "config/peers.json");
    const complete = readJson(path);
    // The list may not be empty; a node drops its own address.
    const known = running.length > 0 ? running.map(({ namespace }) => namespace.address) : ["127.0.0.1"];
    writeJson(path, { list: known.map((address) => ({ ip: address, port: PORTS.p2p })) });
    node.start({ peers: "running" });
    await node.waitForHeight(1);
    writeJson(path, complete);
}

interface Preparation {
    readonly network: Network;
    readonly postgres: Postgres;
    readonly namespaces: NamespaceGroup;
    readonly place: Namespace;
    readonly index: number;
    readonly lots: readonly string[][];
}

async function prepare(
    { directory, pluginOptions = {}, plugin = true, variables }: ClusterOptions,
    { network, postgres, namespaces, place, index, lots }: Preparation,
): Promise<{ options: NodeOptions; place: Namespace }> {
    const name = `node${index + 1}`;
    const others = namespaces.namespaces.filter((other) => other !== place);
    await prepareNodeFolder({
        network,
        directory: join(directory, name),
        secrets: lots[index] ?? [],
        peers: others.map(({ address }) => ({ ip: address, port: PORTS.p2p })),
        pluginOptions,
        plugin,
    });
    await postgres.createDatabase(name);
    const { port, user, password, socketDirectory } = postgres;
    const options: NodeOptions = {
        name,
        directory: join(directory, name),
        logFile: join(directory, "logs", `${name}.log`),
        // A socket in the file system is reached from every namespace; 127.0.0.1 of this machine is not.
        database: { host: socketDirectory, port, name, user, password },
        host: "0.0.0.0",
        apiHost: place.address,
        ports: PORTS,
        namespace: place.name,
        forges: (lots[index] ?? []).length > 0,
        peers: "absent",
        environment: "production",
        variables: variablesFor(namespaces.namespaces.length, variables),
    };

    return { options, place };
}
