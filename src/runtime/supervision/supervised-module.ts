import { ModuleError } from "../errors";
import { ModuleManifest } from "../manifest/manifest";
import { BoundedLog } from "../process/bounded-log";
import { Run, RunEnd, RunHooks, RunPlan } from "../process/run";
import { ModuleState, ModuleStateChange } from "../states";
import { Timings } from "../timings";
import { RestartPolicy } from "./restart-policy";

const LOGS_OF_AN_END = 20;

export interface SupervisionContext {
    readonly timings: Timings;
    readonly log: BoundedLog;
    /** All checks before a start, each time. @throws ModuleError */
    readonly prepare: (manifest: ModuleManifest) => Promise<RunPlan>;
    readonly request: RunHooks["request"];
    readonly changed: (change: ModuleStateChange) => void;
    /** A run has registered. */
    readonly opened: (run: Run) => void;
    /** It is to end or has ended; may be told twice. */
    readonly closed: (run: Run) => void;
}

/** One module over all its processes: at most one at a time, restarted when it crashes. */
export class SupervisedModule {
    private current: ModuleState = "known";
    private currentRun: Run | undefined;
    private wanted = false;
    private loadedAt = 0;
    private restarting: NodeJS.Timeout | undefined;
    private queue: Promise<unknown> = Promise.resolve();
    private readonly restarts: RestartPolicy;

    public constructor(
        private module: ModuleManifest,
        private readonly context: SupervisionContext,
    ) {
        this.restarts = new RestartPolicy(context.timings);
    }

    public get state(): ModuleState {
        return this.current;
    }

    public get manifest(): ModuleManifest {
        return this.module;
    }

    /** The registered process; undefined unless the module is loaded. */
    public get run(): Run | undefined {
        return this.current === "loaded" ? this.currentRun : undefined;
    }

    public get pid(): number | undefined {
        return this.currentRun?.pid;
    }

    /**
     * Starts the module and waits until it has registered; nothing if it is loaded.
     *
     * @param module the version to start
     * @throws ModuleError MODULE_START_FAILED, and whatever the checks before a start refuse
     */
    public load(module: ModuleManifest, reason: string): Promise<void> {
        return this.exclusive(async () => {
            if (this.current === "loaded") {
                return;
            }

            this.cancelRestart();
            this.module = module;
            this.wanted = true;
            this.restarts.reset();

            try {
                await this.start(reason);
            } catch (error) {
                this.failedToStart(error as Error);
                throw error;
            }
        });
    }

    /** Ends the module's process, if there is one; it is only known then. */
    public unload(reason: string): Promise<void> {
        this.wanted = false;

        if (this.current !== "loaded" && this.current !== "stopping") {
            this.currentRun?.kill(reason);
        }

        return this.exclusive(async () => {
            this.wanted = false;
            this.cancelRestart();
            const run = this.currentRun;

            if (run) {
                this.to("stopping", reason);
                this.context.closed(run);
                const end = await run.stop(reason);
                this.release(run);
                this.to("known", reason, end);
            } else if (this.current !== "known") {
                this.to("known", reason);
            }
        });
    }

    /** Ends a loaded module, or one that is to restart, until what it needs is there again and `load` is called. */
    public suspend(reason: string): Promise<void> {
        return this.exclusive(async () => {
            const run = this.currentRun;
            this.cancelRestart();

            if (this.current === "loaded" && run) {
                this.to("stopping", reason);
                this.context.closed(run);
                const end = await run.stop(reason);
                this.release(run);
                this.to("waiting", reason, end);
            }
        });
    }

    private async start(reason: string): Promise<void> {
        const { timings, log, prepare, request } = this.context;
        this.to("starting", reason);
        const plan = await prepare(this.module);

        if (!this.wanted) {
            throw new ModuleError("MODULE_STOPPED", `${this.module.name} was unloaded before it had started.`);
        }

        const run = new Run(plan, timings, log, {
            request,
            phase: (phase) => this.reached(run, phase),
        });
        this.currentRun = run;

        try {
            await run.registered;
        } catch (error) {
            this.release(run);
            throw error;
        }

        void run.ended.then((end) => this.crashed(run, end));
    }

    private reached(run: Run, phase: "authenticating" | "registering" | "loaded"): void {
        if (run !== this.currentRun || !this.wanted) {
            return;
        }

        if (phase === "loaded") {
            this.loadedAt = Date.now();
            this.context.opened(run);
        }

        this.to(phase, phase === "loaded" ? `registered, process ${run.pid}` : `process ${run.pid}`);
    }

    private crashed(run: Run, end: RunEnd): void {
        if (run !== this.currentRun || this.current === "stopping") {
            return;
        }

        this.release(run);
        this.to("crashed", end.reason, end);
        this.scheduleRestart(Date.now() - this.loadedAt);
    }

    private scheduleRestart(ranFor: number): void {
        const pause = this.restarts.next(Date.now(), ranFor);

        if (pause === undefined) {
            const { intensity, period } = this.context.timings;
            this.to("failed", `It crashed more than ${intensity} times within ${period / 1000} s`);

            return;
        }

        this.to("waiting", `It starts again in ${pause} ms`);
        this.restarting = setTimeout(() => this.restart(), pause);
    }

    private restart(): void {
        void this.exclusive(async () => {
            if (this.current !== "waiting" || !this.wanted) {
                return;
            }

            try {
                await this.start("restart after a crash");
            } catch (error) {
                const isCrash = !(error instanceof ModuleError) || error.code === "MODULE_START_FAILED";

                if (isCrash && this.wanted) {
                    this.to("crashed", (error as Error).message);
                    this.scheduleRestart(0);
                } else {
                    this.failedToStart(error as Error);
                }
            }
        });
    }

    private failedToStart(error: Error): void {
        this.to(this.wanted ? "failed" : "known", error.message);
        this.wanted = false;
    }

    private release(run: Run): void {
        if (run === this.currentRun) {
            this.currentRun = undefined;
            this.context.closed(run);
        }
    }

    private cancelRestart(): void {
        clearTimeout(this.restarting);
        this.restarting = undefined;
    }

    private to(state: ModuleState, reason: string, end?: RunEnd): void {
        const from = this.current;
        this.current = state;
        const { name, version } = this.module;
        const { exitCode, signal } = end ?? { exitCode: null, signal: null };
        const logs = end ? this.context.log.last(LOGS_OF_AN_END) : [];
        const at = new Date().toISOString();
        this.context.changed({ name, version, from, to: state, reason, exitCode, signal, logs, at });
    }

    private exclusive<T>(work: () => Promise<T>): Promise<T> {
        const result = this.queue.then(work);
        this.queue = result.catch(() => undefined);

        return result;
    }
}
