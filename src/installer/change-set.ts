import { createTwoFilesPatch } from "diff";

import { AppJson, formatAppJson } from "../setup";
import { Folders } from "./folders";
import { formatFormerVersions, FormerVersion, FormerVersions } from "./former";
import { Inspection, InstalledPlugin, isUnmanaged } from "./inspect";
import { Change, PluginChange } from "./journal/change";
import { formatLockFile, LockEntry, LockFile, withLockEntry } from "./lock-file";
import { registrationOf } from "./registration/declared";
import { optionsOf, register, Registered, unregister } from "./registration/edit";
import { EntryOptions } from "./registration/registration";

/** What is to become of one plugin. */
export interface Target {
    readonly name: string;
    /** Null: it goes. */
    readonly to: {
        /** Its folder in the store. */
        readonly store: string;
        /** Below `staging/<id>`, if it is not in the store yet. */
        readonly staged?: string;
        /** Null for one that this installer had not installed; it is left in `app.json` as it is. */
        readonly entry: LockEntry | null;
        /** By process; merged into those that are there. */
        readonly options: EntryOptions;
    } | null;
}

/** A change that is worked out, and what it amounts to in `app.json`. */
export interface ChangeSet {
    readonly targets: readonly Target[];
    readonly change: Change;
    readonly app: AppJson;
    readonly appText: string;
    readonly diff: string;
}

/** How a plugin that is there now was registered: as the lock file says, else as the installer would have done it. */
const presentRegistration = ({ lock }: Inspection, plugin: InstalledPlugin | undefined, name: string) =>
    lock.plugins[name]?.registration ?? (plugin && registrationOf(plugin.manifest));

function editApp(folders: Folders, inspection: Inspection, targets: readonly Target[]): Registered {
    const start: Registered = { app: inspection.app, created: inspection.lock.createdLists };

    return targets.reduce<Registered>((state, { name, to }) => {
        const former = presentRegistration(inspection, inspection.plugins.get(name), name);
        const next = to?.entry?.registration;

        if (to && !next) {
            return state;
        }

        const same = next && former && JSON.stringify(next) === JSON.stringify(former);
        const cleared = former && !same ? unregister(state, folders, name, former) : state;

        return to && next ? register(cleared, folders, name, next, to.options) : cleared;
    }, start);
}

async function pluginChange(
    folders: Folders,
    inspection: Inspection,
    id: string,
    target: Target,
): Promise<PluginChange> {
    const { name, to } = target;
    const adopt = (await isUnmanaged(folders, name)) ? `${name}/unmanaged-${id}` : undefined;

    return {
        name,
        from: adopt ?? inspection.plugins.get(name)?.store ?? null,
        to: to?.store ?? null,
        ...(to?.staged !== undefined && { staged: to.staged }),
        ...(adopt !== undefined && { adopt }),
    };
}

/** What `rollback` will return to: for each plugin what is there now. */
function formerOf(inspection: Inspection, changes: readonly PluginChange[], command: string): FormerVersions {
    const kept = changes.map(({ name, from }): [string, FormerVersion | null] => [
        name,
        from === null
            ? null
            : { store: from, entry: inspection.lock.plugins[name] ?? null, options: optionsOf(inspection.app, name) },
    ]);

    return {
        plugins: { ...inspection.former.plugins, ...Object.fromEntries(kept) },
        last: { command, plugins: changes.map(({ name }) => name) },
    };
}

/**
 * Works out what changes on disk. Pure but for a look at what lies at a plugin's place.
 *
 * @param id of the staging folder
 * @param network nethash, if a plugin comes from a chain
 * @throws InstallerError REGISTRATION_IMPOSSIBLE
 */
export async function changeSetOf(
    folders: Folders,
    inspection: Inspection,
    request: {
        readonly id: string;
        readonly command: string;
        readonly targets: readonly Target[];
        readonly network?: string;
    },
): Promise<ChangeSet> {
    const { id, command, targets, network } = request;
    const { app, created } = editApp(folders, inspection, targets);
    const changed = JSON.stringify(app) !== JSON.stringify(inspection.app);
    const appText = changed ? formatAppJson(app, inspection.appText) : inspection.appText;
    const plugins = await Promise.all(targets.map((target) => pluginChange(folders, inspection, id, target)));
    const lock = targets.reduce<LockFile>(
        (current, { name, to }) => withLockEntry(current, name, to?.entry ?? undefined),
        { ...inspection.lock, createdLists: created, network: network ?? inspection.lock.network },
    );

    return {
        targets,
        app,
        appText,
        diff: changed ? createTwoFilesPatch(folders.appJson, folders.appJson, inspection.appText, appText) : "",
        change: {
            id,
            command,
            plugins,
            appJson: { path: folders.appJson, former: inspection.appText, next: appText, own: false },
            records: [
                { path: folders.lockFile, former: inspection.lockText, next: formatLockFile(lock), own: true },
                {
                    path: folders.former,
                    former: inspection.formerText,
                    next: formatFormerVersions(formerOf(inspection, plugins, command)),
                    own: true,
                },
            ],
        },
    };
}
