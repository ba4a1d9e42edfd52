import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc") as () => void;

/** The second time, what the first one freed beside the heap is counted as free. */
function collect(): void {
    gc();
    gc();
}

/** ms */
const SAMPLING_INTERVAL = 10;

/** Bytes of the heap that are in use, and of what lies beside it for typed arrays. */
export function heapInUse(): number {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();

    return heapUsed + arrayBuffers;
}

/** Bytes of the heap and of buffers outside it, with garbage. */
function occupied(): number {
    const { heapUsed, external } = process.memoryUsage();

    return heapUsed + external;
}

/**
 * Bytes of memory at most while something is done, beyond those at its beginning: garbage included, so it says what is
 * needed, not what is kept. Sampled whenever the event loop turns. Not resident memory: a process keeps pages that
 * something before has used, so what comes second would seem to need none.
 */
export async function peakOf(work: () => Promise<void>): Promise<number> {
    collect();
    const before = occupied();
    let most = before;
    const sample = (): void => {
        most = Math.max(most, occupied());
    };
    const timer = setInterval(sample, SAMPLING_INTERVAL);

    try {
        await work();
        sample();
    } finally {
        clearInterval(timer);
    }

    return most - before;
}
