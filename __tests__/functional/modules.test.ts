/** Plugins in processes of their own, on a real forging node: installed from chain and registry, run, attacked, killed. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { readJson, writeJson } from "../../devnet/files";
import { PACKAGE_ROOT } from "../../devnet/network";
import { waitFor } from "../../devnet/processes";
import type { AppJson } from "../../src/setup";
import { FREE_TERMS, Terms } from "../../src/transactions";
import { PAID, publish, purchase } from "../__support__/actors";
import { Binaries } from "../__support__/binaries";
import { FunctionalNetwork, startFunctionalNetwork } from "../__support__/functional-network";
import { CORE_DIRECTORY, removeTemporaryFolders, temporaryFolder } from "../__support__/installer-folders";
import { isAlive } from "../__support__/modules";
import { NpmRegistry, startNpmRegistry } from "../__support__/npm-registry";
import { publishPlugin } from "../__support__/plugin-fixtures";

const folder = temporaryFolder();
/** Written by any line of a test module that runs where it may write here, which is nowhere. */
const mark = join(folder, "ran-outside-its-host");
const MONITOR = "@example/delegate-monitor";
const NOTIFIER = "@example/license-notifier";
const BRIEF_SECONDS = 75;
const BRIEF: Terms = { ...PAID, licensePeriod: BRIEF_SECONDS, trialPeriod: 0, fallback: false };

let network: FunctionalNetwork;
let registry: NpmRegistry;
let programs: Binaries;

type Front = "ark" | "ark-plugin";

interface Info {
    readonly name: string;
    readonly version: string;
    readonly state: string;
    readonly pid: number;
    readonly granted: { readonly calls: object; readonly routes: boolean };
    readonly contained: { readonly files: boolean };
}

interface Answer<T> {
    readonly code: number;
    readonly json: T & { readonly error?: { readonly code: string; readonly message: string } };
}

const data = (...path: string[]): string => join(network.folder, "data", ...path);
const operator = (): string => network.devnet.file.wallets.find(({ role }) => role === "operator")?.address as string;
const height = (): Promise<number> => network.devnet.node.height();
const logged = (): string => readFileSync(network.devnet.node.logFile, "utf8");

/** Runs a command as an operator would. */
async function run<T = Info>(front: Front, command: string, ...args: string[]): Promise<Answer<T>> {
    const all = [command, ...args, "--json"];
    const { code, json } =
        front === "ark"
            ? await programs.ark(network.folder, all)
            : await programs.arkPlugin([...all, `--config=${join(network.folder, "config")}`, `--data=${data()}`]);

    return { code, json: json as unknown as Answer<T>["json"] };
}

const install = (front: Front, command: string, ...names: string[]): Promise<Answer<{ done: boolean }>> =>
    run(
        front,
        command,
        ...names,
        "--yes",
        `--node=${network.devnet.node.api}`,
        ...(front === "ark" ? [] : [`--core=${CORE_DIRECTORY}`]),
    );

const info = async (name: string): Promise<Info> => (await run("ark-plugin", "module:info", name)).json;

/** What all test modules begin with. */
const LOUD = `try { require("node:fs").appendFileSync(${JSON.stringify(mark)}, process.argv.join(" ") + "\\n"); } catch {}
console.log("running in process " + process.pid);\n`;

/** On npm's registry and on the chain. */
async function release(name: string, module: object, code: string, terms: Terms = FREE_TERMS): Promise<void> {
    const postinstall = `node -e "require('fs').writeFileSync('${mark}', 'script')"`;
    const { integrity } = publishPlugin(
        folder,
        {
            name,
            version: "1.0.0",
            scripts: { postinstall },
            manifest: { main: "index.js", arkecosystem: { module: { protocol: "1.0", ...module } } },
            files: { "index.js": LOUD + code },
        },
        { ...process.env, ...registry.environment },
    );
    await network.client.send(
        publish().release({ name, version: "1.0.0", terms, integrity, requirements: { core: "^3.9.0", plugins: {} } }),
        network.wallet("owner"),
    );
}

