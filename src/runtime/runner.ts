import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import { ModuleError } from "./errors";
import { logFileOf, ModuleFolders } from "./folders";
import { accessOf, builtHostProgram, hostCommand, HostProgram } from "./launch/host-command";
import { Launcher, processLauncher } from "./launch/launcher";
import { dependentsOf } from "./lifecycle/load-order";
import { ModuleManifest } from "./manifest/manifest";
import { Mediator } from "./mediation/mediator";
import { NodeOffer, NOTHING_OFFERED } from "./mediation/node-offer";
import { grantsFor, readPolicy } from "./policy/policy";
import { BoundedLog } from "./process/bounded-log";
import { Run, RunPlan } from "./process/run";
import { watchHeart } from "./process/watch";
import { ModuleStateChange } from "./states";
import { SupervisedModule } from "./supervision/supervised-module";
import { DEFAULT_TIMINGS, Timings } from "./timings";

export interface ManagerOptions {
    readonly folders: ModuleFolders;
    readonly launcher?: Launcher;
    readonly timings?: Partial<Timings>;
    /** Default: this package's own. */
    readonly hostProgram?: HostProgram;
    /** What the operator configured for each module, by name. */
    readonly moduleOptions?: Readonly<Record<string, unknown>>;
    /** Methods of the target `node`; default: none. */
    readonly offer?: NodeOffer;
    /** Asked before every start, for instance about license and integrity. @throws ModuleError */
    readonly mayStart?: (manifest: ModuleManifest) => Promise<void>;
}

/** Runs modules as the policy says, supervised, watched and connected to each other. */
export class Runner {
    public readonly mediator: Mediator;
    private readonly modules = new Map<string, SupervisedModule>();
    private readonly logs = new Map<string, BoundedLog>();
    private readonly watches = new Map<Run, () => void>();
    private readonly timings: Timings;
    private readonly launcher: Launcher;

    /** @throws ModuleError LAUNCHER_UNAVAILABLE */
    public constructor(
        private readonly options: ManagerOptions,
        private readonly changed: (change: ModuleStateChange) => void,
    ) {
        this.timings = { ...DEFAULT_TIMINGS, ...options.timings };
        this.mediator = new Mediator(options.offer ?? NOTHING_OFFERED, this.timings.call);
        this.launcher = options.launcher ?? processLauncher;
        const reason = this.launcher.unavailable();

        if (reason !== undefined) {
            throw new ModuleError("LAUNCHER_UNAVAILABLE", `Modules cannot be run by ${this.launcher.name}: ${reason}.`);
        }
    }

    public find(name: string): SupervisedModule | undefined {
        return this.modules.get(name);
    }

    public names(): string[] {
        return [...this.modules.keys()];
    }

    public all(): SupervisedModule[] {
        return [...this.modules.values()];
    }

    /** The version that runs, or waits to run again. */
    public running(name: string): ModuleManifest | undefined {
        const module = this.modules.get(name);

        return module && module.state !== "known" && module.state !== "failed" ? module.manifest : undefined;
    }

    /** Names of the running modules that need one, each before what it needs. */
    public dependentsOf(name: string): string[] {
        const running = this.names().flatMap((each) => this.running(each) ?? []);

        return dependentsOf(name, running).map((module) => module.name);
    }

    /** The supervision of a module, begun if there is none. */
    public module(manifest: ModuleManifest): SupervisedModule {
        const { name } = manifest;
        const existing = this.modules.get(name);

        if (existing) {
            return existing;
        }

        const module = new SupervisedModule(manifest, {
            timings: this.timings,
            log: this.logOf(name),
            prepare: (wanted) => this.prepare(wanted),
            request: (run, method, params, token) => this.mediator.request(run, method, params, token),
            changed: this.changed,
            opened: (run) => this.opened(run, name),
            closed: (run) => this.closed(run),
        });
        this.modules.set(name, module);

        return module;
    }

    private opened(run: Run, name: string): void {
        this.mediator.open(run, name, run.grants);
        this.watches.set(run, watchHeart(run, this.timings.heartbeat));
    }

    private closed(run: Run): void {
        this.mediator.close(run);
        this.watches.get(run)?.();
        this.watches.delete(run);
    }

    public logOf(name: string): BoundedLog {
        const log = this.logs.get(name) ?? new BoundedLog(logFileOf(this.options.folders, name));
        this.logs.set(name, log);

        return log;
    }

    private async prepare(manifest: ModuleManifest): Promise<RunPlan> {
        const { folders, moduleOptions = {} } = this.options;
        await this.options.mayStart?.(manifest);
        const grants = grantsFor(manifest, readPolicy(folders.policy));
        const dataFolder = join(folders.data, manifest.name);
        await mkdir(dataFolder, { recursive: true, mode: 0o700 });
        const program = this.options.hostProgram ?? builtHostProgram();
        const access = accessOf(program, manifest, dataFolder, grants);
        const command = this.launcher.wrap({ ...access, command: hostCommand(program, access) });
        const { calls, events, routes } = grants;

        return {
            module: manifest,
            command,
            environment: environmentOf(grants.environment),
            memoryMegabytes: grants.memoryMegabytes,
            childProcesses: grants.permissions.childProcesses,
            welcome: {
                dataFolder,
                options: moduleOptions[manifest.name] ?? null,
                grants: { calls, events, routes },
            },
        };
    }
}

const environmentOf = (names: readonly string[]): Record<string, string> =>
    Object.fromEntries(
        names.flatMap((name) => {
            const value = process.env[name];

            return value === undefined ? [] : [[name, value]];
        }),
    );
