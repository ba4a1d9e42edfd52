import { Command } from "commander";

import { CommandDefinition, CommandInput } from "../../../src/cli/command";
import { describeCommand } from "../../../src/cli/parser";

const definition: CommandDefinition = {
    name: "example",
    group: "Look up",
    description: "An example.",
    positionals: [
        { name: "package", description: "One.", required: true },
        { name: "rest", description: "More.", required: false, variadic: true },
    ],
    flags: [
        { name: "node", type: "string", repeatable: true, description: "Repeatable." },
        { name: "reason", type: "string", choices: ["broken", "security"], description: "Choice." },
        { name: "no-upload", type: "boolean", description: "Negative." },
        { name: "version", type: "string", description: "Looks like a number." },
        { name: "max-size", type: "integer", minimum: 1, description: "Integer." },
    ],
    examples: [],
    run: async () => 0,
};

async function parsed(...argv: string[]): Promise<CommandInput | undefined> {
    let input: CommandInput | undefined;
    const quiet = { writeErr: () => undefined, writeOut: () => undefined };
    const command = new Command().exitOverride().configureOutput(quiet);
    describeCommand(command, definition, "example", async (given) => {
        input = given;
    });
    await command.parseAsync(argv, { from: "user" });

    return input;
}

it("keeps the text of values that look like numbers", async () => {
    const input = await parsed("1.10", "2.0", "--version=1.10");

    expect(input).toMatchObject({ positionals: { package: "1.10", rest: ["2.0"] }, flags: { version: "1.10" } });
});

it("collects what is repeated", async () => {
    expect((await parsed("a", "--node", "x", "--node=y"))?.flags).toMatchObject({ node: ["x", "y"] });
});

it("names what was not given", async () => {
    expect(await parsed("a")).toEqual({
        positionals: { package: "a", rest: [] },
        flags: { node: undefined, reason: undefined, "no-upload": false, version: undefined, "max-size": undefined },
    });
});

it("reads a negative flag under its own name", async () => {
    expect((await parsed("a", "--no-upload"))?.flags).toMatchObject({ "no-upload": true });
});

it.each([
    ["nothing where something is required", []],
    ["a value that is no choice", ["a", "--reason=other"]],
    ["an integer below the minimum", ["a", "--max-size=0"]],
    ["what is no integer", ["a", "--max-size=1.5"]],
    ["an unknown flag", ["a", "--other"]],
])("refuses %s", async (_, argv) => {
    await expect(parsed(...argv)).rejects.toThrow();
});
