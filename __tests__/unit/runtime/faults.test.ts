import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

import { BoundedLog } from "../../../src/runtime/process/bounded-log";
import { authenticated, IMPOSTOR, impostorManager, register } from "../../__support__/impostor";
import { isAlive, TestManager, until } from "../../__support__/modules";

let test: TestManager;

beforeEach(() => (test = new TestManager()));
afterEach(() => test.manager.stop());

const load = async (code: string, module: object = {}): Promise<string> => {
    const name = await test.add({ name: "@acme/faulty", code, module: { methods: [], ...module } });
    await test.manager.loadPlugin(name);

    return name;
};

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("a module that fails around its registration", () => {
    it.each([
        ["exits before it registers", "exports.register = () => process.exit(3);", "exited with code 3"],
        ["exits with 0 before it registers", "exports.register = () => process.exit(0);", "exited with code 0"],
        ["rejects", 'exports.register = async () => { throw new Error("no disk"); };', "no disk"],
        [
            "hoards memory while it is loaded, in one go",
            "const all = []; for (;;) all.push(Buffer.alloc(20e6, 1));",
            "MiB of memory, more than 192",
        ],
        [
            "hoards memory and never registers",
            "const all = []; setInterval(() => all.push(Buffer.alloc(20e6, 1)), 10); exports.register = () => new Promise(() => {});",
            "MiB of memory, more than 192",
        ],
    ])("that %s is not started again", async (_, code, reason) => {
        test = new TestManager({ timings: { start: 25_000 } });
        await expect(load(code)).rejects.toMatchObject({
            code: "MODULE_START_FAILED",
            message: expect.stringContaining(reason),
        });
        await pause(200);

        expect(test.statesOf("@acme/faulty").at(-1)).toBe("failed");
        expect(test.statesOf("@acme/faulty").filter((state) => state === "starting")).toHaveLength(1);
    });

    it("that ends right after it has registered is started again, but not for ever", async () => {
        const failed = test.next(({ to }) => to === "failed");
        await load("exports.register = () => ({ started: () => process.exit(4) });");

        expect((await failed).reason).toContain("more than 3 times");
        expect(test.changes.filter(({ to, exitCode }) => to === "crashed" && exitCode === 4)).toHaveLength(4);
    });
});

describe("a flood of logs", () => {
    it.each([
        ["by messages", 'setInterval(() => { for (let i = 0; i < 5; i++) node.log("info", "x".repeat(5000)); });'],
        ["in one line without end", 'setInterval(() => process.stderr.write("x".repeat(60000)));'],
        ["of line feeds", 'setInterval(() => process.stdout.write("\\n".repeat(60000)));'],
        ["by messages of line feeds", 'setInterval(() => node.log("info", "\\n".repeat(60000)));'],
    ])("%s stays small on disk and in memory, and the module answers", async (_, flood) => {
        const name = await load(
            `exports.register = (node) => ({ started: () => { ${flood} }, methods: { ok: () => "ok" } });`,
            { methods: ["ok"] },
        );
        const before = process.memoryUsage().rss;
        await pause(1500);

        expect(await test.manager.invoke(name, "ok", {})).toBe("ok");
        const folder = join(test.folders.logs, "@acme");
        const files = existsSync(folder) ? readdirSync(folder) : [];
        expect(files.length).toBeLessThanOrEqual(2);
        expect(Math.max(0, ...files.map((file) => statSync(join(folder, file)).size))).toBeLessThan(1_200_000);
        expect(test.manager.getPluginLogs(name, 1000).length).toBeLessThanOrEqual(200);
        expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1_048_576);
    });
});

it("writes lines that come one after another together", async () => {
    const file = join(test.folders.logs, "lines.log");
    const log = new BoundedLog(file);

    for (let line = 0; line < 100; line++) {
        log.tell("info", `line ${line}`);
    }

    expect(existsSync(file)).toBe(false);
    await pause(300);
    expect(readFileSync(file, "utf8").trim().split("\n")).toHaveLength(100);
});

