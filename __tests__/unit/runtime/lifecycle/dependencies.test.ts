import { rmSync } from "node:fs";
import { join } from "node:path";

import { TestManager, TestModule, writeModule } from "../../../__support__/modules";

let test: TestManager;

beforeEach(() => (test = new TestManager()));
afterEach(() => test.manager.stop());

const needs = (name: string, ...dependencies: string[]): TestModule => ({
    name,
    dependencies: dependencies.map((text) => {
        const [dependency = "", version = "*", optional] = text.split(" ");

        return { name: dependency, version, required: optional === undefined };
    }),
});

const add = async (...modules: TestModule[]): Promise<void> => {
    for (const module of modules) {
        await test.add(module);
    }
};

const started = (): string[] => test.changes.filter(({ to }) => to === "loaded").map(({ name }) => name);

describe("load order", () => {
    it("loads what a module needs before it, independent branches at the same time", async () => {
        await add(
            needs("@a/top", "@a/left", "@a/right"),
            needs("@a/left", "@a/base"),
            needs("@a/right"),
            needs("@a/base"),
        );
        await test.manager.loadPlugin("@a/top");

        expect(started().at(-1)).toBe("@a/top");
        expect(started().indexOf("@a/base")).toBeLessThan(started().indexOf("@a/left"));
        expect([...started()].sort()).toEqual(["@a/base", "@a/left", "@a/right", "@a/top"]);
        const first = test.changes.slice(0, 2).map(({ name, to }) => `${name} ${to}`);
        expect(first.sort()).toEqual(["@a/base starting", "@a/right starting"]);
    });

    it.each([
        [
            "a circle",
            [needs("@a/x", "@a/y"), needs("@a/y", "@a/z"), needs("@a/z", "@a/x")],
            "DEPENDENCY_CYCLE",
            "@a/x → @a/y → @a/z → @a/x",
        ],
        ["what is missing", [needs("@a/x", "@a/y ^1.0.0")], "DEPENDENCY_MISSING", "@a/y ^1.0.0"],
        [
            "what does not fit",
            [needs("@a/x", "@a/y ^2.0.0"), needs("@a/y")],
            "DEPENDENCY_UNMET",
            "requires @a/y ^2.0.0, and 1.0.0",
        ],
    ])("names %s and starts nothing", async (_, modules, code, text) => {
        await add(...modules);

        await expect(test.manager.loadPlugin("@a/x")).rejects.toMatchObject({
            code,
            message: expect.stringContaining(text),
        });
        expect(test.changes).toEqual([]);
    });

    it("leaves out optional ones that are missing or do not fit, and requirements of the node", async () => {
        await add(
            needs("@a/x", "@a/none * optional", "@a/old ^2.0.0 optional", "@arkecosystem/core-api"),
            needs("@a/old"),
        );
        await test.manager.loadPlugin("@a/x");

        expect(started()).toEqual(["@a/x"]);
    });

    it("goes on without optional ones that fail, miss something themselves or end later", async () => {
        await add(
            needs("@a/x", "@a/broken * optional", "@a/lacking * optional", "@a/crashing * optional"),
            { name: "@a/broken", code: "process.exit(1)" },
            needs("@a/lacking", "@a/nowhere"),
            needs("@a/crashing"),
        );
        await test.manager.loadPlugin("@a/x");
        expect(started()).toEqual(["@a/crashing", "@a/x"]);
        await test.manager.unloadPlugin("@a/crashing");

        expect(test.manager.getLoadedPlugins()).toEqual(["@a/x"]);
    });

    it("does not load what needs a module that fails to start", async () => {
        await add(needs("@a/x", "@a/y"), { name: "@a/y", code: "process.exit(1)" });

        await expect(test.manager.loadPlugin("@a/x")).rejects.toThrow("@a/y@1.0.0 did not register");
        expect(started()).toEqual([]);
    });
});