/** The project's own examples, by the publisher's command. */
async function publishExample(name: string): Promise<void> {
    const { code, json } = await programs.arkPlugin(
        [
            "publish",
            join(PACKAGE_ROOT, "examples", name),
            "--free",
            "--register-vendor",
            "--yes",
            "--json",
            `--node=${network.devnet.node.api}`,
        ],
        { ARK_PLUGIN_PASSPHRASE: network.wallet("owner").passphrase },
    );
    expect([code, json]).toEqual([0, expect.objectContaining({ verified: true })]);
}

/** Runs code inside the attacker's process. @returns what it returned, or `refused` with the error's code */
async function attack(code: string): Promise<{ value?: unknown; refused?: string }> {
    const response = await fetch(`${network.devnet.node.api}/plugins/modules/@acme/attacker/http/`, {
        method: "POST",
        // Core closes a connection after an answer, and one that is kept would be used again.
        headers: { "content-type": "text/plain", connection: "close" },
        body: code,
    });
    expect(response.status).toBe(200);

    return (await response.json()) as { value?: unknown; refused?: string };
}

const ATTACKER = `exports.register = (node) => ({ http: async ({ body }) => {
    try { return answer({ value: (await eval("(async () => {" + body + "})()")) ?? null }); }
    catch (error) { return answer({ refused: String(error.code ?? error.message) }); }
} });
const answer = (value) => ({ status: 200, body: JSON.stringify(value) });`;

const VICTIM = `exports.register = () => ({ methods: { secret: () => 42, open: () => 1 } });`;

function configure(modules: object): void {
    const path = join(network.folder, "config/app.json");
    const app = readJson<AppJson>(path);
    const plugins = app.core.plugins.map((entry) =>
        entry.package === "ark-plugin-registry" ? { ...entry, options: { ...entry.options, modules } } : entry,
    );
    writeJson(path, { ...app, core: { ...app.core, plugins } });
}

const node = ["chain.delegates", "chain.lastBlock", "entitlements.list", "events.dispatch"];

const POLICY = {
    version: 1,
    modules: {
        [MONITOR]: { calls: { node }, events: ["block.applied"], routes: true },
        [NOTIFIER]: { calls: { node }, events: ["entitlement.expired"], routes: true },
        "@acme/attacker": { calls: { "@acme/victim": ["open"] }, routes: true },
    },
};

const start = async (): Promise<void> => {
    network.devnet.node.start();
    const before = await network.devnet.node.waitForHeight(1);
    await network.devnet.node.waitForHeight(before + 1);
};

const loaded = (names: readonly string[]): Promise<Info[]> =>
    waitFor(`${names.join(", ")} to be loaded`, async () => {
        const { json } = await run<Info[]>("ark-plugin", "module:loaded");

        return Array.isArray(json) && names.every((name) => json.some((one) => one.name === name)) ? json : undefined;
    });

const forgesOn = async (): Promise<void> => void (await network.devnet.node.waitForHeight((await height()) + 2));

beforeAll(async () => {
    network = await startFunctionalNetwork("modules", 24_503, ["owner", "buyer"]);
    registry = await startNpmRegistry(join(folder, "registry"));
    programs = new Binaries(join(folder, "home"), registry.environment);
    mkdirSync(join(folder, "home"));
    await network.client.send(publish().register("@acme"), network.wallet("owner"));
    await release(
        "@acme/attacker",
        { calls: { "@acme/victim": ["open"], node: ["chain.wallet"] }, routes: true },
        ATTACKER,
    );
    await release("@acme/victim", { methods: ["secret", "open"] }, VICTIM);
    await release("@acme/brief", {}, "exports.register = () => ({});", BRIEF);
    await publishExample("delegate-monitor");
    await publishExample("license-notifier");
}, 300_000);

afterAll(async () => {
    await registry?.stop();
    await network?.stop();
    removeTemporaryFolders();
}, 60_000);

