import { Catalogue, CatalogueIdentifier } from "../../../src/catalogue";
import { CommandContext, CommandDefinition, Failure, FlagValue } from "../../../src/cli/command";
import { buy, licenses } from "../../../src/cli/commands/buyer";
import { execute } from "../../../src/cli/execute";
import { addressFor, PAID, publish, releaseOf } from "../../__support__/actors";
import { TestApi } from "../../__support__/api";
import { ApiServer } from "../../__support__/api-server";
import { nobody, silent } from "../../__support__/command-line";
import { folderOfRun } from "../../__support__/run-folder";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";

let server: ApiServer;
let lines: string[];
let failures: Failure[];

beforeAll(async () => {
    useRegistryNetwork();
    const chain = (await TestChain.start()).fund("acme", "alice");
    chain.app.get<Catalogue>(CatalogueIdentifier).reset();
    await chain.send([publish().register("@acme"), "acme"], [releaseOf("@acme/pkg", "1.0.0", PAID), "acme"]);
    server = await ApiServer.start(chain, await TestApi.start(chain));
});
afterAll(() => server.stop());

beforeEach(() => {
    [lines, failures] = [[], []];
});

const run = (
    definition: CommandDefinition,
    flags: Record<string, FlagValue>,
    overrides: Partial<CommandContext> = {},
): Promise<number> =>
    execute(
        definition,
        { flags: { node: server.url, data: folderOfRun("commands"), ...flags }, positionals: { package: "@acme/pkg" } },
        `ark-plugin ${definition.name}`,
        {
            environment: {},
            prompts: nobody,
            secrets: {},
            output: {
                ...silent,
                line: (text) => void lines.push(text),
                failure: (failure) => void failures.push(failure),
            },
            ...overrides,
        },
    );

describe("a transaction", () => {
    it("that is declined is not sent, and ends with the code of what is refused", async () => {
        const prompts = { ...nobody, confirm: async () => false };

        expect(await run(buy, {}, { secrets: { passphrase: "alice" }, prompts })).toBe(4);
        expect(lines.at(-1)).toBe("Nothing signed.");
        expect(failures).toEqual([]);
    });

    it("that nobody is there to agree to is wrong usage, and one that is only shown is done", async () => {
        expect(await run(buy, {}, { secrets: { passphrase: "alice" } })).toBe(2);
        expect(failures[0]?.message).toContain("ark-plugin buy --yes");
        expect(await run(buy, { "dry-run": true, wallet: addressFor("alice") })).toBe(0);
    });
});

describe("licenses", () => {
    it("says that an address is enough where nobody can be asked for a passphrase", async () => {
        expect(await run(licenses, {})).toBe(2);
        expect(failures).toEqual([
            {
                code: "USAGE",
                message: "Whose licenses? `ark-plugin licenses --address=<address>` needs no passphrase.",
            },
        ]);
        expect(await run(licenses, { address: addressFor("alice") })).toBe(0);
    });
});
