import { CommandDefinition, Failure, FlagValue } from "../../../src/cli/command";
import { install, remove, rollback, update } from "../../../src/cli/commands/operator";
import { execute } from "../../../src/cli/execute";
import { Folders } from "../../../src/installer/folders";
import { nobody, silent } from "../../__support__/command-line";
import {
    CORE_DIRECTORY,
    nodeFolders,
    readTree,
    removeTemporaryFolders,
    temporaryFolder,
} from "../../__support__/installer-folders";
import { packPlugin } from "../../__support__/plugin-fixtures";

let folders: Folders;
let failures: Failure[];

beforeEach(() => {
    folders = nodeFolders();
    failures = [];
});
afterAll(removeTemporaryFolders);

function run(
    definition: CommandDefinition,
    packages: readonly string[],
    flags: Record<string, FlagValue> = {},
    answer?: boolean,
): Promise<number> {
    const { config, data } = folders;

    return execute(
        definition,
        { flags: { config, data, core: CORE_DIRECTORY, ...flags }, positionals: { packages } },
        `ark-plugin ${definition.name}`,
        {
            // The sources are TypeScript, also for programs that are started.
            environment: { ...process.env, NODE_OPTIONS: "--import tsx" },
            prompts: { ...nobody, confirm: async () => answer },
            output: { ...silent, failure: (failure) => void failures.push(failure) },
        },
    );
}

it.each([
    [remove, "NOT_INSTALLED", "`ark-plugin list` shows what is"],
    [update, "NOT_INSTALLED", "`ark-plugin list` shows what is"],
    [rollback, "NOTHING_TO_ROLL_BACK", "No former version of @acme/none"],
])("$name of what is not installed is wrong usage", async (definition, code, message) => {
    expect(await run(definition, ["@acme/none"], { yes: true })).toBe(2);
    expect(failures).toEqual([{ code, message: expect.stringContaining(message) }]);
});

it("does nothing when it is declined, and ends with the code of what is refused", async () => {
    const { file } = packPlugin(temporaryFolder(), { name: "@acme/plugin", version: "1.0.0" }, process.env);

    expect(await run(install, [file], { defaults: true }, false)).toBe(4);
    expect(Object.keys(readTree(folders.plugins))).toEqual([]);
    expect(await run(install, [file], { "dry-run": true })).toBe(0);
    expect(await run(install, [file], { defaults: true })).toBe(2);
    expect(failures).toMatchObject([{ code: "USAGE", message: expect.stringContaining("--yes") }]);
});

const isChildAlive = (): boolean => process.getActiveResourcesInfo().includes("ProcessWrap");

it("leaves no process behind when it fails before it has begun", async () => {
    expect(await run(install, ["@acme/pkg"], { yes: true, options: "/none/options.json" })).toBe(2);
    expect(failures).toMatchObject([{ code: "OPTIONS_INVALID" }]);

    for (let waits = 0; waits < 50 && isChildAlive(); waits++) {
        await new Promise((resolve) => setTimeout(resolve, 20));
    }

    expect(isChildAlive()).toBe(false);
});
