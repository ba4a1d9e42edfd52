import { CommandInput, FlagDefinition } from "./command";

type Values = Readonly<Record<string, unknown>>;

/** Typed reading of what was typed. Absent and empty are the same: `--flag=` says nothing. */
export const textOf = (values: Values, name: string): string | undefined => {
    const value = values[name];

    return typeof value === "string" && value !== "" ? value : undefined;
};

export const listOf = (values: Values, name: string): readonly string[] => {
    const value = values[name];

    return Array.isArray(value) ? (value as string[]) : typeof value === "string" ? [value] : [];
};

export const isSet = (values: Values, name: string): boolean => values[name] === true;

/** A positional that the definition requires. */
export const requiredOf = ({ positionals }: Pick<CommandInput, "positionals">, name: string): string =>
    textOf(positionals, name) ?? "";

export const jsonFlag: FlagDefinition = {
    name: "json",
    type: "boolean",
    description: "Print one JSON document on standard output; asks nothing.",
};

export const dryRunFlag: FlagDefinition = {
    name: "dry-run",
    type: "boolean",
    description: "Show what would be done, do nothing.",
};

export const yesFlag: FlagDefinition = { name: "yes", type: "boolean", description: "Do it without asking." };
