import type { EnvironmentSecrets } from "./secrets";

/** Exit codes of every command; `--help` and docs/cli.md show them. */
export const ExitCode = {
    ok: 0,
    failure: 1,
    usage: 2,
    requirement: 3,
    refused: 4,
    node: 5,
    integrity: 6,
    attention: 7,
    interrupted: 130,
} as const;

export type FlagValue = string | number | boolean | readonly string[] | undefined;

/** What a shell completes a value with. */
export type Completion = "file" | "folder";

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
    /** The only values that a string may have. */
    readonly choices?: readonly string[];
    /** It must be given. */
    readonly required?: boolean;
    /** A string that may be given several times; its value is a list. */
    readonly repeatable?: boolean;
    readonly completes?: Completion;
}

/** One argument without a name of its own, such as the package in `buy @acme/pkg`. */
export interface PositionalDefinition {
    readonly name: string;
    readonly description: string;
    readonly required: boolean;
    /** Takes all that follows; only the last one may. Its value is a list. */
    readonly variadic?: boolean;
    readonly choices?: readonly string[];
    readonly completes?: Completion;
}

/** What a failure looks like to programs. */
export interface Failure {
    /** Stable; docs/cli.md lists them. */
    readonly code: string;
    readonly message: string;
    readonly details?: Readonly<Record<string, unknown>>;
}

/** Where a command writes. With `--json`, standard output holds one JSON document and nothing else. */
export interface Output {
    /** For people, on standard output; nothing with `--json`. */
    line(text: string): void;
    /** For programs: the one document, on standard output; nothing without `--json`. */
    json(value: unknown): void;
    /** For people, on standard error, whatever the flags. */
    warn(text: string): void;
    /**
     * What goes on now, on standard error: one line that the next one replaces where there is a terminal, lines
     * elsewhere, nothing with `--json`.
     */
    progress(text: string): void;
    failure(failure: Failure): void;
    /** Takes a progress line off the terminal. */
    end(): void;
}

/**
 * Questions to whoever sits at the terminal. All answer undefined when nobody is there; with `--json` only `secret`
 * asks.
 *
 * @throws InterruptedError on Ctrl-C
 */
export interface Prompts {
    confirm(question: string): Promise<boolean | undefined>;
    /** The answer is not shown while it is typed, nor its length. */
    secret(question: string): Promise<string | undefined>;
    text(question: string, initial?: string): Promise<string | undefined>;
    select(question: string, choices: readonly string[]): Promise<string | undefined>;
}

/** What was typed, parsed. */
export interface CommandInput {
    readonly flags: Readonly<Record<string, FlagValue>>;
    readonly positionals: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** What a command is given, by whichever program runs it. */
export interface CommandContext extends CommandInput {
    readonly environment: Readonly<Record<string, string | undefined>>;
    /** Passphrases that the environment held; `environment` has them no more. */
    readonly secrets: EnvironmentSecrets;
    readonly output: Output;
    readonly prompts: Prompts;
    /** How the user calls this command, for messages: `ark-plugin setup` or `ark plugin:setup`. */
    readonly invocation: string;
}

/** The user asked for something impossible: exit code 2. */
export class UsageError extends Error {
    public override readonly name = "UsageError";
    public readonly code = "USAGE";
}

/** The user pressed Ctrl-C at a question: exit code 130. */
export class InterruptedError extends Error {
    public override readonly name = "InterruptedError";
    public readonly code = "INTERRUPTED";

    public constructor() {
        super("Interrupted; nothing more was done.");
    }
}

/** Headings of the help, in its order. */
export const COMMAND_GROUPS = ["Look up", "License", "Publish", "Operate a node", "Set up"] as const;

export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/**
 * A command, told apart from the program that runs it: `ark-plugin <name>` and `ark plugin:<name>` are made of the
 * same definition. Definitions are loaded at every command of `ark`: `run` imports what it needs.
 */
export interface CommandDefinition {
    readonly name: string;
    readonly group: CommandGroup;
    readonly description: string;
    readonly positionals?: readonly PositionalDefinition[];
    readonly flags: readonly FlagDefinition[];
    /** Arguments after the command's name, as in `--activation-height 100`. */
    readonly examples: readonly string[];
    /** Does the work; answers the exit code. A thrown error is printed; its code decides the exit code. */
    run(context: CommandContext): Promise<number>;
}

/** Lines of help that both programs show: examples and exit codes. */
export const helpFooter = (definition: CommandDefinition, invocation: string): string =>
    [
        "Examples:",
        ...definition.examples.map((example) => `  $ ${invocation} ${example}`.trimEnd()),
        "",
        "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 requirement or license missing, 4 refused by the network",
        "            or by you, 5 node unreachable, behind or of another network, 6 not what was signed,",
        "            7 needs attention soon, 130 interrupted.",
    ].join("\n");
