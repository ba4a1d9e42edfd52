import { EventEmitter } from "node:events";

import { KnownModules, RefusedModule } from "./known-modules";
import { Lifecycle } from "./lifecycle/lifecycle";
import { ModuleManifest } from "./manifest/manifest";
import { ModuleInfo } from "./module-info";
import { HttpRequest, HttpResponse } from "./protocol";
import { ManagerOptions, Runner } from "./runner";
import { ModuleStateChange } from "./states";

/**
 * Runs plugins in processes of their own (docs/modules.md). The five functions are those of the Logos document; each
 * change of a module's state is told once to listeners of `state`.
 */
export class ModuleManager extends EventEmitter<{ state: [ModuleStateChange] }> {
    private readonly known = new KnownModules();
    private readonly runner: Runner;
    private readonly lastChanges = new Map<string, ModuleStateChange>();
    private readonly lifecycle: Lifecycle;

    /** @throws ModuleError LAUNCHER_UNAVAILABLE */
    public constructor(options: ManagerOptions) {
        super();
        this.runner = new Runner(options, (change) => {
            this.lastChanges.set(change.name, change);
            this.emit("state", change);
            this.lifecycle.follow(change);
        });
        this.lifecycle = new Lifecycle(this.known, this.runner);
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
    public loadPlugin(name: string): Promise<void> {
        return this.lifecycle.load(name);
    }

    /**
     * Ends the module's process and removes it from the loaded ones.
     *
     * @param cascade end what needs it first, instead of refusing
     * @throws ModuleError MODULE_NOT_LOADED if there is nothing to end, MODULE_REQUIRED with the names of what needs it
     */
    public unloadPlugin(name: string, { cascade = false } = {}): Promise<void> {
        return this.lifecycle.unload(name, cascade);
    }

    /** Ends the module, and what needs it, and starts all of that again. @throws ModuleError */
    public restartPlugin(name: string): Promise<void> {
        return this.lifecycle.restart(name);
    }

    /**
     * Another version counts from now on. A running module is ended with what needs it, swapped and started again; when
     * the new version does not register, the former one returns. What needs it and does not start with the new version
     * has failed by itself.
     *
     * @throws ModuleError; the former version counts again then
     */
    public usePluginVersion(name: string, version: string): Promise<void> {
        return this.lifecycle.useVersion(name, version);
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

    /** All versions that are known, oldest first. */
    public getPluginVersions(name: string): ModuleManifest[] {
        return this.known.versionsOf(name).map((version) => this.known.get(name, version));
    }

    /** Forgets a version that does not run. */
    public forgetPlugin(name: string, version: string): void {
        if (this.runner.running(name)?.version !== version) {
            this.known.forget(name, version);
        }
    }

    /** What a module says of itself, in the version that runs, else the one that counts. @throws ModuleError */
    public getPluginManifest(name: string): ModuleManifest {
        return this.runner.running(name) ?? this.known.get(name);
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
    public stop(): Promise<void> {
        return this.lifecycle.stop();
    }
}
