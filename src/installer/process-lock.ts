import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { lock as lockFile } from "proper-lockfile";

import { InstallerError } from "./errors";

/** Milliseconds without a sign of life after which a lock of another machine counts as left behind. */
const STALE = { lock: 10_000, gate: 2000 } as const;
const RETRY = 250;

export type Release = () => Promise<void>;

interface LockRequest {
    /** The installer's folder; created if need be. */
    readonly home: string;
    /** How long to wait for another run, in milliseconds. */
    readonly patience: number;
    /** Told once, before waiting. */
    onWait(message: string): void;
}

async function holderOf(home: string): Promise<number | undefined> {
    const pid = Number(await readFile(join(home, "holder"), "utf8").catch(() => ""));

    return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
}

function isAlive(pid: number): boolean {
    try {
        process.kill(pid, 0);

        return true;
    } catch (error) {
        return (error as NodeJS.ErrnoException).code !== "ESRCH";
    }
}

async function tryLock(home: string, name: keyof typeof STALE): Promise<Release | undefined> {
    try {
        return await lockFile(join(home, name), { stale: STALE[name], realpath: false });
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ELOCKED") {
            return undefined;
        }

        throw error;
    }
}

/**
 * Taking the lock and saying who has it happen under a second, very short lock: so a lock whose holder was killed can be
 * taken away at once, and never from somebody who has only just taken it.
 */
async function attempt(home: string): Promise<Release | undefined> {
    const releaseGate = await tryLock(home, "gate");

    if (!releaseGate) {
        return undefined;
    }

    try {
        const holder = await holderOf(home);

        if (holder !== undefined && !isAlive(holder)) {
            await rm(join(home, "lock.lock"), { recursive: true, force: true });
        }

        const release = await tryLock(home, "lock");

        if (release) {
            await writeFile(join(home, "holder"), String(process.pid));
        }

        return release;
    } finally {
        await releaseGate();
    }
}

/**
 * Makes this process the only one that changes this node's plugins; a run that was killed leaves nothing to wait for.
 *
 * @throws InstallerError BUSY when another run does not end in time
 */
export async function lockHome({ home, patience, onWait }: LockRequest): Promise<Release> {
    await mkdir(home, { recursive: true, mode: 0o700 });
    const deadline = Date.now() + patience;

    for (let told = false; ;) {
        const release = await attempt(home);

        if (release) {
            return release;
        }

        const holder = await holderOf(home);
        const who = holder === undefined ? "Another run" : `Another run (process ${holder})`;

        if (Date.now() >= deadline) {
            throw new InstallerError(
                "BUSY",
                `${who} is changing this node's plugins. Wait for its end, then try again.`,
            );
        }

        if (!told) {
            onWait(`${who} is changing this node's plugins; waiting for its end.`);
            told = true;
        }

        await sleep(RETRY);
    }
}
