import fc from "fast-check";

import { RestartPolicy } from "../../../../src/runtime/supervision/restart-policy";
import { DEFAULT_TIMINGS } from "../../../../src/runtime/timings";
import { isAlive, TestManager } from "../../../__support__/modules";

describe("RestartPolicy", () => {
    const timings = { ...DEFAULT_TIMINGS, backoff: 100, longestBackoff: 1000, intensity: 5, period: 10_000 };

    it("doubles its pauses up to the longest, shortened by at most half", () => {
        fc.assert(
            fc.property(fc.double({ min: 0, max: 0.999, noNaN: true }), (random) => {
                const policy = new RestartPolicy(timings, () => random);
                const pauses = [0, 1, 2, 3, 4].map((now) => policy.next(now, 0) as number);
                pauses.forEach((pause, index) => {
                    const full = Math.min(1000, 100 * 2 ** index);
                    expect(pause).toBeGreaterThanOrEqual(full / 2);
                    expect(pause).toBeLessThanOrEqual(full);
                });
                expect(policy.next(5, 0)).toBeUndefined();
            }),
        );
    });

    it("forgets restarts of another period, and starts over after a healthy run", () => {
        const policy = new RestartPolicy(timings, () => 1);
        [0, 1, 2, 3, 4].forEach((now) => policy.next(now, 0));

        expect(policy.next(20_000, 0)).toBe(1000);
        expect(policy.next(20_001, timings.healthy)).toBe(100);
    });
});

let test: TestManager;

beforeEach(() => (test = new TestManager()));
afterEach(() => test.manager.stop());

const CRASHER = `exports.register = () => ({ methods: {
    pid: () => process.pid,
    exit: ({ code }) => setTimeout(() => process.exit(code)),
    hang: () => setTimeout(() => { for (;;); }),
    eat: () => { const all = []; setInterval(() => all.push(Buffer.alloc(20e6, 1)), 10); },
    eatHeap: () => { const all = []; setInterval(() => { for (let i = 0; i < 1e5; i++) all.push({ i }); }, 1); },
    busy: () => { const spin = () => { for (const end = Date.now() + 20; Date.now() < end; ); setImmediate(spin); }; spin(); },
    flood: () => { setInterval(() => { for (let i = 0; i < 1000; i++) console.log("x".repeat(200)); }); },
    reject: () => void Promise.reject(new Error("nobody caught this")),
    close: () => void setTimeout(() => require("node:fs").closeSync(3)),
    garbage: () => void require("node:fs").writeSync(3, "garbage\\n"),
    endless: () => void setInterval(() => { try { require("node:fs").writeSync(3, "x".repeat(60000)); } catch {} }),
    big: () => "x".repeat(2e6),
} });`;

const METHODS = [
    "pid",
    "exit",
    "hang",
    "eat",
    "eatHeap",
    "busy",
    "flood",
    "reject",
    "close",
    "garbage",
    "endless",
    "big",
];

const addCrasher = (): Promise<string> =>
    test.add({
        name: "@acme/crasher",
        code: CRASHER,
        module: { methods: METHODS, limits: { heapMegabytes: 24 } },
    });

const provoke = (name: string, method: string, params: object = {}): Promise<unknown> =>
    test.manager.invoke(name, method, params).catch(() => undefined);

describe("a loaded module that fails", () => {
    it.each([
        ["exits with 0", "exit", { code: 0 }, "exited with code 0"],
        ["exits with 3", "exit", { code: 3 }, "exited with code 3"],
        ["hangs", "hang", {}, "did not answer 2 heartbeats"],
        ["leaks memory outside the heap", "eat", {}, "MiB of memory, more than 192"],
        ["leaks memory in the heap", "eatHeap", {}, /SIGABRT|MiB of memory|heartbeats/],
        ["keeps a processor busy", "busy", {}, "% of a processor"],
        ["leaves a rejection uncaught", "reject", {}, "exited with code 1"],
        ["closes its socket", "close", {}, /connection was closed|exited|heartbeats/],
        ["sends garbage", "garbage", {}, "not JSON"],
        ["sends an endless message", "endless", {}, "more than 1048576 bytes"],
    ])("starts again when it %s", async (_, method, params, reason) => {
        const timings = method === "busy" ? { cpuPeriod: 1500, cpuShare: 0.03 } : {};
        test = new TestManager({ timings });
        const name = await addCrasher();
        await test.manager.loadPlugin(name);
        const { pid } = test.manager.getPluginInfo(name);
        const crashed = test.next(({ to }) => to === "crashed");
        const back = test.next(({ to }) => to === "loaded");
        void provoke(name, method, params);

        expect((await crashed).reason).toMatch(reason);
        await back;
        expect(isAlive(pid as number)).toBe(false);
        expect(await test.manager.invoke(name, "pid", {})).not.toBe(pid);
        expect(test.statesOf(name).slice(4)).toEqual([
            "crashed",
            "waiting",
            "starting",
            "authenticating",
            "registering",
            "loaded",
        ]);
    });

    it.each(["", "async "])("starts again when it throws at an event: %sfunction", async (kind) => {
        const events = ["block.applied"];
        test.grant({ "@acme/listener": { events } });
        const code = `exports.register = () => ({ event: ${kind}() => { throw new Error("bad event"); } });`;
        await test.manager.loadPlugin(
            await test.add({ name: "@acme/listener", code, module: { methods: [], events } }),
        );
        const crashed = test.next(({ to }) => to === "crashed");
        test.manager.publish("block.applied", {});

        expect((await crashed).logs.join()).toContain("bad event");
    });

    it("has failed after too many crashes, and can be loaded again", async () => {
        const name = await addCrasher();
        await test.manager.loadPlugin(name);
        const failed = test.next(({ to }) => to === "failed");
        const again = (change: { to: string }): boolean => {
            if (change.to === "loaded") {
                void provoke(name, "exit", { code: 7 });
            }

            return false;
        };
        void test.next(again);
        void provoke(name, "exit", { code: 7 });

        expect((await failed).reason).toContain("more than 3 times");
        expect(test.changes.filter(({ exitCode }) => exitCode === 7)).toHaveLength(4);
        expect(test.manager.getLoadedPlugins()).toEqual([]);
    });

    it("stays loaded while it floods its log, which stays small", async () => {
        const name = await addCrasher();
        await test.manager.loadPlugin(name);
        void provoke(name, "flood");
        await new Promise((resolve) => setTimeout(resolve, 2500));

        expect(test.manager.getLoadedPlugins()).toEqual([name]);
        expect(test.manager.getPluginLogs(name, 1000)).toHaveLength(200);
    });

    it("gets an error for an answer that is too long, and goes on", async () => {
        const name = await addCrasher();
        await test.manager.loadPlugin(name);

        await expect(test.manager.invoke(name, "big", {})).rejects.toThrow("more than 1048576 bytes");
        expect(test.manager.getLoadedPlugins()).toEqual([name]);
    });

    it("is found when it was killed from outside, and not restarted once it is unloaded", async () => {
        test = new TestManager({ timings: { backoff: 300 } });
        const name = await addCrasher();
        await test.manager.loadPlugin(name);
        const waiting = test.next(({ to }) => to === "waiting");
        process.kill(test.manager.getPluginInfo(name).pid as number, "SIGKILL");
        await waiting;
        expect(test.changes.find(({ to }) => to === "crashed")).toMatchObject({ signal: "SIGKILL", exitCode: null });
        await test.manager.unloadPlugin(name);
        await new Promise((resolve) => setTimeout(resolve, 400));

        expect(test.manager.getPluginInfo(name).state).toBe("known");
    });
});
