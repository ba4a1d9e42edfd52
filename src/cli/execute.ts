import { createInterface } from "node:readline/promises";

import { CommandContext, CommandDefinition, ExitCode, FlagValue, Output, UsageError } from "./command";

const outputFor = (json: boolean): Output => ({
    line: (text) => (json ? undefined : console.log(text)),
    json: (value) => (json ? console.log(JSON.stringify(value, undefined, 2)) : undefined),
    error: (text) => console.error(json ? JSON.stringify({ error: text }) : text),
});

async function askTerminal(question: string): Promise<boolean | undefined> {
    if (!process.stdin.isTTY || !process.stdout.isTTY) {
        return undefined;
    }

    const terminal = createInterface({ input: process.stdin, output: process.stdout });

    try {
        return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
    } finally {
        terminal.close();
    }
}

/** Runs a command against the real terminal and environment. Never throws. @returns the exit code */
export async function execute(
    definition: CommandDefinition,
    flags: Readonly<Record<string, FlagValue>>,
    invocation: string,
    overrides: Partial<CommandContext> = {},
): Promise<number> {
    const output = overrides.output ?? outputFor(flags.json === true);

    try {
        return await definition.run({
            flags,
            invocation,
            environment: process.env,
            confirm: askTerminal,
            ...overrides,
            output,
        });
    } catch (error) {
        output.error(error instanceof Error ? error.message : String(error));

        return error instanceof UsageError ? ExitCode.usage : ExitCode.failure;
    }
}
