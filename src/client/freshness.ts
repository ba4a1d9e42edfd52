import { ClientError } from "./errors";
import { StateResource } from "./resources";

/** What a node says of itself and of its peers. */
export interface Freshness {
    readonly node: string;
    readonly state: StateResource;
    /** Core's own judgement */
    readonly syncing: boolean;
    /** heights that its peers had when it last asked them */
    readonly peerHeights: readonly number[];
    /** seconds */
    readonly blockTime: number;
}

/** Blocks by which a node may be behind half of its peers, whose heights are as old as its last question. */
const BLOCKS_BEHIND = 5;
/** Block times, and at least seconds, for which there may be no new block. */
const BLOCK_TIMES_BEHIND = 15;
const SECONDS_BEHIND = 120;

function median(values: readonly number[]): number | undefined {
    return [...values].sort((left, right) => left - right)[Math.floor((values.length - 1) / 2)];
}

/**
 * Why a node's chain is not to be relied upon, undefined if it is. Core calls a node without peers synced; the clock
 * knows better.
 *
 * @param now seconds since 1970
 */
export function whyBehind({ state, syncing, peerHeights, blockTime }: Freshness, now: number): string | undefined {
    const ahead = (median(peerHeights) ?? 0) - state.height;

    if (ahead > BLOCKS_BEHIND) {
        return `at height ${state.height} it is ${ahead} blocks behind its peers`;
    }

    const age = Math.round(now - state.chainTime.unix);

    if (age > Math.max(SECONDS_BEHIND, BLOCK_TIMES_BEHIND * blockTime)) {
        return `its last block, ${state.height}, is ${age} s old by this machine's clock`;
    }

    return syncing || !state.synced ? `at height ${state.height} it is still syncing` : undefined;
}

/** @throws ClientError CHAIN_BEHIND */
export function assertFresh(freshness: Freshness, now = Date.now() / 1_000): void {
    const reason = whyBehind(freshness, now);

    if (reason !== undefined) {
        const { node, state } = freshness;
        throw new ClientError(
            "CHAIN_BEHIND",
            `The node ${node} lags behind: ${reason}. Wait until it has caught up, or name another one with --node.`,
            { node, height: state.height },
        );
    }
}