describe("unload", () => {
    it("refuses what others need, or ends them first", async () => {
        await add(needs("@a/x", "@a/y"), needs("@a/y", "@a/z"), needs("@a/z"));
        await test.manager.loadPlugin("@a/x");

        await expect(test.manager.unloadPlugin("@a/z")).rejects.toMatchObject({
            code: "MODULE_REQUIRED",
            message: expect.stringContaining("@a/x, @a/y"),
        });
        expect(test.manager.getLoadedPlugins()).toHaveLength(3);
        await test.manager.unloadPlugin("@a/z", { cascade: true });
        const ended = test.changes.filter(({ to }) => to === "known").map(({ name }) => name);

        expect(ended).toEqual(["@a/x", "@a/y", "@a/z"]);
    });
});

describe("dependents", () => {
    it("wait while what they need is down, and follow when it is back", async () => {
        await add(needs("@a/x", "@a/y"), needs("@a/y"));
        await test.manager.loadPlugin("@a/x");
        const back = test.next(({ name, to }) => name === "@a/x" && to === "loaded");
        process.kill(test.manager.getPluginInfo("@a/y").pid as number, "SIGKILL");
        await back;

        expect(test.statesOf("@a/x").slice(4)).toEqual([
            "stopping",
            "waiting",
            "starting",
            "authenticating",
            "registering",
            "loaded",
        ]);
        expect(test.manager.getLoadedPlugins().sort()).toEqual(["@a/x", "@a/y"]);
    });
});

describe("changes at once", () => {
    /** Ends in one of the states that it may rest in. */
    const rest = async (): Promise<void> => {
        for (let calm = 0; calm < 3; calm += 1) {
            await new Promise((resolve) => setTimeout(resolve, 100));
        }
    };

    it("leave nothing loaded without what it needs", async () => {
        await add(needs("@a/x", "@a/y"), needs("@a/y"));
        await test.manager.loadPlugin("@a/y");
        await Promise.allSettled([
            test.manager.loadPlugin("@a/x"),
            test.manager.unloadPlugin("@a/y", { cascade: true }),
        ]);
        await rest();
        const { state } = test.manager.getPluginInfo("@a/x");

        expect([state, test.manager.getPluginInfo("@a/y").state]).toEqual([
            expect.stringMatching(/^(known|waiting)$/),
            "known",
        ]);
    });

    it("do not start again what was unloaded while it waited", async () => {
        test = new TestManager({ timings: { backoff: 400, longestBackoff: 400 } });
        await add(needs("@a/x", "@a/y"), needs("@a/y"));
        await test.manager.loadPlugin("@a/x");
        const waits = test.next(({ name, to }) => name === "@a/x" && to === "waiting");
        process.kill(test.manager.getPluginInfo("@a/y").pid as number, "SIGKILL");
        await waits;
        await test.manager.unloadPlugin("@a/y", { cascade: true });
        await test.manager.loadPlugin("@a/y");
        await rest();

        expect(test.manager.getLoadedPlugins()).toEqual(["@a/y"]);
    });

    it("start nothing any more once the manager has stopped", async () => {
        await add(needs("@a/x", "@a/y"), needs("@a/y"));
        const loading = test.manager.loadPlugin("@a/x").catch((error: { code: string }) => error.code);
        await test.next(({ name, to }) => name === "@a/y" && to === "loaded");
        await test.manager.stop();

        expect(await loading).toMatch(/MANAGER_STOPPED|MODULE_STOPPED/);
        expect(test.manager.getLoadedPlugins()).toEqual([]);
    });
});

