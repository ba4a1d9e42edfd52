import { ModuleError } from "../errors";
import { KnownModules } from "../known-modules";
import { ModuleManifest } from "../manifest/manifest";
import { Runner } from "../runner";
import { ModuleStateChange } from "../states";
import { SupervisedModule } from "../supervision/supervised-module";
import { CurrentOf, loadOrder, optionalOf, requirementsOf } from "./load-order";
import { Turns } from "./turns";
import { Waiting } from "./waiting";

/** Brings modules up and down, each behind what it needs and with what needs it. */
export class Lifecycle {
    private readonly waiting = new Waiting();
    private readonly turns = new Turns();
    private stopped = false;

    public constructor(
        private readonly known: KnownModules,
        private readonly runner: Runner,
    ) {}

    /** All that the module needs, then itself; what is loaded stays as it is. @throws ModuleError */
    public load(name: string): Promise<void> {
        return this.turns.beside(() => this.loadWithNeeds(name));
    }

    /**
     * @param cascade end what needs it first, instead of refusing
     * @throws ModuleError MODULE_NOT_LOADED, MODULE_REQUIRED
     */
    public unload(name: string, cascade: boolean): Promise<void> {
        return this.turns.beside(() => this.unloadWithDependents(name, cascade));
    }

    /** Ends the module, and what needs it, and starts all of that again. @throws ModuleError */
    public restart(name: string): Promise<void> {
        return this.turns.byItself(async () => {
            const module = this.startedModule(name);
            const dependents = await this.suspendDependents(name, `${name} restarts`);
            await module.unload("restart");
            await this.loadWithNeeds(name);
            await Promise.allSettled(dependents.map((each) => this.loadWithNeeds(each)));
        });
    }

    /** Another version counts, and runs if the former one did. @throws ModuleError; the former one counts again then */
    public useVersion(name: string, version: string): Promise<void> {
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

    /** What needs a crashed module ends, and waits until that is back. */
    public follow({ name, to }: ModuleStateChange): void {
        if (to === "crashed" || to === "failed") {
            // All at once: it may be back before they have ended.
            for (const dependent of this.runner.dependentsOf(name)) {
                this.waiting.add(dependent, name);
                void this.runner.find(dependent)?.suspend(`${name}, which it needs, has ${to}`);
            }
        } else if (to === "loaded") {
            const back = this.waiting.for(name);
            back.forEach((each) => this.waiting.remove(each));
            back.reverse().forEach((each) => void this.load(each).catch(() => undefined));
        }
    }

    /** Ends every module, and starts none any more. */
    public async stop(): Promise<void> {
        this.stopped = true;
        this.waiting.clear();
        await Promise.all(this.runner.all().map((module) => module.unload("the node stops")));
    }

    private async loadWithNeeds(name: string): Promise<void> {
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

    private async unloadWithDependents(name: string, cascade: boolean): Promise<void> {
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
            await this.loadWithNeeds(name);
        };
        const failure = await startAs(version).catch((error: Error) => error);
        const again = failure && (await startAs(former).catch((error: Error) => error));
        await Promise.allSettled(again ? [] : dependents.map((each) => this.loadWithNeeds(each)));

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
            throw new ModuleError("MODULE_NOT_LOADED", `${name} is not loaded; module:load starts it.`);
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
}
