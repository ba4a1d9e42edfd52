import { satisfies } from "semver";

import { Need, Step, VERSIONS } from "./steps";

export type ModelState = "known" | "loaded" | "waiting" | "failed";

interface ModelModule {
    state: ModelState;
    /** The version that counts. */
    current: string;
    /** The version that runs or waits. */
    running: string;
    /** Crashes since it was last started by anybody. */
    crashes: number;
    broken: Set<string>;
    /** What it waits for, by number. */
    waitsFor: number | undefined;
}

const isUp = ({ state }: ModelModule): boolean => state === "loaded" || state === "waiting";

/** What a module manager should do, without processes, time and anything that happens meanwhile. */
export class Model {
    public readonly modules: ModelModule[];

    /** @param intensity how many restarts before a module has failed */
    public constructor(
        private readonly needs: readonly (readonly Need[])[],
        private readonly intensity: number,
    ) {
        this.modules = needs.map(() => ({
            state: "known",
            current: VERSIONS[0],
            running: VERSIONS[0],
            crashes: 0,
            broken: new Set(),
            waitsFor: undefined,
        }));
    }

    /** @returns "ok", or the code of the error */
    public apply(step: Step): string {
        const module = this.at(step.module);

        switch (step.type) {
            case "load":
                return this.load(step.module);
            case "unload":
                return this.unload(step.module, step.cascade);
            case "restart":
                return this.restart(step.module);
            case "use":
                return this.use(step.module, step.version);
            case "crash":
                this.crash(step.module);

                return "ok";
            case "break":
                module.broken.add(step.version);

                return "ok";
            case "repair":
                module.broken.clear();

                return "ok";
        }
    }

    public at(index: number): ModelModule {
        return this.modules[index] as ModelModule;
    }

    public requirementsOf(index: number): number[] {
        return this.needsOf(index, true).map(({ module }) => module);
    }

    private needsOf(index: number, required: boolean): readonly Need[] {
        return (this.needs[index] ?? []).filter((need) => need.required === required);
    }

    private versionOf(index: number): string {
        const module = this.at(index);

        return isUp(module) ? module.running : module.current;
    }

    private fits({ module, range }: Need): boolean {
        return satisfies(this.versionOf(module), range);
    }

    /** Whether all that a module needs would fit, all the way down. */
    private isLoadable(index: number): boolean {
        return (
            this.at(index).state === "loaded" ||
            this.needsOf(index, true).every((need) => this.fits(need) && this.isLoadable(need.module))
        );
    }

    private load(index: number): string {
        return !this.isLoadable(index) ? "DEPENDENCY_UNMET" : this.attempt(index) ? "ok" : "MODULE_START_FAILED";
    }

    private attempt(index: number): boolean {
        const module = this.at(index);

        if (module.state === "loaded") {
            return true;
        }

        const optional = this.needsOf(index, false).filter((need) => this.fits(need) && this.isLoadable(need.module));
        [...this.needsOf(index, true), ...optional].forEach((need) => this.attempt(need.module));

        return this.requirementsOf(index).every((each) => this.at(each).state === "loaded") && this.start(index);
    }

    private start(index: number): boolean {
        const module = this.at(index);
        module.running = this.versionOf(index);

        if (module.broken.has(module.running)) {
            module.state = "failed";
            this.down(index);

            return false;
        }

        module.crashes = 0;
        this.up(index);

        return true;
    }

    private up(index: number): void {
        this.at(index).state = "loaded";
        const back = this.modules.flatMap(({ waitsFor }, each) => (waitsFor === index ? [each] : []));
        back.forEach((each) => (this.at(each).waitsFor = undefined));
        back.forEach((each) => this.load(each));
    }

    private down(index: number): void {
        for (const each of this.dependentsOf(index)) {
            const dependent = this.at(each);
            dependent.waitsFor ??= index;
            dependent.state = "waiting";
        }
    }

    /** All that are up and need it, directly or not. */
    private dependentsOf(index: number): number[] {
        const found = new Set<number>();

        const visit = (target: number): void =>
            this.modules.forEach((module, each) => {
                if (isUp(module) && !found.has(each) && this.requirementsOf(each).includes(target)) {
                    found.add(each);
                    visit(each);
                }
            });
        visit(index);

        return [...found];
    }

    private unload(index: number, cascade: boolean): string {
        const dependents = this.dependentsOf(index);

        if (this.at(index).state === "known") {
            return "MODULE_NOT_LOADED";
        }

        if (dependents.length > 0 && !cascade) {
            return "MODULE_REQUIRED";
        }

        [...dependents, index].forEach((each) => Object.assign(this.at(each), { state: "known", waitsFor: undefined }));

        return "ok";
    }

    private restart(index: number): string {
        if (this.at(index).state === "known") {
            return "MODULE_NOT_LOADED";
        }

        this.down(index);
        this.at(index).state = "known";

        return this.load(index);
    }

    private use(index: number, version: string): string {
        const module = this.at(index);
        const former = module.current;
        const isMet = this.dependentsOf(index).every((each) =>
            this.needsOf(each, true).every((need) => need.module !== index || satisfies(version, need.range)),
        );

        if (!isMet) {
            return "DEPENDENCY_UNMET";
        }

        const wasRunning = isUp(module) ? module.running : version;
        module.current = version;

        if (wasRunning === version) {
            return "ok";
        }

        this.down(index);
        const code = [version, former].find((each) => {
            Object.assign(module, { current: each, state: "known" });

            return this.load(index) === "ok";
        });

        return code === version ? "ok" : "MODULE_START_FAILED";
    }

    private crash(index: number): void {
        const module = this.at(index);

        if (module.state !== "loaded") {
            return;
        }

        this.down(index);
        // A broken one crashes at each restart.
        module.crashes = module.broken.has(module.running) ? this.intensity + 1 : module.crashes + 1;

        if (module.crashes > this.intensity) {
            module.state = "failed";
        } else {
            this.up(index);
        }
    }
}
