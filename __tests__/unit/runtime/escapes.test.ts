import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { isAlive, temporaryFolder, TestManager } from "../../__support__/modules";

/** Runs what it is sent; answers the value, or the error's code. */
const ATTACKER = `exports.register = (node) => ({ methods: { run: async ({ code }) => {
    try { return await eval("(async () => {" + code + "})()"); }
    catch (error) { return error.code ?? error.message; }
} } });`;

let test: TestManager;

beforeEach(() => (test = new TestManager()));
afterEach(() => test.manager.stop());

async function attacker(permissions: object = {}, granted: object = permissions): Promise<(code: string) => unknown> {
    test.grant({ "@acme/attacker": { permissions: granted } });
    const name = await test.add({ name: "@acme/attacker", code: ATTACKER, module: { methods: ["run"], permissions } });
    await test.manager.loadPlugin(name);

    return (code) => test.manager.invoke(name, "run", { code });
}

/** Within a second: a signal takes its time. */
async function hasEnded(pid: number): Promise<boolean> {
    for (let tries = 0; isAlive(pid) && tries < 50; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 20));
    }

    return !isAlive(pid);
}

const DENIED = "ERR_ACCESS_DENIED";

describe("escapes", () => {
    it("cannot read the passphrase file, the policy or any other file of the node", async () => {
        const run = await attacker();
        const passphrase = join(temporaryFolder(), "delegates.json");
        writeFileSync(passphrase, "secret");

        for (const file of [passphrase, test.folders.policy, "/etc/passwd", "/proc/self/environ"]) {
            expect(await run(`return require("node:fs").readFileSync(${JSON.stringify(file)}, "utf8")`)).toBe(DENIED);
        }
    });

    it("cannot write outside its own folder, or into its own code", async () => {
        const run = await attacker();
        const outside = join(temporaryFolder(), "file");
        const write = (path: string) => `require("node:fs").writeFileSync(${path}, "x"); return "written"`;

        expect(await run(write(JSON.stringify(outside)))).toBe(DENIED);
        expect(await run(write("process.mainModule.filename"))).toBe(DENIED);
        expect(existsSync(outside)).toBe(false);
    });

    it("can read and write its own folder, which is kept", async () => {
        const name = await test.add({
            name: "@acme/keeper",
            code: `const fs = require("node:fs"); const path = require("node:path");
                exports.register = (node) => {
                    const file = path.join(node.dataFolder, "count");
                    const count = fs.existsSync(file) ? Number(fs.readFileSync(file, "utf8")) + 1 : 1;
                    fs.writeFileSync(file, String(count));
                    return { methods: { count: () => count } };
                };`,
            module: { methods: ["count"] },
        });
        await test.manager.loadPlugin(name);
        await test.manager.unloadPlugin(name);
        await test.manager.loadPlugin(name);

        expect(await test.manager.invoke(name, "count", {})).toBe(2);
    });

    it("cannot leave its folder by a link that it makes", async () => {
        const run = await attacker();
        const code = `const fs = require("node:fs"); fs.symlinkSync("/etc/passwd", "link"); return fs.readFileSync("link", "utf8")`;

        expect(await run(code)).toBe(DENIED);
    });

    it.each([
        ["spawn", 'require("node:child_process").execSync("id")'],
        ["start workers", 'new (require("node:worker_threads").Worker)("", { eval: true })'],
        ["signal the node", "process.kill(process.ppid, 0)"],
        [
            "signal the node by what lies below",
            "process.constructor.prototype.kill?.call(process, process.ppid, 0) ?? process._kill(process.ppid, 0)",
        ],
        ["reach Node's own bindings", 'process.binding("spawn_sync")'],
        ["wake the node's debugger", "process._debugProcess(process.ppid)"],
    ])("cannot %s", async (_, code) => {
        expect(await (await attacker())(`return String(${code})`)).toBe(DENIED);
    });

    it("cannot load an addon", async () => {
        const run = await attacker();

        expect(await run('process.dlopen({ exports: {} }, "/nowhere.node"); return "loaded"')).toMatch(
            /ERR_DLOPEN_DISABLED|ERR_ACCESS_DENIED/,
        );
    });

    it("gets what it declares only if the operator grants it", async () => {
        const spawnSomething = 'return String(require("node:child_process").execFileSync("/bin/echo", ["hi"]))';
        expect(await (await attacker({ childProcesses: true }, {}))(spawnSomething)).toBe(DENIED);
        await test.manager.stop();
        test = new TestManager();
        expect(await (await attacker({ childProcesses: true }))(spawnSomething)).toBe("hi\n");
    });

    it("cannot open the socket of another module, or of the node", async () => {
        const run = await attacker();
        await test.manager.loadPlugin(await test.add({ name: "@acme/victim" }));
        const { pid } = test.manager.getPluginInfo("@acme/victim");

        expect(await run(`return require("node:fs").openSync("/proc/${pid}/fd/3", "r+")`)).toBe(DENIED);
    });

    it("sees no variable of the node's environment", async () => {
        expect(await (await attacker())("return JSON.stringify(process.env)")).toBe("{}");
    });

    it("takes with it what it has started", async () => {
        const run = await attacker({ childProcesses: true });
        const pid = (await run(
            'return require("node:child_process").spawn("/bin/sleep", ["1000"], { stdio: "ignore" }).pid',
        )) as number;
        expect(isAlive(pid)).toBe(true);
        await test.manager.unloadPlugin("@acme/attacker");

        expect(await hasEnded(pid)).toBe(true);
    });
});

describe("descriptors", () => {
    const open = (): number => readdirSync("/proc/self/fd").length;

    it("are all closed when a module has ended, however it ended", async () => {
        const name = await test.add({
            name: "@acme/ender",
            code: "exports.register = () => ({ methods: { exit: () => process.exit(1), pid: () => 1 } });",
            module: { methods: ["exit", "pid"] },
        });
        await test.manager.loadPlugin(name);
        await test.manager.unloadPlugin(name);
        const before = open();

        for (let round = 0; round < 5; round += 1) {
            await test.manager.loadPlugin(name);
            const back = test.next(({ to }) => to === "loaded");
            await test.manager.invoke(name, "exit", {}).catch(() => undefined);
            await back;
            await test.manager.unloadPlugin(name);
        }

        expect(open()).toBeLessThanOrEqual(before);
    });

    it("are closed when a module does not start", async () => {
        const name = await test.add({ name: "@acme/never", code: "process.exit(1)" });
        await expect(test.manager.loadPlugin(name)).rejects.toThrow();
        const before = open();

        for (let round = 0; round < 5; round += 1) {
            await expect(test.manager.loadPlugin(name)).rejects.toThrow();
        }

        expect(open()).toBeLessThanOrEqual(before);
    });
});
