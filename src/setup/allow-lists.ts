import { CORE, CORE_DEFAULTS, PoolWorkerEntry } from "./packages";
import { Plugins } from "./placement";

type Options = Readonly<Record<string, unknown>>;

const withOptions = (plugins: Plugins, name: string, edit: (options: Options) => Options): Plugins =>
    plugins.map((entry) => (entry.package === name ? { ...entry, options: edit(entry.options ?? {}) } : entry));

/** Replaces an item where it stands, appends it where it does not. */
function withItem<T>(list: readonly T[], isSame: (item: T) => boolean, ours: T): T[] {
    const place = list.findIndex(isSame);
    const others = list.filter((item) => !isSame(item));

    return place < 0 ? [...list, ours] : [...others.slice(0, place), ours, ...others.slice(place)];
}

/** The pool's workers load `packageName` for this group; without it the node's main process verifies its transactions. */
export const withPoolWorker = (plugins: Plugins, ours: PoolWorkerEntry): Plugins =>
    withOptions(plugins, CORE.pool, (options) => {
        const workerPool = (options.workerPool ?? {}) as { cryptoPackages?: PoolWorkerEntry[] };
        const list = workerPool.cryptoPackages ?? CORE_DEFAULTS.poolWorkers;
        const cryptoPackages = withItem(list, (item) => item.typeGroup === ours.typeGroup, ours);

        return { ...options, workerPool: { ...workerPool, cryptoPackages } };
    });

/** Snapshot workers load `module`; without it a snapshot with its transactions cannot be restored. */
export const withSnapshotModule = (plugins: Plugins, module: string, isSame: (name: unknown) => boolean): Plugins =>
    withOptions(plugins, CORE.snapshots, (options) => {
        const list = (options.cryptoPackages ?? CORE_DEFAULTS.snapshots) as string[];

        return { ...options, cryptoPackages: withItem(list, isSame, module) };
    });

/** Takes a list's item away; a list that is not there is not made. */
const withoutItem = <T>(list: readonly T[] | undefined, isSame: (item: T) => boolean): readonly T[] | undefined =>
    list?.some(isSame) ? list.filter((item) => !isSame(item)) : undefined;

/** The pool's list without this module. */
export const withoutPoolWorker = (plugins: Plugins, packageName: string): Plugins =>
    plugins.map((entry) => {
        const workerPool = entry.options?.workerPool as { cryptoPackages?: PoolWorkerEntry[] } | undefined;
        const cryptoPackages = withoutItem(workerPool?.cryptoPackages, (item) => item.packageName === packageName);

        return entry.package === CORE.pool && cryptoPackages
            ? { ...entry, options: { ...entry.options, workerPool: { ...workerPool, cryptoPackages } } }
            : entry;
    });

/** The list of snapshot workers without this module. */
export const withoutSnapshotModule = (plugins: Plugins, module: string): Plugins =>
    plugins.map((entry) => {
        const list = entry.options?.cryptoPackages as string[] | undefined;
        const cryptoPackages = withoutItem(list, (item) => item === module);

        return entry.package === CORE.snapshots && cryptoPackages
            ? { ...entry, options: { ...entry.options, cryptoPackages } }
            : entry;
    });
