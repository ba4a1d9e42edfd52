import { CommandContext, CommandDefinition, CommandInput } from "./command";
import { exitCodeOf, failureOf } from "./exit-codes";
import { outputTo } from "./output";
import { takeSecrets } from "./secrets";
import { terminalPrompts } from "./terminal-prompts";
import { isSet } from "./values";

/** Runs a command against the real terminal and environment. Never throws. @returns the exit code */
export async function execute(
    definition: CommandDefinition,
    input: CommandInput,
    invocation: string,
    overrides: Partial<CommandContext> = {},
): Promise<number> {
    const json = isSet(input.flags, "json");
    const secrets = takeSecrets(process.env);
    const output = overrides.output ?? outputTo(process, json);

    try {
        return await definition.run({
            ...input,
            invocation,
            environment: process.env,
            secrets,
            prompts: terminalPrompts(output, json),
            ...overrides,
            output,
        });
    } catch (error) {
        output.failure(failureOf(error));

        return exitCodeOf(error);
    } finally {
        output.end();
    }
}
