import { chmod, mkdir, rename, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

import { InstallerError } from "../errors";
import { exists, placeAt, readIfExists, removeDurably, replaceLink, syncFolder, writeDurably } from "../files";
import { Folders, linkOf, linkTarget } from "../folders";
import { switchGeneration } from "../generations";
import { Change, FileChange, PluginChange } from "./change";

/** One step of a change. Both directions may run again after a kill: what is done already stays as it is. */
export interface Step {
    /** Stable, for instance `link @acme/pkg`. */
    readonly name: string;
    finish(): Promise<void>;
    undo(): Promise<void>;
}

/** Renames unless that has happened; both ends are synced. */
async function moveOnce(from: string, to: string): Promise<void> {
    if (!(await exists(from))) {
        return;
    }

    await mkdir(dirname(to), { recursive: true });
    await rename(from, to);
    await syncFolder(dirname(to));
    await syncFolder(dirname(from));
}

/** A staged tree becomes a folder of the store, where nothing points to it yet. */
function storeStep(folders: Folders, change: Change, plugin: PluginChange & { to: string; staged: string }): Step {
    const stored = join(folders.store, plugin.to);

    return {
        name: `store ${plugin.name}`,
        finish: () => moveOnce(join(folders.staging, change.id, plugin.staged), stored),
        undo: () => removeDurably(stored),
    };
}

/** What is no link, put there by hand or by Core's own command, is moved aside, to be found again. */
function adoptStep(folders: Folders, { name, adopt }: PluginChange & { adopt: string }): Step {
    const place = linkOf(folders, name);
    const aside = join(folders.store, adopt);

    return {
        name: `adopt ${name}`,
        finish: async () => {
            if ((await placeAt(place)).kind === "other") {
                await moveOnce(place, aside);
            }
        },
        undo: () => moveOnce(aside, place),
    };
}

/** All versions that come, at once. */
function switchStep(folders: Folders, id: string, comes: readonly PluginChange[]): Step {
    const versions = (of: (change: PluginChange) => string | null): Map<string, string | null> =>
        new Map(comes.map((change) => [change.name, of(change)]));

    return {
        name: "switch",
        finish: () =>
            switchGeneration(
                folders,
                id,
                versions(({ to }) => to),
            ),
        undo: () =>
            switchGeneration(
                folders,
                `${id}-undone`,
                // What was adopted is moved back by its own step.
                versions(({ from, adopt }) => (adopt === undefined ? from : null)),
            ),
    };
}

/** Where Core looks; stays the same while versions change. */
function linkStep(folders: Folders, { name, from, to, adopt }: PluginChange): Step {
    const place = linkOf(folders, name);

    const point = async (isThere: boolean): Promise<void> => {
        const present = await placeAt(place);
        const target = linkTarget(folders, name);

        if (isThere && !(present.kind === "link" && present.target === target)) {
            await replaceLink(place, target);
        } else if (!isThere && present.kind === "link") {
            await removeDurably(place);
        }
    };

    return {
        name: to === null ? `unlink ${name}` : `link ${name}`,
        finish: () => point(to !== null),
        undo: () => point(adopt === undefined && from !== null),
    };
}

async function writeFileChange(path: string, text: string | null): Promise<void> {
    if (text === null) {
        await removeDurably(path);
    } else {
        const mode = await stat(path).then(
            (stats) => stats.mode & 0o777,
            () => undefined,
        );
        await writeDurably(path, text);

        if (mode === undefined) {
            await chmod(path, 0o600);
        }
    }
}

function fileStep(name: string, { path, former, next, own }: FileChange): Step {
    const turn = async (from: string | null, to: string | null): Promise<void> => {
        const current = (await readIfExists(path)) ?? null;

        if (current === to) {
            return;
        }

        if (current !== from && !own) {
            throw new InstallerError("APP_JSON_CHANGED", `${path} has been changed meanwhile. Run this again.`);
        }

        await writeFileChange(path, to);
    };

    return {
        name,
        finish: () => turn(former, next),
        // Somebody else's edit is newer than ours: it stays.
        undo: () =>
            turn(next, former).catch((error) => (error instanceof InstallerError ? undefined : Promise.reject(error))),
    };
}

/**
 * The steps of a change, in their order: what is new is there before `app.json` names it, what goes is there until
 * `app.json` has forgotten it; several versions change in one step. Undone in the reverse order.
 */
export function stepsOf(folders: Folders, change: Change): Step[] {
    const { plugins, appJson, records } = change;
    const comes = plugins.filter(({ to }) => to !== null);
    const goes = plugins.filter(({ to }) => to === null);
    const isStaged = (plugin: PluginChange): plugin is PluginChange & { to: string; staged: string } =>
        plugin.to !== null && plugin.staged !== undefined;
    const isAdopted = (plugin: PluginChange): plugin is PluginChange & { adopt: string } => plugin.adopt !== undefined;
    const place = (plugin: PluginChange): Step[] => [
        ...(isAdopted(plugin) ? [adoptStep(folders, plugin)] : []),
        linkStep(folders, plugin),
    ];

    return [
        ...comes.filter(isStaged).map((plugin) => storeStep(folders, change, plugin)),
        ...(comes.length > 0 ? [switchStep(folders, change.id, comes)] : []),
        ...comes.flatMap(place),
        fileStep("app.json", appJson),
        ...goes.flatMap(place),
        ...records.map((record, index) => fileStep(index === 0 ? "lock file" : "former versions", record)),
    ];
}
