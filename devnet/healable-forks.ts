import { Utils } from "@arkecosystem/core-kernel";

/** Of Core's peer verifier (core-p2p, `findHighestCommonBlockHeight`). */
const PROBES = 8;

/**
 * Whether Core 3.9.1 finds the last block that two chains share. It asks the other node which of nine of its own blocks
 * that one has, then of nine between two of those, and so on. When none of them is common, the other node answers with
 * an error and closes the connection; the blocks that are asked for next do not come, and the peer is dropped. Nodes
 * whose heights stay as they are never find each other again (docs/reliability.md).
 *
 * @param common height of the last block that both have
 * @param lower height of the chain that is not higher than the other
 */
export async function findsCommonBlock(common: number, lower: number): Promise<boolean> {
    let refused = false;
    const probe = (heights: number[]): Promise<number | undefined> => {
        const highest = heights.filter((height) => height <= common).at(-1);
        refused ||= highest === undefined;

        return Promise.resolve(highest);
    };
    await new Utils.NSect(PROBES, probe).find(1, lower);

    return !refused;
}
