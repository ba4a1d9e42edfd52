/** Exit codes of every command; `--help` shows them. */
export const ExitCode = { ok: 0, failure: 1, usage: 2 } as const;

export type FlagValue = string | number | boolean | undefined;

/** One `--flag`. Names are kebab-case; `boolean` flags take no value. */
export interface FlagDefinition {
    readonly name: string;
    readonly type: "string" | "integer" | "boolean";
    readonly description: string;
    /** Placeholder of the value in help texts. */
    readonly value?: string;
    /** Smallest allowed integer. */
    readonly minimum?: number;
    readonly default?: string;
}

/** Where a command writes. `line` is for people and goes to standard output unless `--json` was given. */
export interface Output {
    line(text: string): void;
    /** Machine-readable result: one JSON document on standard output. */
    json(value: unknown): void;
    error(text: string): void;
}

/** What a command is given, by whichever program runs it. */
export interface CommandContext {
    readonly flags: Readonly<Record<string, FlagValue>>;
    readonly environment: Readonly<Record<string, string | undefined>>;
    readonly output: Output;
    /** Asks a yes/no question; undefined when nobody is there to answer. */
    confirm(question: string): Promise<boolean | undefined>;
    /** How the user calls this command, for messages: `ark-plugin setup` or `ark plugin:setup`. */
    readonly invocation: string;
}

/** The user asked for something impossible: exit code 2. */
export class UsageError extends Error {
    public override readonly name = "UsageError";
}

/**
 * A command, told apart from the program that runs it: `ark-plugin <name>` and `ark plugin:<name>` are made of the
 * same definition.
 */
export interface CommandDefinition {
    readonly name: string;
    readonly description: string;
    readonly flags: readonly FlagDefinition[];
    /** Arguments after the command's name, as in `--activation-height 100`. */
    readonly examples: readonly string[];
    /** Does the work; answers the exit code. A thrown error is printed and means failure. */
    run(context: CommandContext): Promise<number>;
}

/** Lines of help that both programs show: examples and exit codes. */
export const helpFooter = (definition: CommandDefinition, invocation: string): string =>
    [
        "Examples:",
        ...definition.examples.map((example) => `  $ ${invocation} ${example}`.trimEnd()),
        "",
        "Exit codes: 0 done, 1 failed, 2 wrong usage.",
    ].join("\n");
