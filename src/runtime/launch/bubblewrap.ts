import { spawnSync } from "node:child_process";
import { dirname } from "node:path";

import { Launcher, programAt, Sandbox } from "./launcher";

/** What a Node binary and its libraries need to be seen. */
const SYSTEM = ["/usr", "/lib", "/lib64", "/bin", "/etc/ssl", "/etc/alternatives"];

const withoutStar = (path: string): string => path.replace(/\/\*$/, "");

const bind = (kind: "--ro-bind-try" | "--bind", paths: readonly string[]): string[] =>
    paths.flatMap((path) => [kind, path, path]);

function flagsFor({ readable, writable, permissions }: Omit<Sandbox, "command">): string[] {
    return [
        "--unshare-all",
        ...(permissions.network ? ["--share-net", "--ro-bind-try", "/etc/resolv.conf", "/etc/resolv.conf"] : []),
        "--die-with-parent",
        ...bind("--ro-bind-try", [...SYSTEM, dirname(process.execPath), ...readable.map(withoutStar)]),
        ...bind("--bind", writable.map(withoutStar)),
        "--proc",
        "/proc",
        "--dev",
        "/dev",
    ];
}

/** A module sees its own files, those of Node, its own processes, and no network unless it was granted. */
export const bubblewrapLauncher: Launcher = {
    name: "bubblewrap",
    contains: ["files", "network", "processes"],
    unavailable: () => {
        const bwrap = programAt("bwrap");

        if (bwrap === undefined) {
            return "there is no bwrap (package bubblewrap)";
        }

        const tried = spawnSync(bwrap, ["--unshare-all", "--ro-bind", "/", "/", "/bin/true"], { encoding: "utf8" });

        return tried.status === 0 ? undefined : `bwrap failed: ${tried.stderr.trim()}`;
    },
    wrap: (sandbox) => [programAt("bwrap") as string, ...flagsFor(sandbox), ...sandbox.command],
};