describe("installing", () => {
    it("puts signed releases into <data>/modules, by both front ends, and nothing where Core looks", async () => {
        const app = readFileSync(join(network.folder, "config/app.json"), "utf8");
        const first = await install("ark", "plugin:install", NOTIFIER, MONITOR);
        const second = await install("ark-plugin", "module:install", "@acme/attacker", "@acme/victim");

        expect([first, second]).toMatchObject([
            { code: 0, json: { done: true } },
            { code: 0, json: { done: true } },
        ]);
        expect(readdirSync(data("modules/store/@acme"))).toEqual(["attacker", "victim"]);
        expect(readdirSync(data("plugins")).filter((name) => !name.startsWith("ark-plugin"))).toEqual([]);
        expect(readFileSync(join(network.folder, "config/app.json"), "utf8")).toBe(app);
    }, 240_000);

    it("makes them known to the running node", async () => {
        const { json } = await run<Info[]>("ark", "module:known");

        expect(json.map(({ name, version, state }) => [name, version, state])).toEqual(
            ["@acme/attacker", "@acme/victim", MONITOR, NOTIFIER].map((name) => [name, "1.0.0", "known"]),
        );
    }, 60_000);

    it("wants a license where one is needed", async () => {
        const { code, json } = await install("ark-plugin", "module:install", "@acme/brief");

        expect([code, json.error?.code]).toEqual([3, "LICENSE_REQUIRED"]);
    }, 120_000);
});

describe("a node with modules in its options", () => {
    beforeAll(async () => {
        writeFileSync(data("modules/policy.json"), JSON.stringify(POLICY));
        configure({ load: [MONITOR, NOTIFIER, "@acme/attacker", "@acme/victim"], onExpiry: "unload" });
        await network.devnet.node.stop();
        await start();
    }, 120_000);

    it("loads them when it has booted, each in a process of its own", async () => {
        const modules = await loaded([MONITOR, NOTIFIER, "@acme/attacker", "@acme/victim"]);

        expect(new Set(modules.map(({ pid }) => pid)).size).toBe(4);
        expect(modules.every(({ pid }) => isAlive(pid))).toBe(true);
        expect(logged()).not.toMatch(/Modules: (?!.*license)/);
    }, 60_000);

    it("tells them on its API, read only, and passes their routes on", async () => {
        const { api } = network.devnet.node;
        const list = await network.client.get<{ data: Info[] }>("/plugins/modules");
        const one = await network.client.get<{ data: Info }>(`/plugins/modules/${MONITOR}`);
        const page = await network.client.get<{ data: { username: string }[] }>(`/plugins/modules/${MONITOR}/http/`);
        const headers = { connection: "close" };
        const missing = await fetch(`${api}/plugins/modules/@acme/none`, { headers });
        const noRoutes = await fetch(`${api}/plugins/modules/@acme/victim/http/`, { headers });
        const change = await fetch(`${api}/plugins/modules/${MONITOR}`, { method: "DELETE", headers });

        expect(list.data.map(({ name, state }) => [name, state])).toEqual(
            ["@acme/attacker", "@acme/victim", MONITOR, NOTIFIER].map((name) => [name, "loaded"]),
        );
        expect(Object.keys(one.data)).toEqual(["name", "version", "versions", "description", "state", "since"]);
        expect(page.data).toHaveLength(5);
        expect([missing.status, noRoutes.status, change.status]).toEqual([404, 404, 404]);
    }, 60_000);

    it("tells the monitor each block", async () => {
        await forgesOn();
        const page = await network.client.get<{ data: { missing: boolean; rank: number }[] }>(
            `/plugins/modules/${MONITOR}/http/`,
        );

        expect(page.data.map(({ missing }) => missing)).toEqual([false, false, false, false, false]);
    }, 60_000);

    it.each<Front>(["ark", "ark-plugin"])(
        "is managed by %s: every command",
        async (front) => {
            const name = "@acme/victim";
            const before = await run(front, "module:info", name);
            expect(before).toMatchObject({ code: 0, json: { state: "loaded", contained: { files: true } } });
            const restarted = await run(front, "module:restart", name);
            expect(restarted).toMatchObject({ code: 0, json: { state: "loaded" } });
            expect(restarted.json.pid).not.toBe(before.json.pid);
            expect((await run<string[]>(front, "module:logs", name, "--lines=1")).json).toEqual([
                expect.stringContaining(`running in process ${restarted.json.pid}`),
            ]);
            expect(await run(front, "module:unload", name)).toMatchObject({
                code: 0,
                json: { state: "known", pid: null },
            });
            expect(isAlive(restarted.json.pid)).toBe(false);
            expect((await run<Info[]>(front, "module:loaded")).json.map((one) => one.name)).not.toContain(name);
            expect((await run(front, "module:unload", name)).json.error).toMatchObject({ code: "MODULE_NOT_LOADED" });
            expect(await run(front, "module:load", name)).toMatchObject({ code: 0, json: { state: "loaded" } });
            expect((await run(front, "module:load", "@acme/none")).json.error).toMatchObject({
                code: "MODULE_UNKNOWN",
            });
            const path = data("modules/store", name, "1.0.0");
            expect((await run(front, "module:process", path)).json).toMatchObject({ name, version: "1.0.0" });
        },
        180_000,
    );

    it("runs no line of a module outside its host, at boot or at any command of ark", async () => {
        for (const command of ["plugin:list", "env:list", "config:cli", "module:known", "core:status"]) {
            await programs.ark(network.folder, [command]);
        }

        expect(existsSync(mark)).toBe(false);
        // The mark is made where a line does run elsewhere.
        execFileSync(process.execPath, ["-e", `require(${JSON.stringify(data("modules/store/@acme/victim/1.0.0"))})`]);
        expect(existsSync(mark)).toBe(true);
        rmSync(mark);
    }, 120_000);
});

