import { Crypto } from "@arkecosystem/crypto";

export interface ForgedBlock {
    /** seconds of the network's epoch */
    readonly timestamp: number;
    /** how many it holds */
    readonly transactions: number;
}

export interface Slots {
    readonly passed: number;
    /** those without a block */
    readonly missed: number;
    /** in the blocks of those that passed */
    readonly transactions: number;
}

// Slots are as long as at the first height, so Core asks for no block's timestamp.
const slotAt = (timestamp: number): number => Crypto.Slots.getSlotNumber(() => timestamp, timestamp, 1);

/**
 * The slots that began after `from` and were over at `to`, in seconds of the network's epoch (`Crypto.Slots.getTime()`),
 * whether there are blocks up to then or not. Needs the network's configuration, of one block time.
 */
export function slotsBetween(blocks: readonly ForgedBlock[], from: number, to: number): Slots {
    const [before, running] = [slotAt(from), slotAt(to)];
    const counted = blocks.filter(({ timestamp }) => slotAt(timestamp) > before && slotAt(timestamp) < running);
    const passed = Math.max(0, running - before - 1);

    return {
        passed,
        missed: passed - counted.length,
        transactions: counted.reduce((sum, block) => sum + block.transactions, 0),
    };
}