describe("tokens", () => {
    /** Prints its token, or shows the one that it was told. */
    const THIEF = authenticated(`console.log("token " + token); ${register("token: options.stolen ?? token")}`);

    const printedToken = (): string | undefined =>
        /token ([0-9a-f]{64})/.exec(test.manager.getPluginLogs(IMPOSTOR, 10).join())?.[1];

    it("of another process are refused, whether that one runs or has ended", async () => {
        const options: { stolen?: string | undefined } = {};
        test = await impostorManager(THIEF, { moduleOptions: { [IMPOSTOR]: options } });
        await test.manager.loadPlugin(IMPOSTOR);
        await until(() => printedToken() !== undefined);
        options.stolen = printedToken();
        const victim = test;
        test = await impostorManager(THIEF, { moduleOptions: { [IMPOSTOR]: options } });

        await expect(test.manager.loadPlugin(IMPOSTOR)).rejects.toThrow("a token that is not its own");
        await victim.manager.unloadPlugin(IMPOSTOR);
        await expect(victim.manager.loadPlugin(IMPOSTOR)).rejects.toThrow("a token that is not its own");
        await victim.manager.stop();
    });
});

let uncaught: unknown[];
const note = (error: unknown): number => uncaught.push(error);

beforeEach(() => {
    uncaught = [];
    process.on("unhandledRejection", note).on("uncaughtException", note);
});
afterEach(() => void process.off("unhandledRejection", note).off("uncaughtException", note));

it("ends a module that has just greeted, and nothing else", async () => {
    const name = await test.add({ name: "@acme/greeting" });
    test.manager.on("state", ({ to }) => to === "authenticating" && void test.manager.unloadPlugin(name));

    await expect(test.manager.loadPlugin(name)).rejects.toThrow("unload");
    expect(uncaught).toEqual([]);
});

describe("messages that cannot be passed on", () => {
    /** Calls itself with params that are longer, or deeper, when they are written again; prints the answer's code. */
    const SELF_CALLER = authenticated(
        `prepared = options; ${register('methods: ["echo"]')}`,
        `if (message.id === 2) ask(3, "capability", { target: "${IMPOSTOR}" });
        if (message.id === 3) {
            const params = { capability: message.result.capability, method: "echo", params: { x: "PARAMS" } };
            const line = JSON.stringify({ jsonrpc: "2.0", id: 4, method: "call", params }) + "\\n";
            socket.write(line.replace('"PARAMS"', prepared));
        }
        if (message.id === 4) console.log("answer: " + (message.error?.data.code ?? "none"));
        if (message.method) send({ id: message.id, result: "alive" });`,
    );

    it.each([
        ["grow", `[${"1e20,".repeat(180_000)}1]`],
        ["are nested deeply", `${"[".repeat(100_000)}${"]".repeat(100_000)}`],
    ])("that %s are an error for their caller, and nothing for the node", async (_, params) => {
        const calls = { [IMPOSTOR]: ["echo"] };
        const options = { moduleOptions: { [IMPOSTOR]: params } };
        test = await impostorManager(`let prepared; ${SELF_CALLER}`, options, { calls });
        test.grant({ [IMPOSTOR]: { calls } });
        await test.manager.loadPlugin(IMPOSTOR);
        await until(() => test.manager.getPluginLogs(IMPOSTOR, 9).join().includes("answer: "));

        expect(test.manager.getPluginLogs(IMPOSTOR, 9).join()).toContain("answer: FAILED");
        expect(uncaught).toEqual([]);
        expect(await test.manager.invoke(IMPOSTOR, "echo", {})).toBe("alive");
    });

    it("of the operator are an error too", async () => {
        const name = await test.add({ name: "@acme/echo" });
        await test.manager.loadPlugin(name);
        const deep = JSON.parse("[".repeat(100_000) + "]".repeat(100_000));

        await expect(test.manager.invoke(name, "echo", { text: "x".repeat(2e6) })).rejects.toThrow("more than 1048576");
        await expect(test.manager.invoke(name, "echo", { deep })).rejects.toThrow("call stack");
        expect(await test.manager.invoke(name, "echo", {})).toEqual({ params: {}, caller: "operator" });
        expect(uncaught).toEqual([]);
    });
});

