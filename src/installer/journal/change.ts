/** Where a plugin's link points before or after a change: a folder of the store, or nowhere. */
export type StorePath = string | null;

/** One plugin that a change adds, replaces or removes. */
export interface PluginChange {
    readonly name: string;
    /** What its link says now, relative to the store; null if there is none. */
    readonly from: StorePath;
    readonly to: StorePath;
    /** Folder below `staging` that becomes `to`; absent if it is in the store already. */
    readonly staged?: string;
    /** Something that is no link lies at its place and is moved into the store, to this path, as `from`. */
    readonly adopt?: string;
}

/** A file that a change replaces, with its whole text before and after; null for none. */
export interface FileChange {
    readonly path: string;
    readonly former: string | null;
    readonly next: string | null;
    /** Only the installer writes it: whatever it says, it is replaced. */
    readonly own: boolean;
}

/** Everything that a command changes on disk, worked out before the first step. */
export interface Change {
    readonly id: string;
    /** Such as `install @acme/pkg`, for messages. */
    readonly command: string;
    readonly plugins: readonly PluginChange[];
    readonly appJson: FileChange;
    /** The lock file, then what `rollback` returns to. */
    readonly records: readonly FileChange[];
}
