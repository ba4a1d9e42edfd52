import { ClusterNode } from "../devnet/cluster";
import { Purchase } from "./traffic";

/** What became of the licenses that were given away while faults struck. */
export interface Licenses {
    /** that some node took into its pool, on whichever branch */
    readonly taken: number;
    /** of these, in the chain that has won */
    readonly forged: number;
    /** of these, unknown to some node */
    readonly lost: number;
}

const AT_ONCE = 10;

/** Asks every node for every license, whose purchase the first node has in a block. */
export async function countLicenses(nodes: readonly ClusterNode[], purchases: readonly Purchase[]): Promise<Licenses> {
    const licenses = { taken: purchases.length, forged: 0, lost: 0 };

    for (let first = 0; first < purchases.length; first += AT_ONCE) {
        const known = await Promise.all(purchases.slice(first, first + AT_ONCE).map((each) => knownBy(nodes, each)));
        licenses.forged += known.filter((each) => each !== undefined).length;
        licenses.lost += known.filter((each) => each === false).length;
    }

    return licenses;
}

/** Whether all nodes know the license; undefined if its purchase is not in the chain that has won. */
async function knownBy(nodes: readonly ClusterNode[], { id, name, licensee }: Purchase): Promise<boolean | undefined> {
    if (!(await isForged(nodes[0] as ClusterNode, id))) {
        return undefined;
    }

    const path = `/plugins/${encodeURIComponent(name)}/licenses/${licensee}`;
    const answers = await Promise.all(nodes.map((node) => find<{ valid: boolean }>(node, path)));

    return answers.every((license) => license?.valid);
}

const isForged = async (node: ClusterNode, id: string): Promise<boolean> =>
    (await find<{ blockId?: string }>(node, `/transactions/${id}`))?.blockId !== undefined;

/** @returns undefined if the node knows nothing of it */
async function find<T>(node: ClusterNode, path: string): Promise<T | undefined> {
    try {
        return (await node.get<{ data: T }>(path)).data;
    } catch (error) {
        if ((error as Error).message.includes(": 404 ")) {
            return undefined;
        }

        throw error;
    }
}
