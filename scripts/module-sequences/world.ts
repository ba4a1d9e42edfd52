import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { temporaryFolder, testHostProgram, writeModule } from "../../__tests__/__support__/modules";
import { moduleFoldersOf, ModuleInfo, ModuleManager, ModuleState, ModuleStateChange } from "../../src/runtime";
import { Need, Step, VERSIONS } from "./steps";

export const INTENSITY = 2;

const TIMINGS = {
    heartbeat: 30_000,
    start: 60_000,
    grace: 30_000,
    backoff: 2,
    longestBackoff: 10,
    intensity: INTENSITY,
    period: 3_600_000,
    cpuPeriod: 3_600_000,
};

/** Fails as it is told in its own folder, and ends as it is asked to. */
const CODE = `const fs = require("node:fs");
let broken = {};
exports.register = (node) => {
    try { broken = JSON.parse(fs.readFileSync(node.dataFolder + "/broken.json", "utf8")); } catch {}
    switch (broken[node.version]) {
        case "exit 0": process.exit(0);
        case "throw": throw new Error("broken on purpose");
        case "steal": return { methods: { steal() {} } };
    }
    return { methods: {
        version: () => node.version,
        end: ({ how }) => void setImmediate(() => {
            switch (how) {
                case "exit 0": process.exit(0);
                case "exit 3": process.exit(3);
                case "abort": process.abort();
                case "garbage": fs.writeSync(3, "garbage\\n"); break;
                case "reject": Promise.reject(new Error("nobody caught this"));
            }
        }),
    } };
};`;

export const nameOf = (index: number): string => `@sequence/module-${index}`;

const commandOf = (pid: string): string => {
    try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8");
    } catch {
        return "";
    }
};

/** Host processes of this process that have not ended. */
export const hostProcesses = (): number[] =>
    readdirSync("/proc/self/task")
        .flatMap((thread) => readFileSync(`/proc/self/task/${thread}/children`, "utf8").trim().split(" "))
        .filter((pid) => commandOf(pid).includes(testHostProgram().main))
        .map(Number);

/** Real modules in real processes. */
export class World {
    public readonly manager: ModuleManager;
    /** What is wrong with the events so far: each must begin where the last one of its module has ended. */
    public readonly faults: string[] = [];
    private readonly root = temporaryFolder();
    private readonly folders = moduleFoldersOf(this.root);
    private readonly broken = new Map<number, Record<string, string>>();
    private readonly states = new Map<string, ModuleState>();

    public constructor(private readonly needs: readonly (readonly Need[])[]) {
        this.manager = new ModuleManager({ folders: this.folders, hostProgram: testHostProgram(), timings: TIMINGS });
        this.manager.on("state", (change) => this.follow(change));
    }

    public async begin(): Promise<void> {
        for (const [index, needs] of this.needs.entries()) {
            mkdirSync(join(this.folders.data, nameOf(index)), { recursive: true });
            const dependencies = needs.map(({ module, range, required }) => ({
                name: nameOf(module),
                version: range,
                required,
            }));

            for (const version of VERSIONS) {
                const module = { methods: ["version", "end"] };
                const folder = writeModule(
                    { name: nameOf(index), version, code: CODE, dependencies, module },
                    this.root,
                );
                await this.manager.processPlugin(folder);
            }

            await this.manager.usePluginVersion(nameOf(index), VERSIONS[0]);
        }
    }

    public async end(): Promise<void> {
        await this.manager.stop();
        rmSync(this.root, { recursive: true, force: true });
    }

    public info(index: number): ModuleInfo {
        return this.manager.getPluginInfo(nameOf(index));
    }

    /** @returns "ok", or the code of the error; an error without one is thrown */
    public async apply(step: Step): Promise<string> {
        try {
            await this.act(step);

            return "ok";
        } catch (error) {
            const { code } = error as { code?: unknown };

            if (typeof code !== "string") {
                throw error;
            }

            return code;
        }
    }

    private async act(step: Step): Promise<void> {
        const name = nameOf(step.module);

        switch (step.type) {
            case "load":
                return this.manager.loadPlugin(name);
            case "unload":
                return this.manager.unloadPlugin(name, { cascade: step.cascade });
            case "restart":
                return this.manager.restartPlugin(name);
            case "use":
                return this.manager.usePluginVersion(name, step.version);
            case "crash":
                return this.crash(step.module, step.end);
            case "break":
                return this.breakVersions(step.module, {
                    ...this.broken.get(step.module),
                    [step.version]: step.how,
                });
            case "repair":
                return this.breakVersions(step.module, {});
        }
    }

    private breakVersions(index: number, broken: Record<string, string>): void {
        this.broken.set(index, broken);
        writeFileSync(join(this.folders.data, nameOf(index), "broken.json"), JSON.stringify(broken));
    }

    /** Until it is noticed. Nothing if there is no process. */
    private async crash(index: number, end: string): Promise<void> {
        const { pid, state } = this.info(index);

        if (pid === null) {
            return;
        }

        const noticed = new Promise<void>((resolve) => {
            const listener = ({ name, to }: ModuleStateChange): void => {
                if (name === nameOf(index) && to !== "stopping" && to !== "registering" && to !== "authenticating") {
                    this.manager.off("state", listener);
                    resolve();
                }
            };
            this.manager.on("state", listener);
        });

        if (end.startsWith("SIG") || state !== "loaded") {
            process.kill(pid, end.startsWith("SIG") ? end : "SIGKILL");
        } else {
            await this.manager.invoke(nameOf(index), "end", { how: end }).catch(() => undefined);
        }

        await noticed;
    }

    private follow({ name, from, to, reason }: ModuleStateChange): void {
        const before = this.states.get(name) ?? "known";

        if (from !== before) {
            this.faults.push(`${name} went from ${from} to ${to} (${reason}), but was ${before}`);
        }

        this.states.set(name, to);
    }
}
