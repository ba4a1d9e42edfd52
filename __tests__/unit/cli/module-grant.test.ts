import { CommandDefinition, Failure, FlagValue } from "../../../src/cli/command";
import { moduleCommands } from "../../../src/cli/commands/modules";
import { execute } from "../../../src/cli/execute";
import { moduleFoldersOf } from "../../../src/runtime";
import { ControlServer } from "../../../src/runtime/control/server";
import { NodeModules } from "../../../src/runtime/node-modules";
import { readPolicy } from "../../../src/runtime/policy/policy";
import { InstalledModules } from "../../../src/runtime/store/installed";
import { nobody, silent } from "../../__support__/command-line";
import { temporaryFolder, TestManager, writeModule } from "../../__support__/modules";

const NAME = "@acme/notifier";
const definition = moduleCommands.find(({ name }) => name === "module:grant") as CommandDefinition;

let data: string;
let test: TestManager;
let control: ControlServer;
let modules: NodeModules;
let json: unknown[];
let lines: string[];
let failures: Failure[];

const granted = (): unknown => readPolicy(test.folders.policy).modules[NAME];

const grant = (flags: Record<string, FlagValue> = { yes: true }, answer?: boolean): Promise<number> =>
    execute(
        definition,
        { flags: { config: data, data, ...flags }, positionals: { module: NAME } },
        "ark module:grant",
        {
            prompts: { ...nobody, confirm: async () => answer },
            output: {
                ...silent,
                json: (value) => void json.push(value),
                line: (text) => void lines.push(text),
                failure: (failure) => void failures.push(failure),
            },
        },
    );

beforeEach(() => {
    data = temporaryFolder();
    test = new TestManager({ folders: moduleFoldersOf(data) });
    modules = new NodeModules(test.manager, test.folders);
    control = new ControlServer(modules);
    [json, lines, failures] = [[], [], []];
});
afterEach(() => test.manager.stop());

const written = (): string => writeModule({ name: NAME, module: { events: ["block.applied"] } });

it("is of a module that is only known to the running node, and says what makes it take effect", async () => {
    await control.listen(test.folders);

    try {
        await test.manager.processPlugin(written());
        expect(await grant()).toBe(0);
        expect(json).toMatchObject([{ done: true, next: `ark module:load ${NAME}` }]);

        await modules.load(NAME);
        expect(await grant({ yes: true, off: true })).toBe(0);
        expect(json[1]).toMatchObject({ granted: null, next: `ark module:restart ${NAME}` });
        expect(lines.at(-1)).toContain(`runs, with what it had until now: \`ark module:restart ${NAME}\``);
        expect(granted()).toBeUndefined();
    } finally {
        await control.close();
    }
});

it("is of an installed module while the node is down, and grants nothing when it is declined", async () => {
    const origin = { integrity: "sha512-x", tree: null, transactionId: null };
    await new InstalledModules(test.folders).add({ name: NAME, version: "1.0.0" }, written(), origin);

    expect(await grant({}, false)).toBe(4);
    expect(granted()).toBeUndefined();
    expect(await grant({}, true)).toBe(0);
    expect(granted()).toMatchObject({ events: ["block.applied"] });
    expect(json[1]).toMatchObject({ next: `ark module:load ${NAME}` });
});

it("is of no module that neither the store nor the node knows", async () => {
    expect(await grant()).toBe(2);
    expect(failures).toMatchObject([{ code: "MODULE_UNKNOWN" }]);
});
