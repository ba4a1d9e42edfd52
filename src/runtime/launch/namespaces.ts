import { spawnSync } from "node:child_process";

import { Launcher, processLauncher, programAt, Sandbox } from "./launcher";

const FLAGS = ["--user", "--map-current-user", "--pid", "--ipc", "--uts", "--mount-proc", "--fork", "--kill-child"];

const flagsFor = ({ permissions }: Pick<Sandbox, "permissions">): string[] =>
    permissions.network ? FLAGS : [...FLAGS, "--net"];

/** Some kernels and containers do not let users make namespaces: only trying tells. */
let reason: string | null | undefined;

function reasonNotTo(): string | undefined {
    const unshare = programAt("unshare");

    if (unshare === undefined) {
        return "there is no unshare (package util-linux)";
    }

    const tried = spawnSync(unshare, [...flagsFor({ permissions: NONE }), "/bin/true"], { encoding: "utf8" });

    return tried.status === 0 ? undefined : `unshare failed: ${tried.stderr.trim()}`;
}

const NONE = { workers: false, childProcesses: false, addons: false, network: false };

/**
 * Namespaces of Linux by util-linux: a module sees no process but its own and no network at all unless it was granted.
 * Files are left to Node's permission model.
 */
export const namespacesLauncher: Launcher = {
    name: "namespaces",
    contains: ["network", "processes"],
    unavailable: () => (reason ??= reasonNotTo() ?? null) ?? undefined,
    wrap: (sandbox) => {
        const inner = [programAt("unshare") as string, ...flagsFor(sandbox), ...sandbox.command];

        return processLauncher.wrap({ ...sandbox, command: inner });
    },
};
