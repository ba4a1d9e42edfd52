import { AppJson, PluginEntry, ProcessName, ProcessSection, SetupError } from "./app-json";
import { CORE, CORE_DEFAULTS, isWireModule, PoolWorkerEntry, REGISTRY_PACKAGE, WIRE_TYPE_GROUP } from "./packages";

/** What is written into `app.json`. */
export interface RegistryEntries {
    /** What the workers load: a module name, or an absolute path without extension. */
    readonly wireModule: string;
    /** Options of the plugin's own entry; merged into those that are there. */
    readonly options?: Readonly<Record<string, unknown>>;
}

type Plugins = readonly PluginEntry[];

const indexOf = (plugins: Plugins, name: string): number => plugins.findIndex((entry) => entry.package === name);

/** Our place: right after whom our handlers depend on. */
function placeIn(plugins: Plugins, process: ProcessName, before: readonly string[]): number {
    const after = [CORE.transactions, CORE.magistrate].map((name) => indexOf(plugins, name));
    const required = [CORE.transactions, ...before].find((name) => indexOf(plugins, name) < 0);

    if (required) {
        throw new SetupError(`app.json: "${process}.plugins" has no entry "${required}". Add it as Core ships it.`);
    }

    const place = Math.max(...after) + 1;
    const first = Math.min(...before.map((name) => indexOf(plugins, name)));

    if (first < place) {
        throw new SetupError(
            `app.json: in "${process}.plugins" the entry "${plugins[first]?.package}" stands before ` +
                `"${plugins[place - 1]?.package}". Put it behind, as Core ships it: handlers must be known before it starts.`,
        );
    }

    return place;
}

function isWellPlaced(plugins: Plugins, before: readonly string[]): boolean {
    const own = indexOf(plugins, REGISTRY_PACKAGE);

    return (
        [CORE.transactions, CORE.magistrate].every((name) => own > indexOf(plugins, name)) &&
        before.every((name) => own < indexOf(plugins, name))
    );
}

function withPlugin(
    plugins: Plugins,
    process: ProcessName,
    before: readonly string[],
    options: RegistryEntries["options"] = {},
): Plugins {
    const former = plugins.find((entry) => entry.package === REGISTRY_PACKAGE);
    const merged = { ...former?.options, ...options };
    const entry = { package: REGISTRY_PACKAGE, ...(Object.keys(merged).length > 0 && { options: merged }) };
    const others = plugins.filter((other) => other.package !== REGISTRY_PACKAGE);
    const place = placeIn(others, process, before);

    if (former && isWellPlaced(plugins, before) && others.length === plugins.length - 1) {
        return plugins.map((other) => (other === former ? { ...former, ...entry } : other));
    }

    return [...others.slice(0, place), { ...former, ...entry }, ...others.slice(place)];
}

const withOptions = (
    plugins: Plugins,
    name: string,
    edit: (options: Readonly<Record<string, unknown>>) => Record<string, unknown>,
): Plugins =>
    plugins.map((entry) => (entry.package === name ? { ...entry, options: edit(entry.options ?? {}) } : entry));

/** Replaces our entry where it stands, appends it where it does not. */
function withEntry<T>(list: readonly T[], isOurs: (item: T) => boolean, ours: T): T[] {
    const place = list.findIndex(isOurs);
    const others = list.filter((item) => !isOurs(item));

    return place < 0 ? [...list, ours] : [...others.slice(0, place), ours, ...others.slice(place)];
}

const withPoolWorkers = (plugins: Plugins, wireModule: string): Plugins =>
    withOptions(plugins, CORE.pool, (options) => {
        const workerPool = (options.workerPool ?? {}) as { cryptoPackages?: PoolWorkerEntry[] };
        const list = workerPool.cryptoPackages ?? CORE_DEFAULTS.poolWorkers;
        const ours = { typeGroup: WIRE_TYPE_GROUP, packageName: wireModule };
        const cryptoPackages = withEntry(list, (item) => item.typeGroup === WIRE_TYPE_GROUP, ours);

        return { ...options, workerPool: { ...workerPool, cryptoPackages } };
    });

const withSnapshots = (plugins: Plugins, wireModule: string): Plugins =>
    withOptions(plugins, CORE.snapshots, (options) => {
        const list = (options.cryptoPackages ?? CORE_DEFAULTS.snapshots) as string[];

        return { ...options, cryptoPackages: withEntry(list, isWireModule, wireModule) };
    });

const withPlugins = (section: ProcessSection, plugins: Plugins): ProcessSection => ({ ...section, plugins });

/**
 * `app.json` with the plugin in every process that meets its transactions: bound before pool, blockchain and forger
 * start, and on the allow-lists of pool and snapshot workers. Everything else stays as it is; doing it twice is the
 * same as doing it once.
 *
 * @throws SetupError when an entry that decides our place is missing or out of order
 */
export function withRegistry(app: AppJson, entries: RegistryEntries): AppJson {
    const { options, wireModule } = entries;

    const node = (process: "core" | "relay"): ProcessSection => {
        const plugins = withPlugin(app[process].plugins, process, [CORE.pool, CORE.blockchain], options);

        return withPlugins(app[process], withPoolWorkers(plugins, wireModule));
    };

    return {
        ...app,
        core: node("core"),
        relay: node("relay"),
        forger: withPlugins(app.forger, withPlugin(app.forger.plugins, "forger", [CORE.forger], options)),
        ...(app.snapshot && { snapshot: withPlugins(app.snapshot, withSnapshots(app.snapshot.plugins, wireModule)) }),
    };
}
