import { spawn } from "node:child_process";

import { programAt } from "../launch/launcher";

/** Waits for the end of its input, which is the end of the node, however that comes about. */
const SCRIPT = 'read -r _; kill -9 "-$1"';

/**
 * Kills a process group when this process ends without having done so itself. The kernel ends a host process with its
 * node, but not what that has started. Nothing where there is no shell. @returns what ends the guard
 */
export function guardGroup(group: number): () => void {
    const shell = programAt("sh");

    if (shell === undefined) {
        return () => undefined;
    }

    const guard = spawn(shell, ["-c", SCRIPT, "sh", String(group)], {
        detached: true,
        env: {},
        stdio: ["pipe", "ignore", "ignore"],
    });
    guard.on("error", () => undefined).unref();
    guard.stdin.on("error", () => undefined);

    return () => {
        guard.kill("SIGKILL");
        guard.stdin.destroy();
    };
}
