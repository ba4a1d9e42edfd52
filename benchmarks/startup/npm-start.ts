import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

import { Cleanup } from "../../devnet/cleanup";
import { PACKAGE_ROOT } from "../../devnet/network";
import { freePort } from "../../devnet/ports";

/** What `npm start` prints then. */
const FIRST_BLOCK = "first block of this run";
const PORTS = ["api", "p2p", "webhook", "db", "npm"];
/** Milliseconds until the first block. */
const PATIENCE = 120_000;
/** Milliseconds in which it ends what it began, once it is told to. */
const GRACE = 30_000;

/** To a process group, which may have ended meanwhile. */
function signal(group: number, name: NodeJS.Signals): void {
    try {
        process.kill(-group, name);
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ESRCH") {
            throw error;
        }
    }
}

/**
 * Seconds of `npm start` from the command to the first block: the package built, a network generated, PostgreSQL and
 * the node started.
 *
 * @param data folder that becomes the network's own
 * @param cleanup ends it, if this process has to end before
 * @throws Error if it ends before, or has not forged after two minutes; it is ended then
 */
export async function secondsOfNpmStart(data: string, cleanup: Cleanup): Promise<number> {
    const ports = await Promise.all(PORTS.map(async (name) => [`--${name}-port`, `${await freePort()}`]));
    const start = performance.now();
    // A group of its own, so that all of it can be told to end, as Ctrl-C does.
    const child = spawn("npm", ["start", "--", "--data", data, ...ports.flat()], {
        cwd: PACKAGE_ROOT,
        detached: true,
        stdio: ["ignore", "pipe", "inherit"],
    });
    const exit = once(child, "exit");
    const elapsed = (): number => (performance.now() - start) / 1000;
    let timer = setTimeout(() => end(), PATIENCE);
    let [ended, seconds]: [boolean, number | undefined] = [false, undefined];
    const end = (): void => {
        ended = true;
        clearTimeout(timer);
        timer = setTimeout(() => signal(child.pid as number, "SIGKILL"), GRACE);
        signal(child.pid as number, "SIGINT");
    };

    cleanup.add(async () => {
        if (child.exitCode === null && child.signalCode === null) {
            end();
            await exit;
        }
    });

    for await (const line of createInterface({ input: child.stdout })) {
        if (line.includes(FIRST_BLOCK) && !ended) {
            seconds = elapsed();
            end();
        }
    }

    await exit;
    clearTimeout(timer);

    if (seconds === undefined) {
        const reason = ended ? `had no block after ${PATIENCE / 1000} s and was ended` : "ended before its first block";
        throw new Error(`npm start ${reason}`);
    }

    return seconds;
}
