import { realpathSync } from "node:fs";
import { join } from "node:path";

import { ModuleManifest } from "../manifest/manifest";
import { NodeAccess, nodeFlags } from "./node-flags";

/** The program that host processes run, and the files that it is made of. */
export interface HostProgram {
    readonly main: string;
    /** Folders; the main file lies in one of them. */
    readonly readable: readonly string[];
}

/**
 * This package's own, in one file, as it was built.
 *
 * @param runtime folder of the built runtime
 */
export function builtHostProgram(runtime: string = join(__dirname, "..")): HostProgram {
    const folder = realpathSync(join(runtime, "host-program"));

    return { main: join(folder, "main.js"), readable: [folder] };
}

/** Node 20 aborts at a path inside a folder that is allowed whole. */
const withoutInner = (folders: readonly string[]): string[] =>
    [...new Set(folders)].filter((folder) => !folders.some((other) => folder.startsWith(`${other}/`)));

/** What a module's process may touch. */
export const accessOf = (
    { readable }: HostProgram,
    module: ModuleManifest,
    dataFolder: string,
    granted: Pick<NodeAccess, "permissions" | "heapMegabytes">,
): NodeAccess => ({
    readable: withoutInner([...readable, module.folder]).map((folder) => `${folder}/*`),
    writable: [`${dataFolder}/*`],
    ...granted,
});

export const hostCommand = (program: HostProgram, access: NodeAccess): string[] => [
    process.execPath,
    ...nodeFlags(access),
    program.main,
];
