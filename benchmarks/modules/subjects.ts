import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { moduleFoldersOf, ModuleManager } from "../../src/runtime";
import { builtHostProgram } from "../../src/runtime/launch/host-command";

export const ECHO = "@bench/echo";
export const CALLER = "@bench/caller";

const ECHO_CODE = "exports.register = () => ({ methods: { echo: (params) => params } });";

/** Calls `echo` so often as it is told, and answers the microseconds of each call. */
const CALLER_CODE = `exports.register = (node) => ({ methods: { measure: async ({ calls }) => {
    const times = [];
    for (let i = 0; i < calls; i += 1) {
        const started = process.hrtime.bigint();
        await node.call("${ECHO}", "echo", { i });
        times.push(Number(process.hrtime.bigint() - started) / 1000);
    }
    return times;
} } });`;

const CALLS = { [ECHO]: ["echo"] };

/** A manager of modules that do next to nothing, with the host program as it was built. */
export class Subjects {
    public readonly manager: ModuleManager;
    private readonly root = realpathSync(mkdtempSync(join(tmpdir(), "bench-modules-")));

    public constructor() {
        const folders = moduleFoldersOf(this.root);
        mkdirSync(dirname(folders.policy), { recursive: true });
        writeFileSync(folders.policy, JSON.stringify({ version: 1, modules: { [CALLER]: { calls: CALLS } } }));
        const hostProgram = builtHostProgram(join(__dirname, "../../dist/runtime"));
        this.manager = new ModuleManager({ folders, hostProgram, timings: { start: 120_000 } });
    }

    public async addEcho(name: string = ECHO): Promise<void> {
        await this.add(name, ECHO_CODE, { methods: ["echo"] });
    }

    public async addCaller(): Promise<void> {
        await this.add(CALLER, CALLER_CODE, { methods: ["measure"], calls: CALLS });
    }

    public pidOf(name: string): number {
        return this.manager.getPluginInfo(name).pid as number;
    }

    public async end(): Promise<void> {
        await this.manager.stop();
        rmSync(this.root, { recursive: true, force: true });
    }

    private async add(name: string, code: string, declaration: object): Promise<void> {
        const folder = join(this.root, "packages", name);
        mkdirSync(folder, { recursive: true });
        const module = { protocol: "1.0", ...declaration };
        writeFileSync(
            join(folder, "package.json"),
            JSON.stringify({ name, version: "1.0.0", arkecosystem: { module } }),
        );
        writeFileSync(join(folder, "index.js"), code);
        await this.manager.processPlugin(folder);
    }
}
