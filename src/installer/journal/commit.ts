import { rm } from "node:fs/promises";

import { Folders } from "../folders";
import { readFormerVersions } from "../former";
import { pruneGenerations } from "../generations";
import { pruneStore } from "../store";
import { Change } from "./change";
import { Journal, readJournal, removeJournal, writeJournal } from "./journal";
import { stepsOf } from "./steps";

/** Told before each step, by its name. */
export type StepListener = (step: string) => void;

const ignore: StepListener = () => undefined;

/** Staged files of runs that ended, and versions that nobody needs any more. */
async function clean(folders: Folders, onStep: StepListener): Promise<void> {
    onStep("clean");
    await rm(folders.staging, { recursive: true, force: true });
    await pruneGenerations(folders);
    await pruneStore(folders, (await readFormerVersions(folders.former)).former);
}

async function close(folders: Folders, onStep: StepListener): Promise<void> {
    onStep("close");
    await removeJournal(folders);
    await clean(folders, onStep);
}

async function undo(folders: Folders, change: Change, onStep: StepListener): Promise<void> {
    for (const step of stepsOf(folders, change).reverse()) {
        onStep(`undo ${step.name}`);
        await step.undo();
    }

    await close(folders, onStep);
}

async function finish(folders: Folders, change: Change, onStep: StepListener): Promise<void> {
    try {
        for (const step of stepsOf(folders, change)) {
            onStep(step.name);
            await step.finish();
        }
    } catch (error) {
        // From here on a next run undoes too, instead of finishing what is half undone.
        await writeJournal(folders, { direction: "undo", change });
        await undo(folders, change, onStep);
        throw error;
    }

    await close(folders, onStep);
}

/**
 * Makes a change: journal first, then its steps. A failure undoes what was done; after a kill `recover` finishes it.
 * The caller holds the lock.
 *
 * @throws InstallerError APP_JSON_CHANGED, or what the disk said; everything is as before then
 */
export async function commit(folders: Folders, change: Change, onStep: StepListener = ignore): Promise<void> {
    onStep("journal");
    await writeJournal(folders, { direction: "finish", change });
    await finish(folders, change, onStep);
}

/** What became of a change that a former run had begun. */
export interface Recovered {
    readonly command: string;
    readonly outcome: "finished" | "undone";
}

async function conclude(folders: Folders, { direction, change }: Journal, onStep: StepListener): Promise<Recovered> {
    const { command } = change;

    if (direction === "undo") {
        await undo(folders, change, onStep);

        return { command, outcome: "undone" };
    }

    try {
        await finish(folders, change, onStep);

        return { command, outcome: "finished" };
    } catch {
        return { command, outcome: "undone" };
    }
}

/**
 * Finishes or undoes what a killed run left; the first thing that every command does under the lock.
 *
 * @returns undefined if there was nothing
 */
export async function recover(folders: Folders, onStep: StepListener = ignore): Promise<Recovered | undefined> {
    const journal = await readJournal(folders);

    if (journal) {
        return conclude(folders, journal, onStep);
    }

    await clean(folders, onStep);

    return undefined;
}
