import { execFile } from "node:child_process";
import { readdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { CommandContext, Failure, FlagValue } from "../../../src/cli/command";
import { init } from "../../../src/cli/commands/init";
import { execute } from "../../../src/cli/execute";
import { nobody, silent } from "../../__support__/command-line";
import { TestManager, until } from "../../__support__/modules";
import { folderOfRun } from "../../__support__/run-folder";

let folder: string;
let json: unknown[];
let failures: Failure[];

beforeEach(() => {
    folder = join(folderOfRun("init"), "made");
    [json, failures] = [[], []];
});

const run = (flags: Record<string, FlagValue>, overrides: Partial<CommandContext> = {}): Promise<number> =>
    execute(init, { flags, positionals: { folder } }, "ark-plugin init", {
        prompts: nobody,
        output: {
            ...silent,
            json: (value) => void json.push(value),
            failure: (failure) => void failures.push(failure),
        },
        ...overrides,
    });

/** `npm test` of the made plugin, in a process of its own. */
const ownTest = (): Promise<{ stdout: string }> =>
    promisify(execFile)("npm", ["test", "--silent"], { cwd: folder, env: { PATH: process.env.PATH } });

describe("init", () => {
    it("makes an isolated plugin whose own test passes, and which a node can load", async () => {
        expect(await run({ name: "@acme/counter" })).toBe(0);
        expect(json).toEqual([
            {
                name: "@acme/counter",
                kind: "isolated",
                folder,
                files: ["README.md", "index.js", "package.json", "test/index.test.js"],
            },
        ]);
        expect((await ownTest()).stdout).toMatch(/# pass 2\n# fail 0/);

        const test = new TestManager({ offer: new Map([["chain.lastBlock", () => ({ height: 5 })]]) });
        const grants = { calls: { node: ["chain.lastBlock"] }, events: ["block.applied"], routes: true };
        test.grant({ "@acme/counter": grants });
        await test.manager.processPlugin(folder);
        const lastLine = (): string => test.manager.getPluginLogs("@acme/counter", 1).join();
        await test.manager.loadPlugin("@acme/counter");
        await until(() => lastLine().endsWith("from height 5 on, 0 so far"));
        test.manager.publish("block.applied", { height: 6 });

        expect(await test.manager.invoke("@acme/counter", "count", {})).toEqual({ blocks: 1 });
        await test.manager.restartPlugin("@acme/counter");
        expect(await test.manager.invoke("@acme/counter", "count", {})).toEqual({ blocks: 1 });
        await until(() => lastLine().endsWith("from height 5 on, 1 so far"));
        await test.manager.stop();
    });

    it("makes an in-process plugin whose own test passes on Core's own classes", async () => {
        expect(await run({ name: "@acme/report", kind: "in-process" })).toBe(0);
        symlinkSync(realpathSync(join(__dirname, "../../../node_modules")), join(folder, "node_modules"));

        expect((await ownTest()).stdout).toMatch(/# pass 1\n# fail 0/);
        expect(readFileSync(join(folder, "README.md"), "utf8")).toContain("ark-plugin install @acme/report");
    });

    it("asks for the name, and says which are none", async () => {
        expect(await run({})).toBe(2);
        expect(await run({ name: "counter" })).toBe(2);
        expect(failures.map(({ message }) => message)).toEqual([
            expect.stringContaining("--name"),
            expect.stringContaining("no name of a plugin"),
        ]);
        expect(await run({}, { prompts: { ...nobody, text: async () => "@acme/asked" } })).toBe(0);
        expect(JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))).toMatchObject({ name: "@acme/asked" });
    });

    it("leaves a folder that is not empty as it is, and what is no folder", async () => {
        expect(await run({ name: "@acme/counter" })).toBe(0);
        const before = readdirSync(folder);
        writeFileSync(join(folder, "index.js"), "mine");

        expect(await run({ name: "@acme/counter", kind: "in-process" })).toBe(2);
        expect(failures.at(-1)?.message).toContain("is not empty");
        expect(readFileSync(join(folder, "index.js"), "utf8")).toBe("mine");
        expect(readdirSync(folder)).toEqual(before);
        folder = join(folder, "index.js");
        expect(await run({ name: "@acme/counter" })).toBe(2);
    });
});
