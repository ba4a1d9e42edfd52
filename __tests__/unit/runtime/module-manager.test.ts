import { readFileSync } from "node:fs";
import { join } from "node:path";

import { isAlive, TestManager, writeModule } from "../../__support__/modules";

let test: TestManager;

beforeEach(() => (test = new TestManager()));
afterEach(() => test.manager.stop());

const pidOf = (name: string): number => test.manager.getPluginInfo(name).pid as number;

describe("processPlugin, getKnownPlugins", () => {
    it("reads metadata and runs no line of the module", async () => {
        const folder = writeModule({ name: "@acme/loud", code: 'require("node:fs").writeFileSync("/tmp/ran", "");' });
        const manifest = await test.manager.processPlugin(folder);

        expect(manifest).toMatchObject({ name: "@acme/loud", version: "1.0.0", methods: ["echo", "pid"] });
        expect(test.manager.getKnownPlugins()).toEqual(["@acme/loud"]);
        expect(test.manager.getLoadedPlugins()).toEqual([]);
        expect(test.manager.getPluginInfo("@acme/loud")).toMatchObject({ state: "known", pid: null });
        expect(() => readFileSync("/tmp/ran")).toThrow("ENOENT");
    });

    it.each([
        ["no JSON", { packageJson: "{" }, "JSON"],
        ["no declaration", { packageJson: '{"name":"@acme/bad","version":"1.0.0","arkecosystem":{}}' }, "isolated"],
        ["another major of the protocol", { module: { protocol: "2.0" } }, "speaks protocol 2.0"],
        ["a method that is no name", { module: { methods: ["__proto__"] } }, "name of a method"],
    ])("lists a module with %s, with the reason", async (_, module, reason) => {
        const folder = writeModule({ name: "@acme/bad", ...module });

        await expect(test.manager.processPlugin(folder)).rejects.toMatchObject({ code: "MODULE_INVALID" });
        const [refused] = test.manager.getRefusedPlugins();
        expect(refused?.reason).toContain(reason);
        expect(test.manager.getKnownPlugins()).toEqual([refused?.name]);
    });

    it("says of a refused module why it cannot be loaded", async () => {
        const folder = writeModule({ name: "@acme/bad", module: { protocol: "2.0" } });
        await expect(test.manager.processPlugin(folder)).rejects.toThrow();

        await expect(test.manager.loadPlugin("@acme/bad")).rejects.toMatchObject({
            code: "MODULE_INVALID",
            message: expect.stringContaining("speaks protocol 2.0"),
        });
        await expect(test.manager.loadPlugin("@acme/never")).rejects.toMatchObject({ code: "MODULE_UNKNOWN" });
    });
});