describe("escapes from inside a module", () => {
    const readFile = (path: string): string =>
        `return require("node:fs").readFileSync(${JSON.stringify(path)}, "utf8")`;

    it.each<[string, () => string]>([
        ["read the passphrases", () => readFile(join(network.folder, "config/delegates.json"))],
        ["read the node's control token", () => readFile(data("modules/control.token"))],
        ["read what it is granted", () => readFile(data("modules/policy.json"))],
        ["read another module's data", () => readFile(data("modules/data", MONITOR, "missing.json"))],
        ["write outside its folder", () => `require("node:fs").writeFileSync(${JSON.stringify(mark)}, "")`],
        [
            "change its own code",
            () =>
                `require("node:fs").writeFileSync(${JSON.stringify(data("modules/store/@acme/attacker/1.0.0/index.js"))}, "")`,
        ],
        ["start a process", () => 'require("node:child_process").execSync("id")'],
        ["start a worker", () => 'new (require("node:worker_threads").Worker)("", { eval: true })'],
        ["signal its node", () => "process.kill(process.ppid, 0)"],
    ])("cannot %s", async (_, code) => {
        expect(await attack(code())).toEqual({ refused: "ERR_ACCESS_DENIED" });
    });

    it("cannot open another module's pipe", async () => {
        const { pid } = await info("@acme/victim");

        expect(await attack(`return require("node:fs").openSync("/proc/${pid}/fd/3", "r+")`)).toEqual({
            refused: "ERR_ACCESS_DENIED",
        });
    });

    it("can call what it was granted, and nothing else", async () => {
        expect(await attack('return node.call("@acme/victim", "open")')).toEqual({ value: 1 });
        expect(await attack('return node.call("@acme/victim", "secret")')).toEqual({ refused: "DENIED" });
        expect(await attack(`return node.call("node", "chain.wallet", {})`)).toEqual({ refused: "DENIED" });
        expect(await attack(`return node.call("${MONITOR}", "status")`)).toEqual({ refused: "DENIED" });
    });

    it("cannot command the node by its control socket", async () => {
        const socket = JSON.stringify(data("modules/control.sock"));
        const ask = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "unload", params: { name: "@acme/victim" } });
        const answer = await attack(`return new Promise((resolve) => {
            let text = "";
            const socket = require("node:net").connect(${socket}, () => socket.write(${JSON.stringify(`${ask}\n`)}));
            socket.on("data", (chunk) => (text += chunk)).on("close", () => resolve(text)).on("error", () => resolve("error"));
        })`);

        expect(answer.value).toMatch(/TOKEN_INVALID|error/);
        expect((await info("@acme/victim")).state).toBe("loaded");
    });

    it("cannot claim another name: its process ends, the other one does not notice", async () => {
        const [before, victim] = [await info("@acme/attacker"), await info("@acme/victim")];
        const params = { token: "0".repeat(64), name: "@acme/victim", version: "1.0.0", methods: [] };
        const claim = JSON.stringify({ jsonrpc: "2.0", id: 99, method: "register", params });
        await fetch(`${network.devnet.node.api}/plugins/modules/@acme/attacker/http/`, {
            method: "POST",
            headers: { "content-type": "text/plain", connection: "close" },
            body: `require("node:fs").writeSync(3, ${JSON.stringify(`${claim}\n`)})`,
        });
        const after = await waitFor("another process of the attacker", async () => {
            const now = await info("@acme/attacker");

            return now.state === "loaded" && now.pid !== before.pid ? now : undefined;
        });

        expect(isAlive(before.pid)).toBe(false);
        expect(after.name).toBe("@acme/attacker");
        expect(await info("@acme/victim")).toMatchObject({ state: "loaded", pid: victim.pid });
        expect(logged()).toContain("showed a token that is not its own");
    }, 60_000);
});

