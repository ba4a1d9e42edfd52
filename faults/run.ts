import { Cluster, ClusterNode, startCluster } from "../devnet/cluster";
import { fundWallets, walletOf } from "../devnet/wallets";
import { agreement, branches, digests, sameBlocks } from "./agreement";
import { faults } from "./faults";
import { countLicenses, Licenses } from "./licenses";
import { Event, Timeline } from "./timeline";
import { RegistryTraffic, Traffic, TransferTraffic } from "./traffic";

/** Five that forge with a delegate each, and one that comes late. */
const DELEGATES = [1, 1, 1, 1, 1, 0];
const LATE = 5;
const BLOCK_SECONDS = 4;
const SENDERS = 4;

export interface RunOptions {
    readonly directory: string;
    /** how often each fault strikes, each time another node */
    readonly rounds: number;
    readonly plugin: boolean;
    /** longest time that the network may take to be one again after a fault, seconds */
    readonly patience: number;
    readonly report: (line: string) => void;
}

export interface Recovery {
    readonly fault: string;
    readonly node: string;
    /** until all nodes were on one chain */
    readonly seconds: number;
}

export interface RunReport {
    readonly plugin: boolean;
    readonly events: readonly Event[];
    readonly recoveries: readonly Recovery[];
    /** transactions that were seen in a block while faults struck */
    readonly transactions: number;
    readonly height: number;
    readonly sameBlocks: boolean;
    /** of all nodes; without the plugin there are none */
    readonly digests: readonly string[];
    readonly licenses: Licenses;
    /** until the node that started late had the chain of the others */
    readonly lateNodeSeconds: number | undefined;
    /** why the run ended before its end: what is missing is what it had not come to */
    readonly failure: string | undefined;
}

/** Starts a network, keeps it busy, lets each fault strike, and says what it is like afterwards. */
export async function runFaults(options: RunOptions): Promise<RunReport> {
    const cluster = await startCluster({
        directory: options.directory,
        delegatesPerNode: DELEGATES,
        blockTime: BLOCK_SECONDS,
        plugin: options.plugin,
        milestones: { aip35: true },
        // Two that are cut off from the others have one peer each, and forge.
        variables: { CORE_P2P_MIN_NETWORK_REACH: "1" },
        report: options.report,
    });

    try {
        return await strikeAll(cluster, options);
    } finally {
        await cluster.stop();
    }
}

async function strikeAll(cluster: Cluster, options: RunOptions): Promise<RunReport> {
    const forging = cluster.nodes.slice(0, LATE);
    await (cluster.nodes[LATE] as ClusterNode).stop();
    const timeout = options.patience * 1000;
    await agreement(cluster, forging, timeout);
    const wallets = Array.from({ length: SENDERS }, (_, index) => walletOf(`sender ${index}`));
    await fundWallets(forging[0] as ClusterNode, cluster.network, wallets);

    const timeline = new Timeline(options.report);
    const traffic = new (options.plugin ? RegistryTraffic : TransferTraffic)(forging, wallets);
    traffic.start();
    const found = { ...nothingFound(options.plugin), events: timeline.events };

    try {
        await strikeInTurn(cluster, forging, timeline, options, found.recoveries);
        found.lateNodeSeconds = await startLate(cluster, timeline, timeout);
        Object.assign(found, await conclude(cluster, traffic, timeline, options));
    } catch (error) {
        found.failure = (error as Error).message;
        timeline.note(`stopped: ${found.failure}`);
    } finally {
        await traffic.stop();
    }

    return { ...found, transactions: traffic.taken };
}

type Found = { -readonly [Key in keyof RunReport]: RunReport[Key] } & { readonly recoveries: Recovery[] };

const nothingFound = (plugin: boolean): Found => ({
    plugin,
    events: [],
    recoveries: [],
    transactions: 0,
    height: 0,
    sameBlocks: false,
    digests: [],
    licenses: { taken: 0, forged: 0, lost: 0 },
    lateNodeSeconds: undefined,
    failure: undefined,
});

async function strikeInTurn(
    cluster: Cluster,
    forging: readonly ClusterNode[],
    timeline: Timeline,
    { rounds, patience }: RunOptions,
    recoveries: Recovery[],
): Promise<void> {
    for (let turn = 0; turn < rounds * faults.length; turn++) {
        const fault = faults[turn % faults.length] as (typeof faults)[number];
        const victim = (turn + Math.floor(turn / faults.length)) % LATE;
        const { name } = forging[victim] as ClusterNode;
        timeline.note(`${fault.name}: ${name}`);
        await fault.strike(cluster, victim);
        timeline.note(`${fault.name} is over: ${await branches(forging)}`);
        const seconds = await agreement(cluster, forging, patience * 1000);
        timeline.note(`all five on one chain, ${seconds} s after the fault was over`);
        recoveries.push({ fault: fault.name, node: name, seconds });
    }
}

async function startLate(cluster: Cluster, timeline: Timeline, timeout: number): Promise<number> {
    timeline.note("a sixth node starts from the first block");
    (cluster.nodes[LATE] as ClusterNode).start({ peers: "running" });
    const seconds = await agreement(cluster, cluster.nodes, timeout);
    timeline.note(`it has the chain of the others after ${seconds} s`);

    return seconds;
}

async function conclude(
    cluster: Cluster,
    traffic: Traffic,
    timeline: Timeline,
    { plugin, patience }: RunOptions,
): Promise<Pick<RunReport, "height" | "sameBlocks" | "digests" | "licenses">> {
    await traffic.stop();
    // What is still in the pools is forged within a round; after that the digest stands still.
    await agreement(cluster, cluster.nodes, patience * 1000, 6);
    const height = Math.min(...(await Promise.all(cluster.nodes.map((node) => node.height()))));
    const licenses = await countLicenses(cluster.nodes, traffic.purchases);
    timeline.note(`height ${height}, ${traffic.taken} transactions, ${licenses.forged} licenses`);

    return {
        height,
        sameBlocks: await sameBlocks(cluster.nodes, height),
        digests: plugin ? await digests(cluster.nodes) : [],
        licenses,
    };
}
