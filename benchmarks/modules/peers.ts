import { ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** A bare Node child with `child_process`'s own channel: what modules are held against. */
export class BareChild {
    private constructor(private readonly child: ChildProcess) {}

    /** Until its first message. */
    public static async start(): Promise<BareChild> {
        const child = fork(join(__dirname, "bare.js"), [], { execArgv: [] });
        await once(child, "message");

        return new BareChild(child);
    }

    public get pid(): number {
        return this.child.pid as number;
    }

    /** There and back. */
    public async echo(message: object): Promise<unknown> {
        const answer = new Promise((resolve) => this.child.once("message", resolve));
        this.child.send(message);

        return answer;
    }

    public async end(): Promise<void> {
        const exited = once(this.child, "exit");
        this.child.kill("SIGKILL");
        await exited;
    }
}
