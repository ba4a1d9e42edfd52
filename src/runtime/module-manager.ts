import { EventEmitter } from "node:events";

import { ModuleError } from "./errors";
import { KnownModules, RefusedModule } from "./known-modules";
import { ModuleManifest } from "./manifest/manifest";
import { ModuleInfo } from "./module-info";
import { CurrentOf, loadOrder, optionalOf, requirementsOf } from "./order/load-order";
import { Turns } from "./order/turns";
import { Waiting } from "./order/waiting";
import { HttpRequest, HttpResponse } from "./protocol";
import { ManagerOptions, Runner } from "./runner";
import { ModuleStateChange } from "./states";
import { SupervisedModule } from "./supervised-module";

/**
 * Runs plugins in processes of their own (docs/modules.md). The five functions are those of the Logos document; each
 * change of a module's state is told once to listeners of `state`.
 */
export class ModuleManager extends EventEmitter<{ state: [ModuleStateChange] }> {
    private readonly known = new KnownModules();
    private readonly runner: Runner;
    private readonly lastChanges = new Map<string, ModuleStateChange>();
    private readonly waiting = new Waiting();
    private readonly turns = new Turns();
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
    public loadPlugin(name: string): Promise<void> {
        return this.turns.beside(() => this.load(name));
    }

    /**
     * Ends the module's process and removes it from the loaded ones.
     *
     * @param cascade end what needs it first, instead of refusing
     * @throws ModuleError MODULE_NOT_LOADED if there is nothing to end, MODULE_REQUIRED with the names of what needs it
     */
    public unloadPlugin(name: string, { cascade = false } = {}): Promise<void> {
        return this.turns.beside(() => this.unload(name, cascade));
    }

    /** Ends the module, and what needs it, and starts all of that again. @throws ModuleError */
    public restartPlugin(name: string): Promise<void> {
        return this.turns.byItself(async () => {
            const module = this.startedModule(name);
            const dependents = await this.suspendDependents(name, `${name} restarts`);
            await module.unload("restart");
            await this.load(name);
            await Promise.allSettled(dependents.map((each) => this.load(each)));
        });
    }

    /**
     * Another version counts from now on. A running module is ended with what needs it, swapped and started again; when
     * the new version does not register, the former one returns. What needs it and does not start with the new version
     * has failed by itself.
     *
     * @throws ModuleError; the former version counts again then
     */
    public usePluginVersion(name: string, version: string): Promise<void> {
        return this.turns.byItself(async () => {
            const former = this.known.get(name).version;
            const wanted = this.known.get(name, version);
            const currentOf = (other: string) => (other === name ? wanted : this.known.find(other));
            this.runner.dependentsOf(name).forEach((each) => loadOrder(this.known.get(each), currentOf));
            const running = this.runner.running(name)?.version ?? version;
            this.known.choose(name, version);

            if (running !== version) {
                await this.swap(name, version, former);
            }
        });
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
    public async stop(): Promise<void> {
        this.stopped = true;
        this.waiting.clear();
        await Promise.all(this.runner.all().map((module) => module.unload("the node stops")));
    }

    private async load(name: string): Promise<void> {
        const currentOf: CurrentOf = (each) => this.runner.running(each) ?? this.known.find(each);
        const isLoaded = (each: string): boolean => this.runner.find(each)?.state === "loaded";
        const started = new Map<string, Promise<void>>();
        const ofThese = (names: readonly string[]): Promise<void>[] => names.flatMap((each) => started.get(each) ?? []);

        // Branches that do not need each other start at the same time.
        for (const manifest of loadOrder(this.known.get(name), currentOf, isLoaded)) {
            const optional = Promise.allSettled(ofThese(optionalOf(manifest, currentOf)));
            const before = Promise.all([optional, ...ofThese(requirementsOf(manifest))]);
            started.set(
                manifest.name,
                before.then(() => this.loadOne(manifest, `load ${name}`)),
            );
        }

        await Promise.allSettled(started.values());
        await started.get(name);
    }

    private async loadOne(manifest: ModuleManifest, reason: string): Promise<void> {
        if (this.stopped) {
            throw new ModuleError("MANAGER_STOPPED", "The module manager is stopped; start the node.");
        }

        const { name } = manifest;
        const module = this.runner.module(manifest);
        await module.load(manifest, reason);
        const gone = requirementsOf(manifest).find((each) => this.runner.find(each)?.state !== "loaded");

        if (gone !== undefined) {
            this.waiting.add(name, gone);
            await module.suspend(`${gone}, which it needs, has ended meanwhile`);
            throw new ModuleError("MODULE_STOPPED", `${name} waits for ${gone}, which has ended meanwhile.`);
        }
    }

    private async unload(name: string, cascade: boolean): Promise<void> {
        const module = this.startedModule(name);
        let dependents = this.runner.dependentsOf(name);

        if (dependents.length > 0 && !cascade) {
            const names = dependents.join(", ");
            throw new ModuleError("MODULE_REQUIRED", `${name} is needed by ${names}: unload them first, or cascade.`);
        }

        // Others may be loaded while these end.
        for (; dependents.length > 0; dependents = this.runner.dependentsOf(name)) {
            for (const dependent of dependents) {
                this.waiting.remove(dependent);
                await this.runner.find(dependent)?.unload(`${name} is unloaded`);
            }
        }

        this.waiting.remove(name);
        await module.unload("unload");
    }

    private async swap(name: string, version: string, former: string): Promise<void> {
        const dependents = await this.suspendDependents(name, `${name} becomes ${version}`);
        const startAs = async (each: string): Promise<void> => {
            this.known.choose(name, each);
            await this.runner.find(name)?.unload(`becomes ${each}`);
            await this.load(name);
        };
        const failure = await startAs(version).catch((error: Error) => error);
        const again = failure && (await startAs(former).catch((error: Error) => error));
        await Promise.allSettled(again ? [] : dependents.map((each) => this.load(each)));

        if (failure) {
            const outcome = again ? `${former} counts again, but failed too: ${again.message}` : `${former} runs again`;
            throw new ModuleError(
                "MODULE_START_FAILED",
                `${name}@${version} could not be started, so ${outcome}: ${failure.message}`,
            );
        }
    }

    /** @throws ModuleError MODULE_NOT_LOADED */
    private startedModule(name: string): SupervisedModule {
        const module = this.runner.find(this.known.get(name).name);

        if (!module || module.state === "known") {
            throw new ModuleError("MODULE_NOT_LOADED", `${name} is not loaded.`);
        }

        return module;
    }

    /** @returns names of those that wait for it from now on */
    private async suspendDependents(name: string, reason: string): Promise<string[]> {
        const dependents = this.runner.dependentsOf(name);
        dependents.forEach((each) => this.waiting.add(each, name));

        for (const dependent of dependents) {
            await this.runner.find(dependent)?.suspend(reason);
        }

        return this.waiting.for(name);
    }

    /** What needs a crashed module ends, and waits until that is back. */
    private follow({ name, to }: ModuleStateChange): void {
        if (to === "crashed" || to === "failed") {
            // All at once: it may be back before they have ended.
            for (const dependent of this.runner.dependentsOf(name)) {
                this.waiting.add(dependent, name);
                void this.runner.find(dependent)?.suspend(`${name}, which it needs, has ${to}`);
            }
        } else if (to === "loaded") {
            const back = this.waiting.for(name);
            back.forEach((each) => this.waiting.remove(each));
            back.reverse().forEach((each) => void this.loadPlugin(each).catch(() => undefined));
        }
    }
}
