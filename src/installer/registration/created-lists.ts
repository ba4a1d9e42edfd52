import { isDeepStrictEqual } from "node:util";

import { AppJson, CORE, CORE_DEFAULTS, PluginEntry, ProcessName } from "../../setup";
import type { CreatedList } from "../lock-file";

/** An allow-list of Core's workers: where it lies in the options of which entry, and what it is by default. */
interface AllowList {
    readonly process: ProcessName;
    readonly entry: string;
    readonly path: readonly string[];
    readonly defaults: readonly unknown[];
}

const ALLOW_LISTS: readonly AllowList[] = [
    ...(["core", "relay"] as const).map((process) => ({
        process,
        entry: CORE.pool,
        path: ["workerPool", "cryptoPackages"],
        defaults: CORE_DEFAULTS.poolWorkers,
    })),
    { process: "snapshot", entry: CORE.snapshots, path: ["cryptoPackages"], defaults: CORE_DEFAULTS.snapshots },
];

type Options = Readonly<Record<string, unknown>>;

const pluginsOf = (app: AppJson, process: ProcessName): readonly PluginEntry[] => app[process]?.plugins ?? [];

const entryOf = (app: AppJson, { process, entry }: AllowList): PluginEntry | undefined =>
    pluginsOf(app, process).find((other) => other.package === entry);

const listIn = (options: Options | undefined, { path }: AllowList): unknown =>
    path.reduce<unknown>((value, key) => (value as Options | undefined)?.[key], options);

/** How deep the list is missing; undefined if it is there. */
function missingDepth(app: AppJson, list: AllowList): CreatedList | undefined {
    const entry = entryOf(app, list);

    if (!entry || listIn(entry.options, list) !== undefined) {
        return undefined;
    }

    if (entry.options === undefined) {
        return "options";
    }

    return list.path.length > 1 && entry.options.workerPool === undefined ? "workerPool" : "list";
}

/** Which allow-lists `edited` has that `app` had not. */
export function createdLists(app: AppJson, edited: AppJson): Record<string, CreatedList> {
    const created = ALLOW_LISTS.filter((list) => listIn(entryOf(edited, list)?.options, list) !== undefined).map(
        (list) => [list.process, missingDepth(app, list)] as const,
    );

    return Object.fromEntries(created.filter((pair): pair is [ProcessName, CreatedList] => pair[1] !== undefined));
}

/** Without the list, and without what was made to hold it. */
function withoutList(options: Options, { path }: AllowList, depth: CreatedList): Options | undefined {
    const [first, ...rest] = path as [string, ...string[]];
    const { [first]: inner, ...others } = options;
    const innerOptions = rest.length === 0 ? undefined : withoutKey(inner as Options, rest[0] as string);
    const keepsInner = innerOptions !== undefined && (depth === "list" || Object.keys(innerOptions).length > 0);
    const result = keepsInner ? { ...options, [first]: innerOptions } : others;

    return Object.keys(result).length === 0 && depth === "options" ? undefined : result;
}

const withoutKey = (options: Options, key: string): Options =>
    Object.fromEntries(Object.entries(options).filter(([name]) => name !== key));

function withOptionsOf(app: AppJson, list: AllowList, options: Options | undefined): AppJson {
    const edit = (entry: PluginEntry): PluginEntry => {
        if (entry.package !== list.entry) {
            return entry;
        }

        return options === undefined ? { package: entry.package } : { ...entry, options };
    };
    const section = app[list.process];

    return section ? { ...app, [list.process]: { ...section, plugins: section.plugins.map(edit) } } : app;
}

/**
 * Takes away the lists that the installer had created, once they hold no more than Core's defaults, which are in force
 * without them too.
 *
 * @returns the edited file, and the lists that are still needed
 */
export function withoutUnneededLists(
    app: AppJson,
    created: Readonly<Record<string, CreatedList>>,
): { readonly app: AppJson; readonly created: Readonly<Record<string, CreatedList>> } {
    let edited = app;
    let left = created;

    for (const list of ALLOW_LISTS) {
        const depth = created[list.process];
        const options = entryOf(edited, list)?.options;

        if (depth !== undefined && options && isDeepStrictEqual(listIn(options, list), list.defaults)) {
            edited = withOptionsOf(edited, list, withoutList(options, list, depth));
            left = Object.fromEntries(Object.entries(left).filter(([process]) => process !== list.process));
        }
    }

    return { app: edited, created: left };
}
