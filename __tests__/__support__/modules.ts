import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { buildSync } from "esbuild";

import { ManagerOptions, moduleFoldersOf, ModuleManager, ModuleStateChange } from "../../src/runtime";
import type { HostProgram } from "../../src/runtime/launch/host-command";
import { folderOfRun } from "./run-folder";

/** Gone when the run ends. */
export const temporaryFolder = (): string => folderOfRun("modules");

let program: HostProgram | undefined;

/** The host program, bundled from the source that the tests run: host processes have no ts-jest. */
export function testHostProgram(): HostProgram {
    if (!program) {
        const folder = temporaryFolder();
        const main = join(folder, "main.js");
        const entryPoints = [join(__dirname, "../../src/runtime/host/main.ts")];
        buildSync({ entryPoints, outfile: main, bundle: true, platform: "node", target: "node20" });
        program = { main, readable: [folder] };
    }

    return program;
}

export interface TestModule {
    readonly name: string;
    readonly version?: string;
    /** `arkecosystem.module`; merged with the protocol's version. */
    readonly module?: object;
    /** `arkecosystem.core.dependencies`. */
    readonly dependencies?: readonly object[];
    /** Content of index.js. */
    readonly code?: string;
    /** Replaces what package.json would hold. */
    readonly packageJson?: string;
}

/** A module that offers `echo` and knows its process. */
export const ECHO = `exports.register = () => ({ methods: {
    echo: (params, { caller }) => ({ params, caller }),
    pid: () => process.pid,
} });`;

/** Writes a module's package. @returns its folder */
export function writeModule(module: TestModule, root = temporaryFolder()): string {
    const { name, version = "1.0.0", code = ECHO, dependencies = [] } = module;
    const folder = join(root, name, version);
    mkdirSync(folder, { recursive: true });
    const declaration = { protocol: "1.0", methods: ["echo", "pid"], ...module.module };
    const contents = { name, version, arkecosystem: { core: { dependencies }, module: declaration } };
    writeFileSync(join(folder, "package.json"), module.packageJson ?? JSON.stringify(contents));
    writeFileSync(join(folder, "index.js"), code);

    return folder;
}

/** Times that a test can wait for. */
export const QUICK = {
    start: 5000,
    heartbeat: 500,
    grace: 1000,
    call: 2000,
    backoff: 20,
    longestBackoff: 100,
    intensity: 3,
    period: 60_000,
};

/** A manager on folders of its own, what it told, and how to wait for more. */
export class TestManager {
    public readonly changes: ModuleStateChange[] = [];
    public readonly folders;
    public readonly manager: ModuleManager;

    public constructor(options: Partial<ManagerOptions> = {}) {
        this.folders = options.folders ?? moduleFoldersOf(temporaryFolder());
        this.manager = new ModuleManager({
            folders: this.folders,
            hostProgram: testHostProgram(),
            ...options,
            timings: { ...QUICK, ...options.timings },
        });
        this.manager.on("state", (change) => this.changes.push(change));
    }

    /** Writes and processes a module. @returns its name */
    public async add(module: TestModule): Promise<string> {
        await this.manager.processPlugin(writeModule(module));

        return module.name;
    }

    /** Names of the states that a module was in, in their order. */
    public statesOf(name: string): string[] {
        return this.changes.filter((change) => change.name === name).map(({ to }) => to);
    }

    public grant(modules: Readonly<Record<string, object>>): void {
        mkdirSync(dirname(this.folders.policy), { recursive: true });
        writeFileSync(this.folders.policy, JSON.stringify({ version: 1, modules }));
    }

    /** The first change after now that fits. */
    public next(fits: (change: ModuleStateChange) => boolean): Promise<ModuleStateChange> {
        return new Promise((resolve) => {
            const listener = (change: ModuleStateChange): void => {
                if (fits(change)) {
                    this.manager.off("state", listener);
                    resolve(change);
                }
            };
            this.manager.on("state", listener);
        });
    }
}

export const isAlive = (pid: number): boolean => {
    try {
        // A zombie has ended.
        return !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
    } catch {
        return false;
    }
};

/** Waits until something holds; the test's own time limit ends a wait in vain. */
export async function until(holds: () => boolean): Promise<void> {
    while (!holds()) {
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
}
