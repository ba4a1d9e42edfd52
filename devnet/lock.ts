import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { lock } from "proper-lockfile";

import { readDevnetFile } from "./devnet-file";
import { DevnetError } from "./errors";

/** After this many milliseconds without a sign of life a lock counts as left behind. */
const STALE = 5000;

/**
 * Makes this process the only one that runs the network in `directory`. A lock whose owner was killed is taken over
 * after a few seconds; `patience` is how many seconds to wait for that. @returns a function that gives the lock back.
 */
export async function lockDirectory(directory: string, onWait: () => void, patience = 8): Promise<() => Promise<void>> {
    try {
        mkdirSync(directory, { recursive: true });
    } catch (error) {
        throw new DevnetError(
            `${directory} cannot be created (${(error as NodeJS.ErrnoException).code}). ` +
                "Choose a folder that you may write to: npm start -- --data <dir>",
        );
    }

    const manner = { stale: STALE, update: STALE / 5, lockfilePath: join(directory, "lock") };

    try {
        return await lock(directory, manner);
    } catch (error) {
        const { code } = error as NodeJS.ErrnoException;

        if (code === "EACCES" || code === "EROFS") {
            throw new DevnetError(`You may not write to ${directory}. Choose another: npm start -- --data <dir>`);
        }

        if (code !== "ELOCKED") {
            throw error;
        }
    }

    onWait();

    try {
        return await lock(directory, {
            ...manner,
            retries: { retries: patience, minTimeout: 1000, maxTimeout: 1000 },
        });
    } catch {
        const owner = readDevnetFile(directory)?.processes.find(({ name }) => name === "start");
        throw new DevnetError(
            `A network already runs from ${directory}${owner ? ` (process ${owner.pid})` : ""}. ` +
                "End it with Ctrl-C in its terminal, or start a second one elsewhere: " +
                "npm start -- --data <dir> --api-port … (see --help)",
        );
    }
}
