import { Argument, Command, InvalidArgumentError, Option } from "commander";

import {
    CommandDefinition,
    CommandInput,
    FlagDefinition,
    FlagValue,
    helpFooter,
    PositionalDefinition,
} from "./command";

const parseInteger =
    (minimum = 0) =>
    (text: string): number => {
        const value = Number(text);

        if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < minimum) {
            throw new InvalidArgumentError(`It must be an integer from ${minimum} up.`);
        }

        return value;
    };

const append = (text: string, former: readonly string[] | undefined): string[] => [...(former ?? []), text];

function optionOf(flag: FlagDefinition): Option {
    const usage = flag.type === "boolean" ? `--${flag.name}` : `--${flag.name} <${flag.value ?? flag.type}>`;
    const option = new Option(usage, flag.description);

    if (flag.type === "integer") {
        option.argParser(parseInteger(flag.minimum));
    } else if (flag.choices) {
        option.choices([...flag.choices]);
    } else if (flag.repeatable) {
        option.argParser(append);
    }

    option.makeOptionMandatory(flag.required === true);

    return flag.default === undefined ? option : option.default(flag.default);
}

function argumentOf({ name, description, required, variadic, choices }: PositionalDefinition): Argument {
    const inner = variadic ? `${name}...` : name;
    const argument = new Argument(required ? `<${inner}>` : `[${inner}]`, description);

    return choices ? argument.choices([...choices]) : argument;
}

/** Commander's camel-cased options under the names of the definition; it turns `--no-x` into `x` being false. */
function flagsOf(definition: CommandDefinition, command: Command): Record<string, FlagValue> {
    const options = new Map(command.options.map((option) => [option.long, option]));
    const values = command.opts<Record<string, FlagValue>>();

    return Object.fromEntries(
        definition.flags.map(({ name }) => {
            const option = options.get(`--${name}`) as Option;
            const value = values[option.attributeName()];

            return [name, option.negate ? value === false : value] as const;
        }),
    );
}

function positionalsOf(definition: CommandDefinition, command: Command): CommandInput["positionals"] {
    const values = command.processedArgs as (string | string[] | undefined)[];

    return Object.fromEntries((definition.positionals ?? []).map(({ name }, index) => [name, values[index]]));
}

/** Gives a command of commander the arguments, flags and help of a definition, and says what to do with the input. */
export function describeCommand(
    command: Command,
    definition: CommandDefinition,
    invocation: string,
    act: (input: CommandInput) => Promise<void>,
): Command {
    (definition.positionals ?? []).forEach((positional) => command.addArgument(argumentOf(positional)));
    definition.flags.forEach((flag) => command.addOption(optionOf(flag)));

    return command
        .description(definition.description)
        .addHelpText("after", `\n${helpFooter(definition, invocation)}`)
        .action(() => act({ flags: flagsOf(definition, command), positionals: positionalsOf(definition, command) }));
}
