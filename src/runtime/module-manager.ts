import { EventEmitter } from "node:events";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import { ModuleError } from "./errors";
import { KnownModules, RefusedModule } from "./known-modules";
import { accessOf, builtHostProgram, hostCommand, HostProgram } from "./launch/host-command";
import { Launcher, processLauncher } from "./launch/launcher";
import { logFileOf, ModuleFolders } from "./layout";
import { ModuleManifest } from "./manifest/manifest";
import { Mediator } from "./mediation/mediator";
import { NodeOffer, NOTHING_OFFERED } from "./mediation/node-offer";
import { grantsFor, readPolicy } from "./policy/policy";
import { BoundedLog } from "./process/bounded-log";
import { Run, RunPlan } from "./process/run";
import { watch } from "./process/watch";
import { HttpRequest, HttpResponse } from "./protocol";
import { DEFAULT_TIMINGS, ModuleState, ModuleStateChange, Timings } from "./states";
import { SupervisedModule } from "./supervised-module";

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
}

/** What is known of a module now. */
export interface ModuleInfo {
    readonly name: string;
    readonly version: string;
    readonly versions: readonly string[];
    readonly description: string;
    readonly folder: string;
    readonly state: ModuleState;
    /** Of the host process; null if there is none. */
    readonly pid: number | null;
    readonly lastChange: ModuleStateChange | null;
}

/**
 * Runs plugins in processes of their own (docs/modules.md). The five functions are those of the Logos document; each
 * change of a module's state is told once to listeners of `state`.
 */
export class ModuleManager extends EventEmitter<{ state: [ModuleStateChange] }> {
    private readonly known = new KnownModules();
    private readonly modules = new Map<string, SupervisedModule>();
    private readonly logs = new Map<string, BoundedLog>();
    private readonly lastChanges = new Map<string, ModuleStateChange>();
    private readonly watches = new Map<Run, () => void>();
    private readonly mediator: Mediator;
    private readonly timings: Timings;
    private readonly launcher: Launcher;
    private readonly hostProgram: HostProgram;
    private stopped = false;

    /** @throws ModuleError LAUNCHER_UNAVAILABLE */
    public constructor(private readonly options: ManagerOptions) {
        super();
        this.timings = { ...DEFAULT_TIMINGS, ...options.timings };
        this.mediator = new Mediator(options.offer ?? NOTHING_OFFERED, this.timings.call);
        this.launcher = options.launcher ?? processLauncher;
        this.hostProgram = options.hostProgram ?? builtHostProgram();
        const reason = this.launcher.unavailable();

        if (reason !== undefined) {
            throw new ModuleError("LAUNCHER_UNAVAILABLE", `Modules cannot be run by ${this.launcher.name}: ${reason}.`);
        }
    }

    /** Names of all modules that were discovered, even if not loaded; those that cannot be loaded included. */
    public getKnownPlugins(): string[] {
        return this.known.names();
    }

    /** What was found where a module should be and cannot be one, each with its reason. */
    public getRefusedPlugins(): RefusedModule[] {
        return this.known.problems();
    }

    /**
     * Reads a module's metadata and adds it to the known ones. No line of the module runs.
     *
     * @param path of its folder, or of its package.json
     * @throws ModuleError MODULE_INVALID with the reason, which is listed too
     */
    public processPlugin(path: string): Promise<ModuleManifest> {
        return this.known.process(path);
    }

    /** Names of the modules that have registered and run. */
    public getLoadedPlugins(): string[] {
        return [...this.modules].filter(([, { state }]) => state === "loaded").map(([name]) => name);
    }

    /**
     * Starts a host process, sends it its token, waits for the module to register and records it as loaded. A loaded
     * module stays as it is.
     *
     * @throws ModuleError
     */
    public async loadPlugin(name: string): Promise<void> {
        if (this.stopped) {
            throw new ModuleError("MANAGER_STOPPED", "The module manager is stopped; start the node.");
        }

        const manifest = this.known.get(name);
        await this.supervised(manifest).load(manifest, "load");
    }

    /**
     * Ends the module's process and removes it from the loaded ones.
     *
     * @throws ModuleError MODULE_NOT_LOADED if there is nothing to end
     */
    public async unloadPlugin(name: string): Promise<void> {
        const module = this.modules.get(this.known.get(name).name);

        if (!module || module.state === "known") {
            throw new ModuleError("MODULE_NOT_LOADED", `${name} is not loaded.`);
        }

        await module.unload("unload");
    }

    /** @throws ModuleError MODULE_UNKNOWN, MODULE_INVALID */
    public getPluginInfo(name: string): ModuleInfo {
        const module = this.modules.get(name);
        const { version, description, folder } = module?.run ? module.manifest : this.known.get(name);

        return {
            name,
            version,
            versions: this.known.versionsOf(name),
            description,
            folder,
            state: module?.state ?? "known",
            pid: module?.pid ?? null,
            lastChange: this.lastChanges.get(name) ?? null,
        };
    }

    /** A module's last log lines. @throws ModuleError MODULE_UNKNOWN */
    public getPluginLogs(name: string, lines: number): string[] {
        return this.logOf(this.known.get(name).name).last(lines);
    }

    /**
     * Calls a method of a loaded module in the operator's name.
     *
     * @throws ModuleError MODULE_NOT_LOADED, or the failure of the method
     */
    public invoke(name: string, method: string, params: unknown): Promise<unknown> {
        return this.mediator.invoke(name, method, params);
    }

    /** Passes an HTTP request on to a loaded module that has routes. @throws ModuleError, RpcFailure */
    public http(name: string, request: HttpRequest): Promise<Required<HttpResponse>> {
        return this.mediator.http(name, request);
    }

    /** Tells an event of the node to the modules that may hear it. The payload must be JSON. */
    public publish(event: string, payload: unknown): void {
        this.mediator.publish(event, payload);
    }

    /** Ends every module, and starts none any more. */
    public async stop(): Promise<void> {
        this.stopped = true;
        await Promise.all([...this.modules.values()].map((module) => module.unload("the node stops")));
    }

    private supervised(manifest: ModuleManifest): SupervisedModule {
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
            changed: (change) => {
                this.lastChanges.set(name, change);
                this.emit("state", change);
            },
            opened: (run) => this.opened(run, name),
            closed: (run) => this.closed(run),
        });
        this.modules.set(name, module);

        return module;
    }

    private opened(run: Run, name: string): void {
        this.mediator.open(run, name, run.grants);
        this.watches.set(run, watch(run, run.memoryMegabytes, this.timings));
    }

    private closed(run: Run): void {
        this.mediator.close(run);
        this.watches.get(run)?.();
        this.watches.delete(run);
    }

    private logOf(name: string): BoundedLog {
        const log = this.logs.get(name) ?? new BoundedLog(logFileOf(this.options.folders, name));
        this.logs.set(name, log);

        return log;
    }

    private async prepare(manifest: ModuleManifest): Promise<RunPlan> {
        const { folders, moduleOptions = {} } = this.options;
        const grants = grantsFor(manifest, readPolicy(folders.policy));
        const dataFolder = join(folders.data, manifest.name);
        await mkdir(dataFolder, { recursive: true, mode: 0o700 });
        const access = accessOf(this.hostProgram, manifest, dataFolder, grants);
        const command = this.launcher.wrap({ ...access, command: hostCommand(this.hostProgram, access) });
        const { calls, events, routes } = grants;

        return {
            module: manifest,
            command,
            environment: environmentOf(grants.environment),
            memoryMegabytes: grants.memoryMegabytes,
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
