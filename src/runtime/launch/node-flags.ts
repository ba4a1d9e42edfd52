import { Permissions } from "../manifest/manifest";

const known = (flag: string): boolean => process.allowedNodeEnvironmentFlags.has(flag);

/** How this Node calls its permission model; undefined if it has none. */
const permissionFlag = (): string | undefined => ["--permission", "--experimental-permission"].find(known);

/** What Node itself keeps a module from, for docs and `module:info`. */
export const contained = (): { readonly files: boolean; readonly network: boolean } => ({
    files: permissionFlag() !== undefined,
    network: known("--allow-net"),
});

/** Flags that not every Node has. */
const ifKnown = (flag: string): string[] => (known(flag.split("=")[0] as string) ? [flag] : []);

export interface NodeAccess {
    /** Folders and files that may be read. */
    readonly readable: readonly string[];
    /** Folders that may be written, and read. */
    readonly writable: readonly string[];
    readonly permissions: Permissions;
    readonly heapMegabytes: number;
}

/** Flags of Node that leave a process what it is given. */
export function nodeFlags({ readable, writable, permissions, heapMegabytes }: NodeAccess): string[] {
    const flag = permissionFlag();
    const heap = [`--max-old-space-size=${heapMegabytes}`, "--max-semi-space-size=4"];
    const quiet = ifKnown("--disable-warning=ExperimentalWarning");

    if (flag === undefined) {
        return [...heap, ...quiet, ...(permissions.addons ? [] : ["--no-addons"])];
    }

    return [
        ...heap,
        ...quiet,
        flag,
        ...[...readable, ...writable].map((path) => `--allow-fs-read=${path}`),
        ...writable.map((path) => `--allow-fs-write=${path}`),
        ...(permissions.workers ? ["--allow-worker"] : []),
        ...(permissions.childProcesses ? ["--allow-child-process"] : []),
        ...(permissions.addons ? ifKnown("--allow-addons") : ["--no-addons"]),
        ...(permissions.network ? ifKnown("--allow-net") : []),
    ];
}