describe("loadPlugin, getLoadedPlugins, unloadPlugin", () => {
    it("starts a process of its own, waits for the registration, and ends it again", async () => {
        const name = await test.add({ name: "@acme/echo" });
        await test.manager.loadPlugin(name);
        const pid = pidOf(name);

        expect(pid).not.toBe(process.pid);
        expect(isAlive(pid)).toBe(true);
        expect(test.manager.getLoadedPlugins()).toEqual([name]);
        expect(test.statesOf(name)).toEqual(["starting", "authenticating", "registering", "loaded"]);

        await test.manager.unloadPlugin(name);
        expect(isAlive(pid)).toBe(false);
        expect(test.manager.getLoadedPlugins()).toEqual([]);
        expect(test.changes.at(-1)).toMatchObject({ from: "stopping", to: "known", exitCode: 0, signal: null });
        await expect(test.manager.unloadPlugin(name)).rejects.toMatchObject({ code: "MODULE_NOT_LOADED" });
    });

    it("is loaded once registered, not once started", async () => {
        const name = await test.add({
            name: "@acme/slow",
            code: "exports.register = () => new Promise((resolve) => setTimeout(() => resolve({}), 400));",
        });
        const loading = test.manager.loadPlugin(name);
        await test.next(({ to }) => to === "registering");
        expect(test.manager.getLoadedPlugins()).toEqual([]);
        await loading;
        expect(test.manager.getLoadedPlugins()).toEqual([name]);
    });

    it("starts one process for two loads at once, and none for a third", async () => {
        const name = await test.add({ name: "@acme/echo" });
        await Promise.all([test.manager.loadPlugin(name), test.manager.loadPlugin(name)]);
        const pid = pidOf(name);
        await test.manager.loadPlugin(name);

        expect(pidOf(name)).toBe(pid);
        expect(test.statesOf(name).filter((state) => state === "starting")).toHaveLength(1);
    });

    it("gives the token through the socket only", async () => {
        const name = await test.add({
            name: "@acme/args",
            code: "exports.register = () => { console.log(JSON.stringify({ env: process.env, argv: process.argv, exec: process.execArgv })); return {}; };",
        });
        await test.manager.loadPlugin(name);
        await test.manager.unloadPlugin(name);
        const log = test.manager.getPluginLogs(name, 10).join("\n");

        expect(log).toContain('"env":{}');
        expect(log).not.toMatch(/[0-9a-f]{64}/);
    });

    it.each([
        ["throws while it is loaded", 'throw new Error("no such luck");', "no such luck"],
        ["registers nothing", "", 'exports no function "register"'],
        ["exits with 0", "process.exit(0);", "exited with code 0"],
        ["ends itself by a signal", "process.abort();", "SIGABRT"],
        ["offers what it does not declare", "exports.register = () => ({ methods: { steal() {} } });", "steal"],
    ])("says so when a module %s", async (_, code, reason) => {
        const name = await test.add({ name: "@acme/bad", code });

        await expect(test.manager.loadPlugin(name)).rejects.toMatchObject({
            code: "MODULE_START_FAILED",
            message: expect.stringContaining(reason),
        });
        expect(test.manager.getPluginInfo(name)).toMatchObject({ state: "failed", pid: null });
    });

    it("kills what does not register in time, also when it spins", async () => {
        test = new TestManager({ timings: { start: 700 } });
        const name = await test.add({ name: "@acme/spin", code: "for (;;);" });

        await expect(test.manager.loadPlugin(name)).rejects.toThrow("did not register within 700 ms");
    });

    it("ends what takes no notice of stop and SIGTERM", async () => {
        test = new TestManager({ timings: { grace: 200 } });
        const name = await test.add({
            name: "@acme/stubborn",
            code: `process.on("SIGTERM", () => console.log("no"));
                exports.register = () => ({ stop: () => new Promise(() => setInterval(() => undefined, 1000)) });`,
        });
        await test.manager.loadPlugin(name);
        const pid = pidOf(name);
        await test.manager.unloadPlugin(name);

        expect(isAlive(pid)).toBe(false);
        expect(test.changes.at(-1)).toMatchObject({ to: "known", signal: "SIGKILL" });
        expect(test.changes.at(-1)?.logs.join()).toContain("no");
    });

    it("lets a module end by itself, whatever it was still doing", async () => {
        const calls = { node: ["chain.lastBlock"] };
        test = new TestManager({ offer: new Map([["chain.lastBlock", () => ({})]]) });
        test.grant({ "@acme/busy": { calls } });
        const name = await test.add({
            name: "@acme/busy",
            code: `exports.register = (node) => ({
                started: async () => { for (;;) await node.call("node", "chain.lastBlock"); },
                stop: () => new Promise((resolve) => setTimeout(resolve, 100)).then(() => console.log("ended well")),
            });`,
            module: { calls },
        });
        await test.manager.loadPlugin(name);
        await test.manager.unloadPlugin(name);

        expect(test.changes.at(-1)).toMatchObject({ to: "known", exitCode: 0 });
        expect(test.manager.getPluginLogs(name, 9).join()).toContain("ended well");
    });

    it("can unload what is still starting", async () => {
        const name = await test.add({ name: "@acme/slow", code: "exports.register = () => new Promise(() => {});" });
        const loading = test.manager.loadPlugin(name);
        const refused = expect(loading).rejects.toThrow("unload");
        await test.next(({ to }) => to === "registering");
        const pid = pidOf(name);
        await test.manager.unloadPlugin(name);
        await refused;

        expect(isAlive(pid)).toBe(false);
        expect(test.manager.getPluginInfo(name).state).toBe("known");
    });
});

describe("log", () => {
    it("keeps what a module prints and logs, in memory and in a file", async () => {
        const name = await test.add({
            name: "@acme/chatty",
            code: `exports.register = (node) => {
                console.log("printed"); console.error("complained"); node.log("info", "told"); return {}; };`,
        });
        await test.manager.loadPlugin(name);
        await test.manager.unloadPlugin(name);
        const log = test.manager.getPluginLogs(name, 10).join("\n");

        expect(log).toMatch(/out: printed/);
        expect(log).toMatch(/err: complained/);
        expect(log).toMatch(/info: told/);
        expect(readFileSync(join(test.folders.logs, "@acme/chatty.log"), "utf8").trim()).toBe(log);
    });
});
