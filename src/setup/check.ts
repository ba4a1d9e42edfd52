import { AppJson, PluginEntry, ProcessName } from "./app-json";
import { CORE, isWireModule, PoolWorkerEntry, REGISTRY_PACKAGE, WIRE_TYPE_GROUP } from "./packages";

/** An entry that `app.json` should have and has not. */
export interface MissingEntry {
    readonly process: ProcessName;
    /** Where in `app.json`, for instance `core.plugins`. */
    readonly where: string;
    /** What is missing, what that leads to, and what to do. */
    readonly message: string;
}

const REMEDY = "Run `ark-plugin setup` (or `ark plugin:setup`) and restart.";

function optionsOf(plugins: readonly PluginEntry[], name: string): Readonly<Record<string, unknown>> | undefined {
    const entry = plugins.find((other) => other.package === name);

    return entry && (entry.options ?? {});
}

function missingPlugin(process: ProcessName, plugins: readonly PluginEntry[]): MissingEntry[] {
    if (process === "snapshot" || plugins.some((entry) => entry.package === REGISTRY_PACKAGE)) {
        return [];
    }

    const where = `${process}.plugins`;
    const message = `app.json: "${where}" lacks { "package": "${REGISTRY_PACKAGE}" }: that process cannot read its transactions.`;

    return [{ process, where, message: `${message} ${REMEDY}` }];
}

function missingPoolWorkers(process: ProcessName, plugins: readonly PluginEntry[]): MissingEntry[] {
    const options = optionsOf(plugins, CORE.pool);
    const workerPool = (options?.workerPool ?? {}) as { cryptoPackages?: PoolWorkerEntry[] };

    if (!options || workerPool.cryptoPackages?.some((entry) => entry.typeGroup === WIRE_TYPE_GROUP)) {
        return [];
    }

    const where = `${process}.plugins › ${CORE.pool} › options.workerPool.cryptoPackages`;
    const message = `app.json: "${where}" lacks type group ${WIRE_TYPE_GROUP}: the node verifies its transactions in its main process.`;

    return [{ process, where, message: `${message} ${REMEDY}` }];
}

function missingSnapshots(process: ProcessName, plugins: readonly PluginEntry[]): MissingEntry[] {
    const options = optionsOf(plugins, CORE.snapshots);
    const list = options?.cryptoPackages as unknown[] | undefined;

    if (!options || list?.some(isWireModule)) {
        return [];
    }

    const where = `${process}.plugins › ${CORE.snapshots} › options.cryptoPackages`;
    const message = `app.json: "${where}" lacks ${REGISTRY_PACKAGE}: a snapshot with its transactions cannot be restored.`;

    return [{ process, where, message: `${message} ${REMEDY}` }];
}

/** The entries that are missing from one process's plugin list, as Core hands it to its plugins (`app.plugins`). */
export const missingFromProcess = (process: ProcessName, plugins: readonly PluginEntry[]): MissingEntry[] => [
    ...missingPlugin(process, plugins),
    ...missingPoolWorkers(process, plugins),
    ...missingSnapshots(process, plugins),
];

/** The entries that are missing from an `app.json`; none of them keeps a node from starting. */
export const missingFromApp = (app: AppJson): MissingEntry[] =>
    (["core", "relay", "forger", "snapshot"] as const).flatMap((process) =>
        missingFromProcess(process, app[process]?.plugins ?? []),
    );
