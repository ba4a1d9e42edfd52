import { writeFileSync } from "node:fs";

import { RpcFailure } from "../../../../src/runtime/rpc/connection";
import { ECHO, TestManager } from "../../../__support__/modules";

/** A module that does for the test what a caller could do. */
const CALLER = `let node; const raw = {};
exports.register = (given) => { node = given; return {
    started() {},
    event(name, payload) { node.log("info", "heard " + name + " " + JSON.stringify(payload)); },
    http: (request) => ({ status: 201, headers: { "Content-Type": "text/plain", "Set-Cookie": "a=b" }, body: request.method + " " + request.path + " " + request.body }),
    methods: {
        pid: () => process.pid,
        ask: async ({ target, method, params }) => {
            try { return { result: await node.call(target, method, params) }; }
            catch (error) { return { code: error.code, message: error.message }; }
        },
        asLongAs: async ({ target, method, milliseconds }) => {
            try { return await node.call(target, method, {}, AbortSignal.timeout(milliseconds)); }
            catch (error) { return error.code ?? error.message; }
        },
    },
}; };`;

const caller = (name: string, calls: object, more: object = {}) => ({
    name,
    code: CALLER,
    module: { methods: ["pid", "ask", "asLongAs"], calls, ...more },
});

const offer = new Map<string, (params: Readonly<Record<string, unknown>>, caller: string) => unknown>([
    ["chain.height", (_, from) => ({ height: 7, from })],
    [
        "chain.broken",
        () => {
            throw new Error("no chain");
        },
    ],
    ["chain.secret", () => "secret"],
]);

let test: TestManager;

beforeEach(() => (test = new TestManager({ offer })));
afterEach(() => test.manager.stop());

const ask = (name: string, target: string, method: string, params: object = {}): Promise<unknown> =>
    test.manager.invoke(name, "ask", { target, method, params });

async function load(...modules: Parameters<TestManager["add"]>[0][]): Promise<void> {
    for (const module of modules) {
        await test.manager.loadPlugin(await test.add(module));
    }
}

describe("calls between modules", () => {
    it("tells the target who calls, from the connection", async () => {
        test.grant({ "@acme/caller": { calls: { "@acme/echo": ["echo"] } } });
        await load({ name: "@acme/echo" }, caller("@acme/caller", { "@acme/echo": ["echo"] }));

        expect(await ask("@acme/caller", "@acme/echo", "echo", { caller: "operator", n: 1 })).toEqual({
            result: { params: { caller: "operator", n: 1 }, caller: "@acme/caller" },
        });
        expect(await test.manager.invoke("@acme/echo", "echo", {})).toEqual({ params: {}, caller: "operator" });
    });

    it.each([
        ["is declared but not granted", { "@acme/echo": ["echo"] }, {}],
        ["is granted but not declared", {}, { calls: { "@acme/echo": ["echo"] } }],
        ["is another method", { "@acme/echo": ["pid"] }, { calls: { "@acme/echo": ["pid"] } }],
    ])("denies what %s", async (_, calls, entry) => {
        test.grant({ "@acme/caller": entry });
        await load({ name: "@acme/echo" }, caller("@acme/caller", calls));

        expect(await ask("@acme/caller", "@acme/echo", "echo")).toMatchObject({ code: "DENIED" });
    });

    it("denies a caller that the target's entry does not name", async () => {
        const calls = { "@acme/echo": ["echo"] };
        test.grant({ "@acme/caller": { calls }, "@acme/echo": { callers: ["@acme/other"] } });
        await load({ name: "@acme/echo" }, caller("@acme/caller", calls));

        expect(await ask("@acme/caller", "@acme/echo", "echo")).toMatchObject({ code: "DENIED" });
    });

    it("says that a target does not run, and reaches it again after its restart", async () => {
        const calls = { "@acme/echo": ["pid"] };
        test.grant({ "@acme/caller": { calls } });
        await load(caller("@acme/caller", calls));
        expect(await ask("@acme/caller", "@acme/echo", "pid")).toMatchObject({ code: "NOT_LOADED" });

        await load({ name: "@acme/echo" });
        const first = await ask("@acme/caller", "@acme/echo", "pid");
        await test.manager.unloadPlugin("@acme/echo");
        expect(await ask("@acme/caller", "@acme/echo", "pid")).toMatchObject({ code: "NOT_LOADED" });
        await test.manager.loadPlugin("@acme/echo");
        const second = await ask("@acme/caller", "@acme/echo", "pid");

        expect(second).toEqual({ result: expect.any(Number) });
        expect(second).not.toEqual(first);
    });

    it("cancels at the target what the caller has given up", async () => {
        const calls = { "@acme/slow": ["wait"] };
        test.grant({ "@acme/caller": { calls } });
        const code = `exports.register = (node) => ({ methods: { wait: (_, { signal }) => new Promise((resolve) =>
            signal.addEventListener("abort", () => { node.log("info", "given up"); resolve("late"); })) } });`;
        await load({ name: "@acme/slow", code, module: { methods: ["wait"] } }, caller("@acme/caller", calls));
        await test.manager.invoke("@acme/caller", "asLongAs", {
            target: "@acme/slow",
            method: "wait",
            milliseconds: 100,
        });
        await test.manager.unloadPlugin("@acme/slow");

        expect(test.manager.getPluginLogs("@acme/slow", 5).join()).toContain("given up");
    });

    it("ends a call that takes too long", async () => {
        test = new TestManager({ timings: { call: 200 } });
        const code = "exports.register = () => ({ methods: { wait: () => new Promise(() => {}) } });";
        await load({ name: "@acme/slow", code, module: { methods: ["wait"] } });

        await expect(test.manager.invoke("@acme/slow", "wait", {})).rejects.toMatchObject({ code: "TIMEOUT" });
    });

    it("sends a method's error as text, without its stack", async () => {
        const code = 'exports.register = () => ({ methods: { bad: () => { throw new Error("sorry"); } } });';
        await load({ name: "@acme/bad", code, module: { methods: ["bad"] } });

        await expect(test.manager.invoke("@acme/bad", "bad", {})).rejects.toEqual(new RpcFailure("FAILED", "sorry"));
        await expect(test.manager.invoke("@acme/bad", "constructor", {})).rejects.toMatchObject({
            code: "METHOD_UNKNOWN",
        });
    });
});

