import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { isAlive, temporaryFolder, testHostProgram, until, writeModule } from "../../__support__/modules";

/** A manager in a process of its own; prints the modules' process ids. */
const NODE = `
    import { ModuleManager, moduleFoldersOf } from ${JSON.stringify(join(__dirname, "../../../src/runtime"))};
    const [folder, program, ...modules] = JSON.parse(process.argv[2]);
    const manager = new ModuleManager({ folders: moduleFoldersOf(folder), hostProgram: program });
    (async () => {
        for (const path of modules) {
            const { name, methods } = await manager.processPlugin(path);
            await manager.loadPlugin(name);
            console.log(manager.getPluginInfo(name).pid);

            if (methods.includes("spawn")) {
                console.log(await manager.invoke(name, "spawn", {}));
            }
        }
        console.log("ready");
    })();
`;

const SPINNING = "exports.register = () => ({ started: () => { setTimeout(() => { for (;;); }, 100); } });";
const STARTING = `exports.register = () => ({ methods: {
    spawn: () => require("node:child_process").spawn("/bin/sleep", ["1000"], { stdio: "ignore" }).pid,
} });`;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("kill -9 of the node", () => {
    it("leaves no orphan: not one that is idle, not one that spins, not what a module has started", async () => {
        const folder = temporaryFolder();
        const script = join(folder, "node.ts");
        writeFileSync(script, NODE);
        const permissions = { childProcesses: true };
        const grants = { version: 1, modules: { "@acme/starting": { permissions } } };
        const modules = [
            writeModule({ name: "@acme/idle" }),
            writeModule({ name: "@acme/spinning", code: SPINNING }),
            writeModule({ name: "@acme/starting", code: STARTING, module: { methods: ["spawn"], permissions } }),
        ];
        mkdirSync(join(folder, "modules"));
        writeFileSync(join(folder, "modules", "policy.json"), JSON.stringify(grants));
        const node = spawn(
            process.execPath,
            ["--import", "tsx", script, JSON.stringify([folder, testHostProgram(), ...modules])],
            { cwd: join(__dirname, "../../.."), stdio: ["ignore", "pipe", "inherit"] },
        );
        let output = "";
        await new Promise<void>((resolve) =>
            node.stdout.on("data", (chunk) => {
                output += chunk;

                if (output.includes("ready")) {
                    resolve();
                }
            }),
        );
        const pids = output.split("\n").slice(0, 4).map(Number);
        await pause(300);
        expect(pids.map(isAlive)).toEqual([true, true, true, true]);
        node.kill("SIGKILL");
        await until(() => !pids.some(isAlive));
    });
});
