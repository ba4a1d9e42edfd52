import { ModuleError } from "../errors";
import { ModuleManifest } from "../manifest/manifest";
import { Grants } from "../protocol";
import { CancellationToken, RpcConnection } from "../rpc/connection";
import { Timings } from "../timings";
import { BoundedLog } from "./bounded-log";
import { Child, Exit } from "./child";
import { guardGroup } from "./guard";
import { Session, Violation, Welcome } from "./session";
import { watchUsage } from "./watch";

/** How a run ended, and why. */
export interface RunEnd extends Exit {
    readonly reason: string;
}

/** What is needed to run a module once. */
export interface RunPlan {
    readonly module: ModuleManifest;
    /** Program and arguments of the host process. */
    readonly command: readonly string[];
    readonly environment: Readonly<Record<string, string>>;
    /** Resident, of all its processes. */
    readonly memoryMegabytes: number;
    /** Whether it may start processes, which have to end with this one. */
    readonly childProcesses: boolean;
    readonly welcome: Welcome;
}

export interface RunHooks {
    phase(phase: "authenticating" | "registering" | "loaded"): void;
    request(run: Run, method: string, params: unknown, token: CancellationToken): Promise<unknown>;
}

/** Lines of the log in the message of a failed start: an error with its stack. */
const LAST_WORDS = 12;

const describeExit = ({ exitCode, signal }: Exit): string =>
    signal !== null
        ? `it was ended by ${signal}`
        : exitCode === null
          ? "its process could not be started"
          : `it exited with code ${exitCode}`;

/** One process of one module, from its start to its end. */
export class Run {
    /** When the module has registered. @throws ModuleError MODULE_START_FAILED once the process is gone */
    public readonly registered: Promise<void>;
    /** Once no process of the run is left. Never rejects. */
    public readonly ended: Promise<RunEnd>;
    public readonly startedAt = Date.now();
    private readonly child: Child;
    private readonly session: Session;
    private readonly atEnd: readonly (() => void)[];
    private isRegistered = false;
    private isOver = false;
    private endReason: string | undefined;

    public constructor(
        private readonly plan: RunPlan,
        private readonly timings: Timings,
        private readonly log: BoundedLog,
        hooks: RunHooks,
    ) {
        this.child = new Child(plan.command, plan.welcome.dataFolder, plan.environment);
        log.follow("out", this.child.output);
        log.follow("err", this.child.errors);
        let loaded: () => void = () => undefined;
        const registration = new Promise<void>((resolve) => (loaded = resolve));
        this.session = new Session(this.child, plan.module, plan.welcome, timings.heartbeat, log, {
            phase: (phase) => !this.isOver && hooks.phase(phase),
            request: (method, params, token) => hooks.request(this, method, params, token),
            registered: () => {
                if (!this.isOver) {
                    this.isRegistered = true;
                    hooks.phase("loaded");
                    loaded();
                }
            },
            broken: (violation) => this.broken(violation),
        });
        this.atEnd = [
            watchUsage(this, plan.memoryMegabytes, timings),
            ...(plan.childProcesses && this.pid !== undefined ? [guardGroup(this.pid)] : []),
        ];
        this.ended = this.child.exited.then((exit) => this.finish(exit));
        this.registered = this.registration(registration);
    }

    public get pid(): number | undefined {
        return this.child.pid;
    }

    public get connection(): RpcConnection {
        return this.session.connection;
    }

    public get grants(): Grants {
        return this.plan.welcome.grants;
    }

    public get methods(): readonly string[] {
        return this.session.methods;
    }

    /** Nothing of this run counts any more, and its process is killed. */
    public kill(reason: string): void {
        this.endReason ??= reason;
        this.session.revoke();
        this.child.signal("SIGKILL");
    }

    /** Asks the module to end, then SIGTERM, then SIGKILL to its group. */
    public async stop(reason: string): Promise<RunEnd> {
        this.endReason ??= reason;
        this.session.revoke();

        if (this.isRegistered) {
            this.connection.request("stop", {}, this.timings.grace).catch(() => undefined);
            await this.endedWithin(this.timings.grace);
        }

        if (!this.isOver) {
            this.child.signal("SIGTERM");
            await this.endedWithin(this.timings.grace);
            this.child.signal("SIGKILL");
        }

        return this.ended;
    }

    private async endedWithin(milliseconds: number): Promise<void> {
        let timer: NodeJS.Timeout | undefined;
        const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
        await Promise.race([this.ended, late]);
        clearTimeout(timer);
    }

    private async registration(registered: Promise<void>): Promise<void> {
        const { start } = this.timings;
        const timer = setTimeout(() => this.kill(`It did not register within ${start} ms`), start);
        const end = await Promise.race([registered, this.ended]);
        clearTimeout(timer);

        if (end !== undefined) {
            const { name, version } = this.plan.module;
            const logs = this.log.last(LAST_WORDS).join("\n");
            throw new ModuleError(
                "MODULE_START_FAILED",
                `${name}@${version} did not register: ${end.reason}.${logs && ` Its last words:\n${logs}`}`,
            );
        }
    }

    private broken(violation: Violation | undefined): void {
        if (violation) {
            // At once: its socket is gone, and it may exit for that.
            this.kill(violation.message);

            return;
        }

        // A process that exits closes its socket first: its exit is the better reason, if it comes.
        this.session.revoke();
        const timer = setTimeout(() => this.kill("The connection was closed"), 1000);
        void this.child.exited.then(() => clearTimeout(timer));
    }

    private finish(exit: Exit): RunEnd {
        this.isOver = true;
        this.atEnd.forEach((end) => end());
        this.session.revoke();
        this.connection.destroy();
        this.log.flush();

        return { ...exit, reason: this.endReason ?? describeExit(exit) };
    }
}
