import type { ProcessName } from "../../setup";

/** A process of `app.json` that loads plugins with routes, handlers and the like; snapshots load none. */
export type PluginProcess = Exclude<ProcessName, "snapshot">;

/** Transaction types that a plugin brings, for the allow-lists of pool and snapshot workers. */
export interface TransactionTypes {
    readonly typeGroup: number;
    /** What workers load: a module of the package, without the plugin's other code. Such as `dist/transactions`. */
    readonly module: string;
}

/** Where a plugin is entered in `app.json`. */
export interface Registration {
    readonly processes: readonly PluginProcess[];
    /** Entries that must stand before it, if they are there. */
    readonly after: readonly string[];
    /** Entries that must stand behind it, if they are there. */
    readonly before: readonly string[];
    readonly transactions: readonly TransactionTypes[];
}

/** A plugin's options by process. */
export type EntryOptions = Partial<Record<PluginProcess, Readonly<Record<string, unknown>>>>;