describe("kill -9", () => {
    it("of a module starts it again, and the node forges all the while", async () => {
        const { pid } = await info(MONITOR);
        process.kill(pid, "SIGKILL");
        const back = await waitFor("another process of the monitor", async () => {
            const now = await info(MONITOR);

            return now.state === "loaded" && now.pid !== pid ? now : undefined;
        });

        expect(back.pid).not.toBe(pid);
        await forgesOn();
    }, 60_000);

    it("of the node leaves no process of a module, and the next start loads them again", async () => {
        const names = [MONITOR, NOTIFIER, "@acme/attacker", "@acme/victim"];
        const pids = (await loaded(names)).map(({ pid }) => pid);
        await network.devnet.node.kill();
        await waitFor("the modules to end", async () => pids.every((pid) => !isAlive(pid)) || undefined);
        expect((await run("ark-plugin", "module:known")).json.error).toMatchObject({ code: "NODE_UNREACHABLE" });
        await start();

        expect((await loaded(names)).map(({ pid }) => pid)).not.toEqual(pids);
    }, 120_000);
});

describe("a license that ends", () => {
    const buy = () =>
        network.client.send(
            purchase().full("@acme/brief", BRIEF, network.wallet("owner").address, operator()),
            network.wallet("buyer"),
        );

    it("ends the module too, where the operator chose that, and lets it start no more", async () => {
        await buy();
        expect(await install("ark-plugin", "module:install", "@acme/brief")).toMatchObject({ code: 0 });
        expect(await run("ark", "module:load", "@acme/brief")).toMatchObject({ code: 0, json: { state: "loaded" } });
        const { pid } = await info("@acme/brief");
        await waitFor("the end of the license", async () => !isAlive(pid) || undefined, {
            timeout: (BRIEF_SECONDS + 30) * 1000,
        });

        expect(await info("@acme/brief")).toMatchObject({ state: "known" });
        const again = await run("ark", "module:load", "@acme/brief");
        expect([again.code, again.json.error?.code]).toEqual([3, "LICENSE_REQUIRED"]);
        await forgesOn();
    }, 240_000);

    it("is told, and the module runs on, where the operator did not", async () => {
        configure({ load: ["@acme/brief"], onExpiry: "warn" });
        await network.devnet.node.stop();
        await start();
        await loaded(["@acme/brief"]);

        expect(logged()).toContain("@acme/brief@1.0.0 has no license (EXPIRED)");
    }, 120_000);
});

it("ended without a line of a module having run elsewhere", () => {
    expect(existsSync(mark)).toBe(false);
});
