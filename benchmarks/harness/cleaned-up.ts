import { Cleanup } from "../../devnet/cleanup";
import { interruption } from "../../devnet/interruption";

/** What a shell shows of a program that Ctrl-C has ended. */
export const INTERRUPTED = 130;

/**
 * Does something, and ends what it has started, whether it returns, throws or this process is told to end: databases and
 * nodes run apart from the terminal, so Ctrl-C does not reach them.
 */
export async function cleanedUp<T>(work: (cleanup: Cleanup) => Promise<T>): Promise<T> {
    const cleanup = new Cleanup();
    const over = new AbortController();
    const interrupted = interruption(over.signal).then(async (): Promise<never> => {
        // The work goes on, and loses its databases and nodes.
        process.on("uncaughtException", () => undefined);
        await cleanup.run();
        process.exit(INTERRUPTED);
    });

    try {
        return await Promise.race([work(cleanup), interrupted]);
    } finally {
        over.abort();
        await cleanup.run();
    }
}
