import { ChildProcess, spawn } from "node:child_process";
import type { Socket } from "node:net";
import { setPriority } from "node:os";

import { PROTOCOL_FD } from "../protocol";

/** How a process ended. */
export interface Exit {
    readonly exitCode: number | null;
    readonly signal: string | null;
}

/** Modules give way to the node where both want the processor. */
const PRIORITY = 5;

const LAST_WORDS_MILLISECONDS = 500;

/** A process in a group of its own, with a private socket at descriptor 3. */
export class Child {
    /** Never rejects. */
    public readonly exited: Promise<Exit>;
    private readonly child: ChildProcess;
    private gone = false;

    /** @throws Error if the program cannot be started */
    public constructor(command: readonly string[], folder: string, environment: Readonly<Record<string, string>>) {
        const [program = "", ...args] = command;
        this.child = spawn(program, args, {
            cwd: folder,
            env: environment,
            detached: true,
            stdio: ["ignore", "pipe", "pipe", "pipe"],
        });
        this.exited = new Promise((resolve) => {
            this.child.once("error", () => this.child.pid === undefined && resolve({ exitCode: null, signal: null }));
            this.child.once("exit", (exitCode, signal) => {
                // What the module has started itself goes with it.
                this.signal("SIGKILL");
                this.gone = true;
                const end = (): void => resolve({ exitCode, signal });
                // Its last words may still be on their way, but nobody can hold them back for long.
                this.child.once("close", end);
                setTimeout(end, LAST_WORDS_MILLISECONDS);
            });
        });
        this.giveWay();
    }

    /** Undefined if it could not be started. */
    public get pid(): number | undefined {
        return this.child.pid;
    }

    public get socket(): Socket {
        return this.child.stdio[PROTOCOL_FD] as Socket;
    }

    public get output(): Socket {
        return this.child.stdout as Socket;
    }

    public get errors(): Socket {
        return this.child.stderr as Socket;
    }

    /** Signals the whole group; nothing once it has ended. */
    public signal(signal: "SIGTERM" | "SIGKILL"): void {
        if (this.child.pid === undefined || this.gone) {
            return;
        }

        try {
            process.kill(-this.child.pid, signal);
        } catch {
            // No process of the group is left.
        }
    }

    private giveWay(): void {
        try {
            setPriority(this.child.pid ?? -1, PRIORITY);
        } catch {
            // It has ended already, or may not be changed.
        }
    }
}
