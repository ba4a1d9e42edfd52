import { once } from "node:events";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Resolves once this process is told to end, which it then has to do by itself.
 *
 * @param signal ends the waiting: the promise is rejected then
 */
export async function interruption(signal?: AbortSignal): Promise<void> {
    await Promise.race(SIGNALS.map((name) => once(process, name, signal ? { signal } : {})));
}