describe("what no host should say", () => {
    /** JSON-RPC by the letter, and nothing that a host says. */
    const ODD = [
        { id: 5, method: "call" },
        { id: 5, method: "call", params: null },
        { id: 5, method: "call", params: [] },
        { id: 5, method: "call", params: "x" },
        { id: 5, method: "call", params: { capability: {}, method: [] } },
        { id: 5, method: "capability", params: { target: { toString: 1 } } },
        { id: 5, method: "capability", params: { target: "__proto__" } },
        { id: 5, method: "constructor", params: {} },
        { id: 5, method: "handshake", params: { protocol: "1.0" } },
        { id: null, method: "call", params: {} },
        { id: {}, method: "call", params: {} },
        { id: [1], method: "call", params: {} },
        { id: 5.5, method: "x".repeat(100_000), params: {} },
        { id: 5, method: 7, params: {} },
        { id: 5, method: { a: 1 } },
        { method: "log" },
        { method: "log", params: [] },
        { method: "log", params: { level: "__proto__", message: "x" } },
        { method: "log", params: { level: "info", message: { length: 1e9 } } },
        { method: "$/cancelRequest" },
        { method: "$/cancelRequest", params: { id: {} } },
        { method: "$/progress", params: { token: 1, value: 1 } },
        { id: 99_999, result: 1 },
        { id: 99_999, error: { code: "x" } },
        { id: 1, result: { toString: 1 } },
        { id: "1", error: null },
        { result: 1 },
        { error: 1 },
        {},
    ];

    const deep = '{"jsonrpc":"2.0","id":6,"method":"call","params":{"capability":"x","method":"y","params":PARAMS}}';

    /** Answers the operator's pings by result, so that the process lives on. */
    const answering =
        'if (message.method) send({ id: message.id, result: message.method === "invoke" ? "alive" : {} });';

    it.each([
        ["odd messages", ODD.map((message) => `send(${JSON.stringify(message)});`).join("")],
        ["the same id a thousand times", 'for (let i = 0; i < 1000; i++) ask(5, "capability", { target: "node" });'],
        [
            "a message as deep as it may be long",
            `socket.write(${JSON.stringify(deep)}.replace("PARAMS", "[".repeat(5e5) + "]".repeat(5e5)) + "\\n");`,
        ],
        [
            "a message byte by byte",
            '[...JSON.stringify({ jsonrpc: "2.0", method: "x" })].forEach((c) => socket.write(c));',
        ],
        ["line feeds only", 'socket.write("\\n\\n\\n");'],
        ["bytes that are no text", "socket.write(Buffer.from([0xff, 0xfe, 0x00, 0x0a]));"],
        ["answers that nobody waits for", "for (let id = 0; id < 5000; id++) send({ id, result: {} });"],
    ])("%s: it is answered or ended, and nothing else happens", async (_, script) => {
        test = await impostorManager(
            authenticated(
                `${register('methods: ["echo"]')}; setTimeout(() => { ${script}; console.log("said"); }, 50);`,
                answering,
            ),
        );
        await test.manager.loadPlugin(IMPOSTOR);
        await pause(400);
        const answer = await test.manager.invoke(IMPOSTOR, "echo", {}).catch(({ code }: { code: string }) => code);

        expect(["alive", "MODULE_NOT_LOADED", "NOT_LOADED"]).toContain(answer);
        expect(uncaught).toEqual([]);
    });
});

describe("a module that is killed", () => {
    it("ends at once the calls that wait for it", async () => {
        test = new TestManager({ timings: { call: 20_000 } });
        const name = await load("exports.register = () => ({ methods: { wait: () => new Promise(() => {}) } });", {
            methods: ["wait"],
        });
        const waiting = test.manager.invoke(name, "wait", {}).catch((error: { code: string }) => error.code);
        const pid = test.manager.getPluginInfo(name).pid as number;
        const started = Date.now();
        process.kill(pid, "SIGKILL");

        expect(await waiting).toBe("NOT_LOADED");
        expect(Date.now() - started).toBeLessThan(10_000);
        await until(() => !isAlive(pid));
    });
});
