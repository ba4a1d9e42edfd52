/**
 * Writes the reference part of `docs/cli.md` from the definitions of the commands: `npm run docs:cli`. A test fails
 * when it is stale.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { format, resolveConfig } from "prettier";

import { COMMAND_GROUPS, CommandDefinition, FlagDefinition, PositionalDefinition } from "../src/cli/command";
import { commands } from "../src/cli/commands";
import { EXIT_CODES } from "../src/cli/exit-codes";

const FILE = join(__dirname, "../docs/cli.md");
const MANY = 4;
const MARK = "<!-- Written by `npm run docs:cli`; all below is made of the commands' definitions. -->";

const cell = (text: string): string => text.replace(/\|/g, "\\|").replace(/</g, "&lt;");

const usage = ({ name, positionals = [] }: CommandDefinition): string => [name, ...positionals.map(argument)].join(" ");

function argument({ name, required, variadic }: PositionalDefinition): string {
    const shown = variadic ? `${name}...` : name;

    return required ? `<${shown}>` : `[${shown}]`;
}

function notes({ required, repeatable, choices, default: standard }: FlagDefinition): string {
    return [
        required && "Required.",
        repeatable && "May be given several times.",
        choices && `One of ${choices.map((choice) => `\`${choice}\``).join(", ")}.`,
        standard !== undefined && `Default \`${standard}\`.`,
    ]
        .filter(Boolean)
        .join(" ");
}

const flagRow = (flag: FlagDefinition): string => {
    const value = flag.type === "boolean" ? "" : `=<${flag.value ?? flag.name}>`;

    return `| \`--${flag.name}${value}\` | ${cell(`${flag.description} ${notes(flag)}`.trim())} |`;
};

const table = (rows: readonly string[]): string[] =>
    rows.length === 0 ? [] : ["| Argument | Meaning |", "| --- | --- |", ...rows, ""];

/** Rows of the flags that many commands have with the same words; they are shown once. */
function commonRows(): string[] {
    const rows = commands.flatMap(({ flags }) => flags.map(flagRow));
    const uses = new Map<string, number>();
    rows.forEach((row) => uses.set(row, (uses.get(row) ?? 0) + 1));

    return [...uses].filter(([, count]) => count >= MANY).map(([row]) => row);
}

function section(definition: CommandDefinition, common: readonly string[]): string {
    const { positionals = [], flags, examples, name, description } = definition;
    const rows = [
        ...positionals.map((positional) => `| \`${argument(positional)}\` | ${cell(positional.description)} |`),
        ...flags.map(flagRow).filter((row) => !common.includes(row)),
    ];
    const others = flags.filter((flag) => common.includes(flagRow(flag))).map((flag) => `\`--${flag.name}\``);
    const shown = examples.map((example) => `ark-plugin ${name} ${example}`.trimEnd());

    return [
        `### ${name}`,
        "",
        description,
        "",
        `\`ark-plugin ${usage(definition)}\``,
        "",
        ...table(rows),
        ...(others.length === 0 ? [] : [`[Common flags](#common-flags): ${others.join(", ")}.`, ""]),
        ...(shown.length === 0 ? [] : ["```sh", ...shown, "```"]),
    ].join("\n");
}

function errorCodes(): string {
    const rows = Object.entries(EXIT_CODES)
        .sort(([left, a], [right, b]) => a - b || (left < right ? -1 : 1))
        .map(([code, exit]) => `| \`${code}\` | ${exit} |`);

    return [
        "## Error codes by exit code",
        "",
        "All others end with 1.",
        "",
        "| Code | Exit |",
        "| --- | --- |",
        ...rows,
    ].join("\n");
}

/** @returns the whole document: what people wrote, and the reference below the mark */
async function cliReference(): Promise<string> {
    const [written] = readFileSync(FILE, "utf8").split(MARK);
    const common = commonRows();
    const groups = COMMAND_GROUPS.flatMap((group) => {
        const members = commands.filter((command) => command.group === group);

        return members.length === 0 ? [] : [`## ${group}`, ...members.map((command) => section(command, common))];
    });
    const text = [written, MARK, ...groups, "## Common flags", table(common).join("\n"), errorCodes()].join("\n\n");

    return format(text, { ...(await resolveConfig(FILE)), filepath: FILE });
}

/** With `--check` it writes nothing and fails when the file is stale. */
async function main(): Promise<void> {
    const text = await cliReference();

    if (!process.argv.includes("--check")) {
        writeFileSync(FILE, text);
    } else if (text !== readFileSync(FILE, "utf8")) {
        throw new Error("docs/cli.md is stale; `npm run docs:cli` writes it.");
    }
}

void main();
