import { readFileSync } from "node:fs";
import { join } from "node:path";

import { Command, CommanderError, InvalidArgumentError, Option } from "commander";

import { CommandDefinition, ExitCode, FlagDefinition, FlagValue, helpFooter } from "./command";
import { commands } from "./commands";
import { execute } from "./execute";

const BINARY = "ark-plugin";

const parseInteger =
    (minimum = 0) =>
    (text: string): number => {
        const value = Number(text);

        if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < minimum) {
            throw new InvalidArgumentError(`It must be an integer from ${minimum} up.`);
        }

        return value;
    };

function optionOf(flag: FlagDefinition): Option {
    const usage = flag.type === "boolean" ? `--${flag.name}` : `--${flag.name} <${flag.value ?? flag.type}>`;
    const option = new Option(usage, flag.description);

    if (flag.type === "integer") {
        option.argParser(parseInteger(flag.minimum));
    }

    return flag.default === undefined ? option : option.default(flag.default);
}

/** Commander's camel-cased options under the names of the definition. */
function flagsOf(definition: CommandDefinition, command: Command): Record<string, FlagValue> {
    const values = new Map(command.options.map((option) => [option.long, option.attributeName()]));
    const options = command.opts<Record<string, FlagValue>>();

    return Object.fromEntries(
        definition.flags.map(({ name }) => [name, options[values.get(`--${name}`) ?? name]] as const),
    );
}

const version = (): string =>
    (JSON.parse(readFileSync(join(__dirname, "../../package.json"), "utf8")) as { version: string }).version;

/** The program behind the binary `ark-plugin`. @returns the exit code */
export async function runProgram(argv: readonly string[]): Promise<number> {
    let code: number = ExitCode.ok;
    const program = new Command(BINARY)
        .description("Registry and licenses of plugins for ARK Core.")
        .version(version())
        .exitOverride()
        .showHelpAfterError(`(${BINARY} --help shows how it is used)`);

    for (const definition of commands) {
        const invocation = `${BINARY} ${definition.name}`;
        const command = program
            .command(definition.name)
            .description(definition.description)
            .addHelpText("after", `\n${helpFooter(definition, invocation)}`)
            .action(async () => {
                code = await execute(definition, flagsOf(definition, command), invocation);
            });
        definition.flags.forEach((flag) => command.addOption(optionOf(flag)));
    }

    try {
        await program.parseAsync(argv, { from: "user" });

        return code;
    } catch (error) {
        if (error instanceof CommanderError) {
            return error.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
        }

        throw error;
    }
}
