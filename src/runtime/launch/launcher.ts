import { existsSync } from "node:fs";

import { NodeAccess } from "./node-flags";

/** What a host process is to run in. */
export interface Sandbox extends NodeAccess {
    /** Program and arguments, as they would be run without a sandbox. */
    readonly command: readonly string[];
}

/**
 * The seam for stronger sandboxes. A launcher changes how a command is started and nothing else: descriptors 0 to 3,
 * working folder and environment reach the command as they are, and what it starts stays in the process group.
 */
export interface Launcher {
    readonly name: string;
    /** What it keeps a module from beyond Node's own permissions. */
    readonly contains: readonly string[];
    /** Why it cannot be used on this machine; undefined if it can. */
    unavailable(): string | undefined;
    /** Program and arguments that start the command in the sandbox. */
    wrap(sandbox: Sandbox): readonly string[];
}

/** The first that exists: host processes have no PATH, so programs are named whole. */
export const programAt = (name: string): string | undefined =>
    ["/usr/bin", "/bin", "/usr/sbin", "/sbin"].map((folder) => `${folder}/${name}`).find(existsSync);

/**
 * A plain process. Where there is util-linux, the kernel ends it with its node, whatever it is doing then; elsewhere
 * the host process ends itself when its socket does, unless the module keeps it busy.
 */
export const processLauncher: Launcher = {
    name: "process",
    contains: [],
    unavailable: () => undefined,
    wrap: ({ command }) => {
        const setpriv = programAt("setpriv");

        return setpriv === undefined ? command : [setpriv, "--pdeathsig", "KILL", ...command];
    },
};
