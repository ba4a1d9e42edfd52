import { Cluster, ClusterNode } from "../devnet/cluster";
import { waitFor } from "../devnet/processes";

/** Nodes that keep up are at most so many blocks apart while one is on its way to the others. */
const LAG = 2;
const MEETINGS_MS = 15_000;

const idAt = async (node: ClusterNode, height: number): Promise<string> =>
    (await node.get<{ data: { id: string } }>(`/blocks/${height}`)).data.id;

/** The height up to which all nodes have the same blocks; undefined while they differ or one lags behind. */
async function commonHeight(nodes: readonly ClusterNode[]): Promise<number | undefined> {
    const heights = await Promise.all(nodes.map((node) => node.height()));
    const lowest = Math.min(...heights);

    if (Math.max(...heights) - lowest > LAG) {
        return undefined;
    }

    const ids = await Promise.all(nodes.map((node) => idAt(node, lowest)));

    return ids.every((id) => id === ids[0]) ? lowest : undefined;
}

/**
 * Waits until the nodes are on one chain and have made `further` blocks together since.
 * @returns seconds until they were on one chain
 * @throws Error after `timeout` ms, with the ends of their logs
 */
export async function agreement(
    cluster: Cluster,
    nodes: readonly ClusterNode[],
    timeout: number,
    further = 2,
): Promise<number> {
    const began = Date.now();
    const meetings = setInterval(() => void cluster.introduce(), MEETINGS_MS);
    let first: { readonly height: number; readonly seconds: number } | undefined;

    const probe = async (): Promise<number | undefined> => {
        const height = await commonHeight(nodes);
        first = height === undefined ? undefined : (first ?? { height, seconds: (Date.now() - began) / 1000 });

        return first && height !== undefined && height >= first.height + further ? first.seconds : undefined;
    };

    try {
        return Math.round(await waitFor("All nodes on one chain", probe, { timeout, interval: 500 }));
    } catch (error) {
        const logs = nodes.map(({ name, logTail }) => `${name}:\n${logTail(6)}`);
        throw new Error([(error as Error).message, ...logs].join("\n"), { cause: error });
    } finally {
        clearInterval(meetings);
    }
}

/** How high the nodes are that answer, and how many chains they are on: what a fault has left to be healed. */
export async function branches(nodes: readonly ClusterNode[]): Promise<string> {
    const heights = await Promise.all(nodes.map((node) => node.height().catch(() => undefined)));
    const answering = heights.filter((height) => height !== undefined);
    const lowest = Math.min(...answering);
    const ids = await Promise.all(
        nodes
            .filter((_, index) => heights[index] !== undefined)
            .map((node) => idAt(node, lowest).catch(() => undefined)),
    );
    const chains = new Set(ids.filter((id) => id !== undefined)).size;

    return `heights ${heights.map((height) => height ?? "–").join(" ")}, ${chains} chain${chains === 1 ? "" : "s"}`;
}

interface State {
    readonly height: number;
    readonly digest: string;
}

/** What each node says of the registry's state, all of them at one height. */
export function digests(nodes: readonly ClusterNode[]): Promise<string[]> {
    return waitFor("The registry's state of all nodes at one height", async () => {
        const answers = await Promise.all(nodes.map((node) => node.get<{ data: State }>("/plugins/state")));
        const heights = new Set(answers.map(({ data }) => data.height));

        return heights.size === 1 ? answers.map(({ data }) => data.digest) : undefined;
    });
}

/** Whether all nodes have the same block at every height up to one. */
export async function sameBlocks(nodes: readonly ClusterNode[], height: number): Promise<boolean> {
    const ids = await Promise.all(nodes.map((node) => idAt(node, height)));

    // A block's id covers the id of the block before it, down to the first.
    return ids.every((id) => id === ids[0]);
}
