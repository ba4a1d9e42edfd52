import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { CommandContext, FlagValue } from "../../../src/cli/command";
import { setup } from "../../../src/cli/commands/setup";
import { execute } from "../../../src/cli/execute";
import { resolveNodePaths } from "../../../src/cli/node-paths";
import { runProgram } from "../../../src/cli/program";
import { nobody, silent } from "../../__support__/command-line";

const CONFIGURATION = join(dirname(require.resolve("@arkecosystem/core/package.json")), "bin/config/testnet/app.json");

describe("setup", () => {
    let config: string;
    let printed: string[];
    let json: unknown[];
    let errors: string[];

    const run = (flags: Record<string, FlagValue>, answer?: boolean): Promise<number> => {
        const overrides: Partial<CommandContext> = {
            environment: {},
            prompts: { ...nobody, confirm: async () => answer },
            output: {
                ...silent,
                line: (text) => void printed.push(text),
                json: (value) => void json.push(value),
                failure: ({ message }) => void errors.push(message),
            },
        };
        return execute(setup, { flags: { config, ...flags }, positionals: {} }, "ark-plugin setup", overrides);
    };

    beforeEach(() => {
        config = mkdtempSync(join(tmpdir(), "cli-setup-"));
        copyFileSync(CONFIGURATION, join(config, "app.json"));
        [printed, json, errors] = [[], [], []];
    });

    afterEach(() => rmSync(config, { recursive: true }));

    it("--dry-run shows the change and writes nothing", async () => {
        expect(await run({ "dry-run": true })).toBe(0);
        expect(printed.join("\n")).toContain('+                "package": "ark-plugin-registry"');
        expect(readdirSync(config)).toEqual(["app.json"]);
    });

    it("--yes writes, and the second run finds nothing to do", async () => {
        expect(await run({ yes: true, "activation-height": 5 })).toBe(0);
        expect(readFileSync(join(config, "app.json"), "utf8")).toContain('"activationHeight": 5');
        expect(await run({})).toBe(0);
        expect(printed.at(-1)).toContain("set up already");
        expect(json).toMatchObject([{ written: true }, { written: false, changed: false, formerFile: null }]);
    });

    it("asks, and takes no for an answer", async () => {
        expect(await run({}, false)).toBe(4);
        expect(printed.at(-1)).toBe("Nothing written.");
        expect(readdirSync(config)).toEqual(["app.json"]);
    });

    it("wants --yes where nobody can answer", async () => {
        expect(await run({})).toBe(2);
        expect(errors.join()).toContain("ark-plugin setup --yes");
        expect(readdirSync(config)).toEqual(["app.json"]);
    });

    it("fails with 1 and the remedy on a folder without app.json", async () => {
        expect(await run({ config: join(config, "absent"), yes: true })).toBe(1);
        expect(errors.join()).toContain("ark config:publish");
    });
});

describe("resolveNodePaths", () => {
    it("prefers flags to the environment", () => {
        const environment = { CORE_PATH_CONFIG: "/e/config", CORE_PATH_DATA: "/e/data" };
        expect(resolveNodePaths({ flags: {}, environment })).toEqual({ config: "/e/config", data: "/e/data" });
        expect(resolveNodePaths({ flags: { config: "/f" }, environment })).toEqual({ config: "/f", data: "/e/data" });
    });

    it("finds a network's folders where Core keeps them", () => {
        const paths = resolveNodePaths({ flags: { network: "devnet", token: "ark" }, environment: {} });
        expect(paths.config).toMatch(/ark-core[\\/](.*[\\/])?devnet$/);
        expect(paths.data).toMatch(/ark-core[\\/](.*[\\/])?devnet$/);
    });

    it("asks which node when nothing tells", () => {
        const token = `none-${mkdirSync.length}-${process.pid}`;
        expect(() => resolveNodePaths({ flags: { token }, environment: {} })).toThrow("--network");
    });
});

describe("ark-plugin", () => {
    let output: string;

    beforeEach(() => {
        output = "";
        for (const stream of [process.stdout, process.stderr]) {
            jest.spyOn(stream, "write").mockImplementation((chunk) => ((output += String(chunk)), true));
        }
    });

    afterEach(() => jest.restoreAllMocks());

    it.each([
        [["--help"], 0, "setup"],
        [["setup", "--help"], 0, "Exit codes: 0 done, 1 failed, 2 wrong usage,"],
        [["--version"], 0, "0."],
        [["nothing"], 2, "unknown command"],
        [["setup", "--nothing"], 2, "unknown option"],
        [["setup", "--activation-height", "0"], 2, "integer from 1 up"],
    ])("%j ends with %i", async (argv, code, text) => {
        expect(await runProgram(argv)).toBe(code);
        expect(output).toContain(text);
    });
});
