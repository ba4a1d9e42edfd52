import { EventEmitter } from "node:events";

import { ModuleError } from "./errors";
import { KnownModules, RefusedModule } from "./known-modules";
import { ModuleManifest } from "./manifest/manifest";
import { dependentsOf, loadOrder, requirementsOf } from "./order/load-order";
import { HttpRequest, HttpResponse } from "./protocol";
import { ManagerOptions, Runner } from "./runner";
import { ModuleState, ModuleStateChange } from "./states";

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
    private readonly runner: Runner;
    private readonly lastChanges = new Map<string, ModuleStateChange>();
    /** Modules that wait for another one, by name. */
    private readonly suspended = new Map<string, string>();
    private stopped = false;

    /** @throws ModuleError LAUNCHER_UNAVAILABLE */
    public constructor(options: ManagerOptions) {
        super();
        this.runner = new Runner(options, (change) => {
            this.lastChanges.set(change.name, change);
            this.emit("state", change);
            this.follow(change);
        });
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
        return this.runner.names().filter((name) => this.runner.find(name)?.state === "loaded");
    }

    /**
     * Starts a host process, sends it its token, waits for the module to register and records it as loaded; before
     * that, all that the module needs. A loaded module stays as it is.
     *
     * @throws ModuleError
     */
    public async loadPlugin(name: string): Promise<void> {
        if (this.stopped) {
            throw new ModuleError("MANAGER_STOPPED", "The module manager is stopped; start the node.");
        }

        const currentOf = (each: string): ModuleManifest | undefined => this.running(each) ?? this.known.find(each);
        const started = new Map<string, Promise<void>>();

        // Branches that do not need each other start at the same time.
        for (const manifest of loadOrder(this.known.get(name), currentOf)) {
            const needed = requirementsOf(manifest, currentOf).flatMap((each) => started.get(each) ?? []);
            started.set(
                manifest.name,
                Promise.all(needed).then(() => this.runner.module(manifest).load(manifest, `load ${name}`)),
            );
        }

        const results = await Promise.allSettled(started.values());
        const failure = results.find((result) => result.status === "rejected");

        if (failure) {
            throw failure.reason;
        }
    }

    /**
     * Ends the module's process and removes it from the loaded ones.
     *
     * @param cascade end what needs it first, instead of refusing
     * @throws ModuleError MODULE_NOT_LOADED if there is nothing to end, MODULE_REQUIRED with the names of what needs it
     */
    public async unloadPlugin(name: string, { cascade = false } = {}): Promise<void> {
        const module = this.runner.find(this.known.get(name).name);

        if (!module || module.state === "known") {
            throw new ModuleError("MODULE_NOT_LOADED", `${name} is not loaded.`);
        }

        const dependents = this.dependents(name);

        if (dependents.length > 0 && !cascade) {
            const names = dependents.join(", ");
            throw new ModuleError("MODULE_REQUIRED", `${name} is needed by ${names}: unload them first, or cascade.`);
        }

        for (const dependent of dependents) {
            await this.runner.find(dependent)?.unload(`${name} is unloaded`);
        }

        this.suspended.delete(name);
        await module.unload("unload");
    }

    /** Ends the module, and what needs it, and starts all of that again. @throws ModuleError */
    public async restartPlugin(name: string): Promise<void> {
        const dependents = this.dependents(name);
        await this.unloadPlugin(name, { cascade: true });
        await this.loadAll([name, ...dependents.reverse()]);
    }

    /**
     * Another version counts from now on. A loaded module is ended with what needs it, swapped and started again; when
     * the new version does not register, the former one returns.
     *
     * @throws ModuleError; the former version counts again then
     */
    public async usePluginVersion(name: string, version: string): Promise<void> {
        const former = this.known.get(name).version;
        const wanted = this.known.get(name, version);
        const dependents = this.dependents(name);
        const wasLoaded = this.running(name) !== undefined;
        dependents.forEach((each) =>
            loadOrder(this.known.get(each), (other) => (other === name ? wanted : this.known.find(other))),
        );
        this.known.choose(name, version);

        if (!wasLoaded) {
            return;
        }

        await this.unloadPlugin(name, { cascade: true });

        try {
            await this.loadPlugin(name);
        } catch (error) {
            this.known.choose(name, former);
            await this.loadAll([name, ...dependents.reverse()]);
            throw new ModuleError(
                "MODULE_START_FAILED",
                `${name}@${version} could not be started, so ${former} runs again: ${(error as Error).message}`,
            );
        }

        await this.loadAll(dependents.reverse());
    }

    /** @throws ModuleError MODULE_UNKNOWN, MODULE_INVALID */
    public getPluginInfo(name: string): ModuleInfo {
        const module = this.runner.find(name);
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

    /** What a module says of itself, in the version that runs, else the one that counts. @throws ModuleError */
    public getPluginManifest(name: string): ModuleManifest {
        return this.running(name) ?? this.known.get(name);
    }

    /** A module's last log lines. @throws ModuleError MODULE_UNKNOWN */
    public getPluginLogs(name: string, lines: number): string[] {
        return this.runner.logOf(this.known.get(name).name).last(lines);
    }

    /**
     * Calls a method of a loaded module in the operator's name.
     *
     * @throws ModuleError MODULE_NOT_LOADED, or the failure of the method
     */
    public invoke(name: string, method: string, params: unknown): Promise<unknown> {
        return this.runner.mediator.invoke(name, method, params);
    }

    /** Passes an HTTP request on to a loaded module that has routes. @throws ModuleError, RpcFailure */
    public http(name: string, request: HttpRequest): Promise<Required<HttpResponse>> {
        return this.runner.mediator.http(name, request);
    }

    /** Tells an event of the node to the modules that may hear it. The payload must be JSON. */
    public publish(event: string, payload: unknown): void {
        this.runner.mediator.publish(event, payload);
    }

    /** Ends every module, and starts none any more. */
    public async stop(): Promise<void> {
        this.stopped = true;
        this.suspended.clear();
        await Promise.all(this.runner.all().map((module) => module.unload("the node stops")));
    }

    private async loadAll(names: readonly string[]): Promise<void> {
        for (const name of names) {
            await this.loadPlugin(name);
        }
    }

    /** The version that runs, or waits to run again. */
    private running(name: string): ModuleManifest | undefined {
        const module = this.runner.find(name);

        return module && module.state !== "known" && module.state !== "failed" ? module.manifest : undefined;
    }

    /** Names of the running modules that need one, each before what it needs. */
    private dependents(name: string): string[] {
        const running = this.runner.names().flatMap((each) => this.running(each) ?? []);

        return dependentsOf(name, running).map((module) => module.name);
    }

    /** What needs a crashed module ends, and waits until that is back. */
    private follow({ name, to }: ModuleStateChange): void {
        if (to === "crashed" || to === "failed") {
            for (const dependent of this.dependents(name)) {
                this.suspended.set(dependent, name);
                void this.runner.find(dependent)?.suspend(`${name}, which it needs, has ${to}`);
            }
        } else if (to === "loaded") {
            const back = [...this.suspended].filter(([, needed]) => needed === name).map(([each]) => each);
            back.forEach((each) => this.suspended.delete(each));
            back.reverse().forEach((each) => void this.loadPlugin(each).catch(() => undefined));
        }
    }
}
