import { execFileSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";

/** Whether a process with this id exists (its owner does not matter). */
export function isAlive(pid: number): boolean {
    try {
        process.kill(pid, 0);

        return true;
    } catch (error) {
        return (error as NodeJS.ErrnoException).code === "EPERM";
    }
}

/** The command line of a process, or an empty string when there is none. */
export function commandOf(pid: number): string {
    try {
        return execFileSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" }).trim();
    } catch {
        return "";
    }
}

/** Asks a process to end, and insists after `patience` milliseconds. Returns when it is gone. */
export async function endProcess(pid: number, patience = 5000): Promise<void> {
    const deadline = Date.now() + patience;
    let signal: NodeJS.Signals = "SIGTERM";

    while (isAlive(pid)) {
        try {
            process.kill(pid, signal);
        } catch {
            return;
        }

        await sleep(50);

        if (Date.now() > deadline) {
            signal = "SIGKILL";
        }
    }
}

/**
 * Asks `probe` every `interval` milliseconds until it answers with something other than undefined.
 * A probe that throws has not answered. Throws `what` after `timeout` milliseconds.
 */
export async function waitFor<T>(
    what: string,
    probe: () => Promise<T | undefined>,
    { timeout = 120_000, interval = 200 }: { timeout?: number; interval?: number } = {},
): Promise<T> {
    const deadline = Date.now() + timeout;
    let last: unknown;

    for (;;) {
        try {
            const answer = await probe();

            if (answer !== undefined) {
                return answer;
            }

            last = undefined;
        } catch (error) {
            if (error instanceof Error && error.name === "DevnetError") {
                throw error;
            }

            last = error;
        }

        if (Date.now() > deadline) {
            throw new Error(`${what}: nothing after ${timeout / 1000} s${last ? ` (${String(last)})` : ""}`);
        }

        await sleep(interval);
    }
}
