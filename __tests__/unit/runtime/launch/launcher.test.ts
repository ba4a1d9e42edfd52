import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { AddressInfo, createServer, Server } from "node:net";
import { join } from "node:path";

import { bubblewrapLauncher } from "../../../../src/runtime/launch/bubblewrap";
import { Launcher, processLauncher, Sandbox } from "../../../../src/runtime/launch/launcher";
import { namespacesLauncher } from "../../../../src/runtime/launch/namespaces";
import { isAlive, temporaryFolder, TestManager, until } from "../../../__support__/modules";

const LAUNCHERS = [processLauncher, namespacesLauncher, bubblewrapLauncher];
const NOTHING = { workers: false, childProcesses: false, addons: false, network: false };

/** Where the kernel or the machine does not offer it, its tests are skipped, and say so by their name. */
const withEach = (launchers: readonly Launcher[], title: string, run: (launcher: Launcher) => Promise<void>): void =>
    launchers.forEach((launcher) => {
        const reason = launcher.unavailable();
        const name = `${launcher.name}: ${title}`;

        if (reason === undefined) {
            it(name, () => run(launcher), 30_000);
        } else {
            it.skip(`${name} (${reason})`, () => undefined);
        }
    });

/** A command as the launcher starts it, without Node's own permissions: what is refused here the kernel refuses. */
function wrapped(launcher: Launcher, command: readonly string[], own: string, network = false): readonly string[] {
    const sandbox: Sandbox = {
        command,
        readable: [],
        writable: [`${own}/*`],
        permissions: { ...NOTHING, network },
        heapMegabytes: 64,
    };

    return launcher.wrap(sandbox);
}

function output(launcher: Launcher, command: readonly string[], own = temporaryFolder()): string {
    const [program, ...args] = wrapped(launcher, command, own);

    return spawnSync(program as string, args, { encoding: "utf8" }).stdout;
}

const read = (pid: number, file: string): string => {
    try {
        return readFileSync(`/proc/${pid}/${file}`, "utf8");
    } catch {
        return "";
    }
};

/** Processes that were started with this argument. */
const startedWith = (argument: string): number[] =>
    readdirSync("/proc")
        .map(Number)
        .filter((pid) => pid > 0 && read(pid, "cmdline").split("\0").includes(argument));

const ISOLATING = [namespacesLauncher, bubblewrapLauncher];

describe("a module in a sandbox", () => {
    let server: Server;
    let port: number;
    let test: TestManager;

    beforeAll(async () => {
        server = createServer((socket) => socket.end());
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
        ({ port } = server.address() as AddressInfo);
    });
    afterAll(() => new Promise((resolve) => server.close(resolve)));
    afterEach(() => test.manager.stop());

    const CALLER = `exports.register = () => ({ methods: {
        pid: () => process.pid,
        eat: () => void setInterval(() => (globalThis.kept ??= []).push(Buffer.alloc(32e6, 1)), 10),
        connect: ({ port }) => new Promise((resolve) => require("node:net").connect(port, "127.0.0.1")
            .once("connect", () => resolve("connected"))
            .once("error", () => resolve("refused"))),
    } });`;

    async function connection(launcher: Launcher, network: boolean): Promise<unknown> {
        test = new TestManager({ launcher });
        test.grant({ "@acme/caller": { permissions: { network } } });
        const module = { methods: ["pid", "connect", "eat"], permissions: { network } };
        const name = await test.add({ name: "@acme/caller", code: CALLER, module });
        await test.manager.loadPlugin(name);

        return test.manager.invoke(name, "connect", { port });
    }

    withEach(LAUNCHERS, "registers, answers, and leaves no process", async (launcher) => {
        await connection(launcher, false);
        const { pid } = test.manager.getPluginInfo("@acme/caller");
        expect(isAlive(pid as number)).toBe(true);
        await test.manager.unloadPlugin("@acme/caller");
        await until(() => !isAlive(pid as number));
    });

    withEach(LAUNCHERS, "is ended when it takes more memory than it may", async (launcher) => {
        await connection(launcher, false);
        const crashed = test.next(({ to }) => to === "crashed");
        await test.manager.invoke("@acme/caller", "eat", {}).catch(() => undefined);
        expect((await crashed).reason).toContain("MiB of memory, more than");
    });

    withEach(ISOLATING, "is in a world of processes of its own", async (launcher) => {
        await connection(launcher, false);
        expect(await test.manager.invoke("@acme/caller", "pid", {})).toBeLessThan(10);
    });

    withEach(ISOLATING, "has no network", async (launcher) => {
        expect(await connection(launcher, false)).toBe("refused");
    });

    withEach(ISOLATING, "has the network where it was granted", async (launcher) => {
        expect(await connection(launcher, true)).toBe("connected");
    });
});

describe("what the kernel shows a program", () => {
    withEach([processLauncher], "the node's processes", async (launcher) => {
        expect(output(launcher, ["/bin/ls", "/proc"]).split("\n")).toContain(`${process.pid}`);
    });

    withEach(ISOLATING, "no process of the node", async (launcher) => {
        const seen = output(launcher, ["/bin/ls", "/proc"]).split("\n");
        expect(seen).toContain("1");
        expect(seen.filter((name) => Number(name) > 10)).toEqual([]);
    });

    withEach([bubblewrapLauncher], "its own files and no other", async (launcher) => {
        const [own, other] = [temporaryFolder(), temporaryFolder()];
        writeFileSync(join(own, "file"), "own");
        writeFileSync(join(other, "file"), "secret");

        expect(output(processLauncher, ["/bin/cat", join(other, "file")], own)).toBe("secret");
        expect(output(launcher, ["/bin/cat", join(own, "file")], own)).toBe("own");
        expect(output(launcher, ["/bin/cat", join(other, "file")], own)).toBe("");
        expect(output(launcher, ["/bin/cat", "/etc/passwd"], own)).toBe("");
    });
});

describe("kill -9 of whoever started it", () => {
    withEach(LAUNCHERS, "ends it at once", async (launcher) => {
        const seconds = `${100_000 + process.pid}.${LAUNCHERS.indexOf(launcher)}`;
        const command = wrapped(launcher, ["/bin/sleep", seconds], temporaryFolder());
        const parent = spawn("/bin/sh", ["-c", '"$@" & wait', "sh", ...command], { stdio: "ignore" });
        await until(() => startedWith(seconds).some((pid) => read(pid, "comm") === "sleep\n"));

        parent.kill("SIGKILL");
        await until(() => startedWith(seconds).every((pid) => !isAlive(pid)));
    });
});