describe("versions", () => {
    const versions = async (name: string, second: Partial<TestModule> = {}): Promise<void> => {
        await test.manager.processPlugin(writeModule({ name, version: "1.0.0" }));
        await test.manager.processPlugin(writeModule({ name, version: "1.1.0", ...second }));
        await test.manager.usePluginVersion(name, "1.0.0");
    };

    it("lie side by side, and one counts", async () => {
        await versions("@a/y");
        await test.manager.loadPlugin("@a/y");

        expect(test.manager.getPluginInfo("@a/y")).toMatchObject({ version: "1.0.0", versions: ["1.0.0", "1.1.0"] });
        await expect(test.manager.usePluginVersion("@a/y", "3.0.0")).rejects.toMatchObject({ code: "MODULE_UNKNOWN" });
    });

    it("are swapped with what needs them", async () => {
        await versions("@a/y");
        await add(needs("@a/x", "@a/y ^1.0.0"));
        await test.manager.loadPlugin("@a/x");
        await test.manager.usePluginVersion("@a/y", "1.1.0");

        expect(test.manager.getPluginInfo("@a/y")).toMatchObject({ version: "1.1.0", state: "loaded" });
        expect(test.manager.getPluginInfo("@a/x")).toMatchObject({ state: "loaded" });
    });

    it("return to the former one when the new one does not register", async () => {
        await versions("@a/y", { code: "process.exit(5)" });
        await add(needs("@a/x", "@a/y"));
        await test.manager.loadPlugin("@a/x");

        await expect(test.manager.usePluginVersion("@a/y", "1.1.0")).rejects.toThrow("so 1.0.0 runs again");
        expect(test.manager.getPluginInfo("@a/y")).toMatchObject({ version: "1.0.0", state: "loaded" });
        expect(test.manager.getPluginInfo("@a/x")).toMatchObject({ state: "loaded" });
    });

    it("leave what needs them waiting when the former one fails too, until one is loaded", async () => {
        const code = `const { existsSync, writeFileSync } = require("node:fs");
            exports.register = (node) => {
                const flag = node.dataFolder + "/started";
                if (existsSync(flag)) process.exit(6);
                writeFileSync(flag, "");
                return {};
            };`;
        await test.manager.processPlugin(writeModule({ name: "@a/y", version: "1.0.0", code }));
        await versions("@a/y", { code: "process.exit(5)" });
        await test.manager.processPlugin(writeModule({ name: "@a/y", version: "1.0.0", code }));
        await add(needs("@a/x", "@a/y"));
        await test.manager.loadPlugin("@a/x");

        await expect(test.manager.usePluginVersion("@a/y", "1.1.0")).rejects.toThrow("1.0.0 counts again, but failed");
        expect(test.manager.getPluginInfo("@a/y")).toMatchObject({ version: "1.0.0", state: "failed" });
        expect(test.manager.getPluginInfo("@a/x")).toMatchObject({ state: "waiting", pid: null });
        rmSync(join(test.folders.data, "@a/y", "started"));
        const back = test.next(({ name, to }) => name === "@a/x" && to === "loaded");
        await test.manager.loadPlugin("@a/y");
        await back;
    });

    it("are swapped one after another, and not at all for the one that runs", async () => {
        await versions("@a/y");
        await test.manager.loadPlugin("@a/y");
        await Promise.all(["1.1.0", "1.0.0"].map((each) => test.manager.usePluginVersion("@a/y", each)));
        const { pid } = test.manager.getPluginInfo("@a/y");
        await test.manager.usePluginVersion("@a/y", "1.0.0");

        expect(test.manager.getPluginInfo("@a/y")).toMatchObject({ version: "1.0.0", state: "loaded", pid });
    });

    it("are not swapped for one that what runs could not use", async () => {
        await versions("@a/y");
        await add(needs("@a/x", "@a/y ~1.0.0"));
        await test.manager.loadPlugin("@a/x");

        await expect(test.manager.usePluginVersion("@a/y", "1.1.0")).rejects.toMatchObject({
            code: "DEPENDENCY_UNMET",
        });
        expect(test.manager.getPluginInfo("@a/y")).toMatchObject({ version: "1.0.0", state: "loaded" });
    });
});

describe("before every start", () => {
    it("asks whether the module may, and starts nothing otherwise", async () => {
        const asked: string[] = [];
        test = new TestManager({
            mayStart: async ({ name }) => {
                asked.push(name);

                if (asked.length > 1) {
                    throw new Error("no license any more");
                }
            },
        });
        await add({ name: "@a/x" });
        await test.manager.loadPlugin("@a/x");
        await test.manager.unloadPlugin("@a/x");

        await expect(test.manager.loadPlugin("@a/x")).rejects.toThrow("no license any more");
        expect(test.manager.getPluginInfo("@a/x")).toMatchObject({ state: "failed", pid: null });
    });
});
