import { join } from "node:path";

import {
    AppJson,
    PluginEntry,
    ProcessSection,
    SetupError,
    withEntryBetween,
    withoutPoolWorker,
    withoutSnapshotModule,
    withPoolWorker,
    withSnapshotModule,
} from "../../setup";
import { InstallerError } from "../errors";
import { Folders, linkOf } from "../folders";
import type { CreatedList } from "../lock-file";
import { createdLists, withoutUnneededLists } from "./created-lists";
import { EntryOptions, PluginProcess, Registration } from "./registration";

/** `app.json`, and which allow-lists of it exist only since the installer needed them. */
export interface Registered {
    readonly app: AppJson;
    readonly created: Readonly<Record<string, CreatedList>>;
}

const PROCESSES: readonly PluginProcess[] = ["core", "relay", "forger"];

const withPlugins = (section: ProcessSection, plugins: readonly PluginEntry[]): ProcessSection =>
    plugins === section.plugins ? section : { ...section, plugins };

/** Workers do not look into the plugins folder: only a path works. The link's, which stays when the version changes. */
const workerModule = (folders: Folders, name: string, module: string): string => join(linkOf(folders, name), module);

/** Others' entries that already stand behind the same ones: plugins keep the order in which they came. */
function followers(plugins: readonly PluginEntry[], own: string, { after }: Registration): string[] {
    const others = plugins.filter(({ package: name }) => name !== own);
    const last = Math.max(...after.map((name) => others.findIndex((entry) => entry.package === name)));
    const rest = last < 0 ? [] : others.slice(last + 1);
    const end = rest.findIndex((entry) => entry.package.startsWith("@arkecosystem/"));

    return (end < 0 ? rest : rest.slice(0, end)).map((entry) => entry.package);
}

function withEntry(
    section: ProcessSection,
    process: PluginProcess,
    name: string,
    registration: Registration,
    options: Readonly<Record<string, unknown>> | undefined,
): ProcessSection {
    const { after, before } = registration;
    const isThere = section.plugins.some((entry) => entry.package === name);
    // A place that an operator chose stays if it is a possible one.
    const neighbours = {
        after: isThere ? after : [...after, ...followers(section.plugins, name, registration)],
        before,
    };
    const entry = { package: name, ...(options && { options }) };
    const present = neighbours.after.filter((other) => section.plugins.some((entry) => entry.package === other));

    return withPlugins(section, withEntryBetween(section.plugins, process, entry, { ...neighbours, after: present }));
}

function withWorkers(app: AppJson, folders: Folders, name: string, { transactions, processes }: Registration): AppJson {
    return transactions.reduce((edited, { typeGroup, module }) => {
        const path = workerModule(folders, name, module);
        const section = (process: "core" | "relay"): ProcessSection =>
            processes.includes(process)
                ? withPlugins(
                      edited[process],
                      withPoolWorker(edited[process].plugins, { typeGroup, packageName: path }),
                  )
                : edited[process];

        return {
            ...edited,
            core: section("core"),
            relay: section("relay"),
            ...(edited.snapshot && {
                snapshot: withPlugins(
                    edited.snapshot,
                    withSnapshotModule(edited.snapshot.plugins, path, (other) => other === path),
                ),
            }),
        };
    }, app);
}

/**
 * Enters a plugin into `app.json`: its processes, its place among others, the allow-lists of its transaction types.
 * Options are merged into those that are there. Doing it twice is the same as doing it once.
 *
 * @throws InstallerError REGISTRATION_IMPOSSIBLE when the entries that are there contradict what it needs
 */
export function register(
    { app, created }: Registered,
    folders: Folders,
    name: string,
    registration: Registration,
    options: EntryOptions,
): Registered {
    try {
        const entered = PROCESSES.filter((process) => registration.processes.includes(process)).reduce<AppJson>(
            (edited, process) => ({
                ...edited,
                [process]: withEntry(edited[process], process, name, registration, options[process]),
            }),
            app,
        );
        const edited = withWorkers(entered, folders, name, registration);

        return { app: edited, created: { ...created, ...createdLists(app, edited) } };
    } catch (error) {
        if (error instanceof SetupError) {
            throw new InstallerError("REGISTRATION_IMPOSSIBLE", `${name} cannot be registered: ${error.message}`);
        }

        throw error;
    }
}

/** Takes away what `register` entered, and nothing else. */
export function unregister(
    { app, created }: Registered,
    folders: Folders,
    name: string,
    registration: Registration,
): Registered {
    const modules = registration.transactions.map(({ module }) => workerModule(folders, name, module));
    const without = (section: ProcessSection): ProcessSection =>
        withPlugins(
            section,
            modules.reduce<readonly PluginEntry[]>(
                (plugins, path) => withoutSnapshotModule(withoutPoolWorker(plugins, path), path),
                section.plugins.filter((entry) => entry.package !== name),
            ),
        );
    const edited: AppJson = {
        ...app,
        core: without(app.core),
        relay: without(app.relay),
        forger: without(app.forger),
        ...(app.snapshot && { snapshot: without(app.snapshot) }),
    };

    return withoutUnneededLists(edited, created);
}

/** In which processes a plugin is entered now. */
export const processesOf = (app: AppJson, name: string): PluginProcess[] =>
    PROCESSES.filter((process) => app[process].plugins.some((entry) => entry.package === name));

/** A plugin's options as they are in `app.json`. */
export const optionsOf = (app: AppJson, name: string): EntryOptions =>
    Object.fromEntries(
        processesOf(app, name).flatMap((process) => {
            const options = app[process].plugins.find((entry) => entry.package === name)?.options;

            return options ? [[process, options]] : [];
        }),
    );
