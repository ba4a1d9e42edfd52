import { readFileSync } from "node:fs";
import { join } from "node:path";

import { Command, CommanderError } from "commander";

import { COMMAND_GROUPS, ExitCode } from "./command";
import { commands } from "./commands";
import { execute } from "./execute";
import { describeCommand } from "./parser";

const BINARY = "ark-plugin";

const version = (): string =>
    (JSON.parse(readFileSync(join(__dirname, "../../package.json"), "utf8")) as { version: string }).version;

/** Commander's complaints name the help of the command in question; with `--json` they are the document it promises. */
export function reportUsage(program: Command, invocation: string, argv: readonly string[]): void {
    program.showHelpAfterError(`(${invocation} --help shows how it is used)`);

    if (argv.includes("--json")) {
        const failure = (message: string): string =>
            JSON.stringify({ error: { code: "USAGE", message: message.trim().replace(/^error: /, "") } }, undefined, 2);
        program.showHelpAfterError(false).configureOutput({
            outputError: (text) => void process.stdout.write(`${failure(text)}\n`),
        });
    }
}

/** Parses and acts. @returns the exit code, of commander's own endings too */
export async function parse(program: Command, argv: readonly string[], code: () => number): Promise<number> {
    try {
        await program.parseAsync(argv, { from: "user" });

        return code();
    } catch (error) {
        if (error instanceof CommanderError) {
            return error.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
        }

        throw error;
    }
}

/** The program behind the binary `ark-plugin`. @returns the exit code */
export async function runProgram(argv: readonly string[]): Promise<number> {
    let code: number = ExitCode.ok;
    const program = new Command(BINARY)
        .description("Registry, licenses and package manager of plugins for ARK Core.")
        .version(version())
        .enablePositionalOptions()
        .exitOverride();
    reportUsage(program, BINARY, argv);

    for (const group of COMMAND_GROUPS) {
        for (const definition of commands.filter((command) => command.group === group)) {
            const invocation = `${BINARY} ${definition.name}`;
            const command = program.command(definition.name).helpGroup(`${group}:`);
            reportUsage(command, invocation, argv);
            describeCommand(command, definition, invocation, async (input) => {
                code = await execute(definition, input, invocation);
            });
        }
    }

    return parse(program, argv, () => code);
}
