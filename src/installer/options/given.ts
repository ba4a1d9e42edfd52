import { InstallerError } from "../errors";
import { OptionField, withValueAt } from "./fields";

type Json = Readonly<Record<string, unknown>>;

/** One `--option`: for a plugin that was named, or for the only one. */
export interface GivenOption {
    readonly plugin: string | undefined;
    readonly path: readonly string[];
    readonly text: string;
}

const FORM = /^(?:((?:@[^/:=]+\/)?[^/:=]+):)?([^=:]+)=(.*)$/s;

/** Reads `key=value` or `@acme/pkg:key=value`; dots in the key lead into objects. @throws InstallerError OPTIONS_INVALID */
export function parseOption(text: string): GivenOption {
    const [, plugin, key, value] = FORM.exec(text) ?? [];

    if (key === undefined || value === undefined || key.split(".").includes("")) {
        throw new InstallerError(
            "OPTIONS_INVALID",
            `--option ${text}: write it as key=value, or as @vendor/pkg:key=value.`,
        );
    }

    return { plugin, path: key.split("."), text: value };
}

/** A text as the value of a field; of an unknown one, JSON if it is any, else the text itself. */
export function parseValue(text: string, field: Pick<OptionField, "path" | "type" | "choices"> | undefined): unknown {
    const refuse = (expected: string): never => {
        throw new InstallerError(
            "OPTIONS_INVALID",
            `${field?.path.join(".")}: ${JSON.stringify(text)} is not ${expected}.`,
        );
    };

    if (field?.choices && !field.choices.includes(text)) {
        return refuse(`one of ${field.choices.join(", ")}`);
    }

    switch (field?.type) {
        case "string":
            return text;
        case "boolean":
            return ["true", "false"].includes(text) ? text === "true" : refuse("true or false");
        case "number":
            return text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : refuse("a number");
        case "json":
        case undefined:
            try {
                return JSON.parse(text) as unknown;
            } catch {
                return field ? refuse("JSON") : text;
            }
    }
}

/** Options given for one plugin, by flags and by file. */
export interface GivenOptions {
    readonly options: readonly GivenOption[];
    /** Of `--options`: a plugin's options, or those of several by name. */
    readonly file: Json;
}

/** What was given for a plugin: of the file, then of the flags. @throws InstallerError OPTIONS_INVALID */
export function givenFor(
    { options, file }: GivenOptions,
    name: string,
    asked: readonly string[],
    fields: readonly OptionField[],
): Json {
    const isOnly = asked.length === 1 && asked[0] === name;
    const byName = Object.keys(file).some((key) => asked.includes(key));
    const base = (byName ? file[name] : isOnly ? file : undefined) ?? {};
    const own = options.filter(({ plugin }) => plugin === name || (plugin === undefined && isOnly));

    return own.reduce<Json>((result, { path, text }) => {
        const field = fields.find((other) => other.path.join(".") === path.join("."));

        return withValueAt(result, path, parseValue(text, field));
    }, base as Json);
}

/** @throws InstallerError OPTIONS_INVALID if an option is for none of the plugins, or nobody knows for which */
export function assertOptionsAreUsed({ options }: GivenOptions, asked: readonly string[]): void {
    const unused = options.find(({ plugin }) => (plugin === undefined ? asked.length !== 1 : !asked.includes(plugin)));

    if (unused) {
        const form = `--option @vendor/pkg:${unused.path.join(".")}=…`;
        throw new InstallerError(
            "OPTIONS_INVALID",
            unused.plugin === undefined
                ? asked.length === 0
                    ? "Nothing that is installed here has options in app.json; those of a module stand there below " +
                      '"modules.options" of ark-plugin-registry.'
                    : `Several packages are named; say which one an option is for: ${form}`
                : `${unused.plugin} is not among the packages that are named; its option would be lost.`,
        );
    }
}
