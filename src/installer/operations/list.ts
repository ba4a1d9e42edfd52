import { inspect, InstalledPlugin } from "../inspect";
import { LicenseRecord, Origin } from "../lock-file";
import { PluginProcess } from "../registration/registration";
import type { Site } from "../site";

/** A plugin of this node. */
export interface ListedPlugin {
    readonly name: string;
    readonly version: string;
    /** Null: put there by something else than this installer. */
    readonly origin: Origin | null;
    readonly verified: boolean;
    readonly license: LicenseRecord | null;
    readonly processes: readonly PluginProcess[];
    /** What `rollback` would return to; null for nothing. */
    readonly former: string | null;
}

/** A newer version of a plugin. */
export interface OutdatedPlugin {
    readonly name: string;
    readonly installed: string;
    /** The highest that `update` would take; null if there is none, or it is not known. */
    readonly wanted: string | null;
    readonly origin: Origin["kind"] | null;
}

/** The plugins of a node, by name. Reads the disk only. @throws SetupError, InstallerError LOCK_FILE_INVALID */
export async function list(site: Pick<Site, "folders">): Promise<ListedPlugin[]> {
    const { plugins, lock, former } = await inspect(site.folders);
    const listed = ({ name, version, processes }: InstalledPlugin): ListedPlugin => {
        const entry = lock.plugins[name];
        const kept = former.plugins[name];

        return {
            name,
            version,
            origin: entry?.origin ?? null,
            verified: entry?.origin.kind === "chain",
            license: entry?.license ?? null,
            processes,
            former: kept ? (kept.entry?.version ?? "unmanaged") : null,
        };
    };

    return [...plugins.values()].map(listed).sort((left, right) => (left.name < right.name ? -1 : 1));
}
