import { join } from "node:path";

/** Where modules lie on a node's disk: below `<data>/modules`, which Core does not look into. */
export interface ModuleFolders {
    readonly home: string;
    /** One folder per version: `store/@vendor/name/1.0.0`. */
    readonly store: string;
    /** Each module's own folder, kept over upgrades. */
    readonly data: string;
    readonly logs: string;
    /** What the operator grants. */
    readonly policy: string;
    /** Which version of each module counts, and how it came here. */
    readonly installed: string;
    /** Unix socket by which the operator's commands reach the running node. */
    readonly socket: string;
    /** What they show there: modules may connect to a socket, on a Node that contains no network, and not read a file. */
    readonly socketToken: string;
}

export function moduleFoldersOf(dataFolder: string): ModuleFolders {
    const home = join(dataFolder, "modules");

    return {
        home,
        store: join(home, "store"),
        data: join(home, "data"),
        logs: join(home, "logs"),
        policy: join(home, "policy.json"),
        installed: join(home, "installed.json"),
        socket: join(home, "control.sock"),
        socketToken: join(home, "control.token"),
    };
}

/** A module's log: one file per module, below the folder of its vendor. */
export const logFileOf = (folders: ModuleFolders, name: string): string => join(folders.logs, `${name}.log`);
