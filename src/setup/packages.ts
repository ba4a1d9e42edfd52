import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";

import { TYPE_GROUP } from "../transactions/constants";
import type { PluginEntry } from "./app-json";

/** The name under which Core finds this plugin. */
export const REGISTRY_PACKAGE = "ark-plugin-registry";

/** The module that pool and snapshot workers load; they must not load the whole plugin. */
export const WIRE_MODULE = `${REGISTRY_PACKAGE}/transactions`;

/** Where the wire module lies within the package, for a path instead of a name. */
const WIRE_FOLDER = "dist/transactions";

/** Group of the two transaction types, as the pool's allow-list asks for it. */
export const WIRE_TYPE_GROUP: number = TYPE_GROUP;

export const CORE = {
    transactions: "@arkecosystem/core-transactions",
    magistrate: "@arkecosystem/core-magistrate-transactions",
    pool: "@arkecosystem/core-transaction-pool",
    blockchain: "@arkecosystem/core-blockchain",
    forger: "@arkecosystem/core-forger",
    snapshots: "@arkecosystem/core-snapshots",
} as const;

/** An entry of the pool's `workerPool.cryptoPackages`. */
export interface PoolWorkerEntry {
    readonly typeGroup: number;
    readonly packageName: string;
}

/** The pool's allow-list in an entry of core-transaction-pool; undefined where it has none of its own. */
export function poolWorkersOf(entry: PluginEntry | undefined): readonly PoolWorkerEntry[] | undefined {
    const workerPool = entry?.options?.workerPool as { cryptoPackages?: PoolWorkerEntry[] } | undefined;

    return workerPool?.cryptoPackages;
}

/**
 * What Core uses when app.json has no list of its own. A list in app.json replaces the default one
 * (`arrayMerge: (destination, source) => source` in core-kernel's plugin-configuration.ts), so ours starts with it.
 */
export const CORE_DEFAULTS: { poolWorkers: readonly PoolWorkerEntry[]; snapshots: readonly string[] } = {
    poolWorkers: [{ typeGroup: 2, packageName: "@arkecosystem/core-magistrate-crypto" }],
    snapshots: ["@arkecosystem/core-magistrate-crypto"],
};

/** The package folder that this code was loaded from. */
const OWN_FOLDER = dirname(dirname(__dirname));

/**
 * What the workers of this node can `require`. Core itself looks into the plugins folder of its data folder, its
 * workers do not: for a plugin that is installed there only an absolute path works. Without a data folder, the place
 * of the running code decides.
 */
export function wireModuleFor(dataDirectory: string | undefined): string {
    const installed = dataDirectory ? join(dataDirectory, "plugins", REGISTRY_PACKAGE) : OWN_FOLDER;
    const isPlugin = basename(dirname(installed)) === "plugins" && existsSync(join(installed, "package.json"));

    return isPlugin ? join(installed, WIRE_FOLDER) : WIRE_MODULE;
}

/** Whether an allow-list's module is ours, by name or by path. */
export const isWireModule = (name: unknown): boolean =>
    typeof name === "string" &&
    (name === WIRE_MODULE || /[\\/]ark-plugin-registry[\\/]dist[\\/]transactions$/.test(name));