describe("the node", () => {
    const calls = { node: ["chain.height", "chain.broken"] };

    it("is called like a module", async () => {
        test.grant({ "@acme/caller": { calls } });
        await load(caller("@acme/caller", calls));

        expect(await ask("@acme/caller", "node", "chain.height")).toEqual({
            result: { height: 7, from: "@acme/caller" },
        });
        expect(await ask("@acme/caller", "node", "chain.broken")).toEqual({ code: "FAILED", message: "no chain" });
        expect(await ask("@acme/caller", "node", "chain.secret")).toMatchObject({ code: "DENIED" });
    });

    it("tells events to those that may hear them", async () => {
        const events = ["block.applied"];
        test.grant({ "@acme/granted": { events } });
        await load(caller("@acme/granted", {}, { events }), caller("@acme/denied", {}, { events }));
        test.manager.publish("block.applied", { height: 8 });
        test.manager.publish("block.forged", { height: 8 });
        await test.manager.stop();

        expect(test.manager.getPluginLogs("@acme/granted", 9).join()).toMatch(/heard block.applied {"height":8}$/);
        expect(test.manager.getPluginLogs("@acme/denied", 9)).toEqual([]);
    });

    it("passes HTTP requests on, and only harmless headers back", async () => {
        test.grant({ "@acme/web": { routes: true } });
        await load(caller("@acme/web", {}, { routes: true }), caller("@acme/other", {}, { routes: true }));
        const request = { method: "POST", path: "/x", query: {}, headers: {}, body: "text" };

        expect(await test.manager.http("@acme/web", request)).toEqual({
            status: 201,
            headers: expect.objectContaining({ "content-type": "text/plain", "x-content-type-options": "nosniff" }),
            body: "POST /x text",
        });
        expect((await test.manager.http("@acme/web", request)).headers).not.toHaveProperty("Set-Cookie");
        await expect(test.manager.http("@acme/other", request)).rejects.toMatchObject({ code: "DENIED" });
    });
});

describe("a module that does not read", () => {
    it("is sent no more than it may leave waiting", async () => {
        test.grant({ "@acme/web": { routes: true } });
        await load(caller("@acme/web", {}, { routes: true }));
        const request = { method: "POST", path: "/x", query: {}, headers: {}, body: "x".repeat(200_000) };
        process.kill(test.manager.getPluginInfo("@acme/web").pid as number, "SIGSTOP");
        const outcomes = await Promise.allSettled([
            ...Array.from({ length: 50 }, () => test.manager.http("@acme/web", request)),
            ...Array.from({ length: 50 }, () => test.manager.invoke("@acme/web", "pid", request)),
        ]);
        const refused = outcomes.filter(
            (outcome) => outcome.status === "rejected" && String(outcome.reason).includes("has not read yet"),
        );

        expect(refused.length).toBeGreaterThan(70);
    });
});

describe("the operator's policy", () => {
    it.each([
        ["is no JSON", "{"],
        ["has a field that is none", '{"version":1,"modules":{"@acme/echo":{"call":{}}}}'],
        ["is of another version", '{"version":2,"modules":{}}'],
    ])("refuses every load when it %s", async (_, text) => {
        test.grant({});
        writeFileSync(test.folders.policy, text);
        const name = await test.add({ name: "@acme/echo", code: ECHO });

        await expect(test.manager.loadPlugin(name)).rejects.toMatchObject({ code: "POLICY_INVALID" });
        expect(test.manager.getLoadedPlugins()).toEqual([]);
    });
});
