import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { PACKAGE_ROOT } from "../../devnet/network";
import { freePort } from "../../devnet/ports";

/** What `npm start` prints then. */
const FIRST_BLOCK = "first block of this run";
const PORTS = ["api", "p2p", "webhook", "db", "npm"];

/**
 * Seconds of `npm start` from the command to the first block: the package built, a network generated, PostgreSQL and
 * the node started.
 * @throws Error if it ends before
 */
export async function secondsOfNpmStart(directory: string): Promise<number> {
    const ports = await Promise.all(PORTS.map(async (name) => [`--${name}-port`, `${await freePort()}`]));
    const data = join(directory, "npm-start");
    const start = performance.now();
    // A group of its own, so that all of it can be told to end, as Ctrl-C does.
    const child = spawn("npm", ["start", "--", "--data", data, ...ports.flat()], {
        cwd: PACKAGE_ROOT,
        detached: true,
        stdio: ["ignore", "pipe", "inherit"],
    });
    const exit = once(child, "exit");
    let seconds: number | undefined;

    for await (const line of createInterface({ input: child.stdout })) {
        if (line.includes(FIRST_BLOCK)) {
            seconds = (performance.now() - start) / 1000;
            process.kill(-(child.pid as number), "SIGINT");
        }
    }

    await exit;

    if (seconds === undefined) {
        throw new Error("npm start ended before its first block");
    }

    return seconds;
}
