import { isDeepStrictEqual } from "node:util";

import Ajv from "ajv";

import { InstallerError } from "../errors";
import { Manifest } from "../manifest";
import { PluginDescription } from "../probe/protocol";
import type { Dialogue } from "../site";
import { fieldsOfJoi, fieldsOfJsonSchema, OptionField, valueAt, withValueAt } from "./fields";
import { parseValue } from "./given";

type Json = Readonly<Record<string, unknown>>;

/** `arkecosystem.core.configuration` of its package.json: a JSON Schema, which needs none of its code to be asked. */
const jsonSchemaOf = (manifest: Manifest): unknown => manifest.arkecosystem?.core?.configuration;

/** Every option of a plugin, from its own schemas, with the defaults that it has. */
export function fieldsOf(manifest: Manifest, description: PluginDescription | undefined): OptionField[] {
    const fields = new Map<string, OptionField>();

    for (const field of [...fieldsOfJsonSchema(jsonSchemaOf(manifest)), ...fieldsOfJoi(description?.schema)]) {
        const key = field.path.join(".");
        const ofDefaults = valueAt(description?.defaults, field.path);
        fields.set(key, {
            ...field,
            ...fields.get(key),
            ...(ofDefaults !== undefined && { default: ofDefaults }),
        });
    }

    return [...fields.values()];
}

const labelOf = ({ path, description }: OptionField): string =>
    `${path.join(".")}${description === undefined ? "" : ` (${description})`}`;

async function ask(field: OptionField, dialogue: Dialogue): Promise<unknown> {
    const { type, choices, default: initial } = field;

    if (type === "boolean") {
        return dialogue.confirm(`${labelOf(field)}?`);
    }

    const shown = initial === undefined ? undefined : typeof initial === "string" ? initial : JSON.stringify(initial);
    const text = choices ? await dialogue.select(labelOf(field), choices) : await dialogue.text(labelOf(field), shown);

    return text === undefined || text === "" ? undefined : parseValue(text, field);
}

/** How a plugin's options come about. */
export interface Configuration {
    readonly name: string;
    readonly manifest: Manifest;
    readonly fields: readonly OptionField[];
    /** By flags and file; these are not asked for. */
    readonly given: Json;
    /** Those of `app.json`; a plugin that is there already is asked for no more than it lacks. */
    readonly present: Json | undefined;
    /** Ask nothing: defaults will do. */
    readonly quiet: boolean;
    readonly dialogue: Dialogue;
}

/**
 * Asks for the options that nobody has given. What equals the plugin's own default is not written down, so that a later
 * version's default applies.
 *
 * @throws InstallerError OPTIONS_INVALID that lists every option that is required and has no value
 */
export async function configure(configuration: Configuration): Promise<Json> {
    const { name, manifest, fields, given, present, quiet, dialogue } = configuration;
    let options: Json = { ...present, ...given };

    for (const field of fields) {
        const isOpen = valueAt(options, field.path) === undefined;
        const lacks = field.required && field.default === undefined;

        if (isOpen && !quiet && (present === undefined || lacks)) {
            const value = await ask(field, dialogue);

            if (value !== undefined && !isDeepStrictEqual(value, field.default)) {
                options = withValueAt(options, field.path, value);
            }
        }
    }

    assertComplete(name, fields, options);
    assertSchema(name, jsonSchemaOf(manifest), options);

    return options;
}

function assertComplete(name: string, fields: readonly OptionField[], options: Json): void {
    const missing = fields.filter(
        (field) => field.required && field.default === undefined && valueAt(options, field.path) === undefined,
    );

    if (missing.length > 0) {
        throw new InstallerError(
            "OPTIONS_INVALID",
            `${name} needs options that have no default. Add ${missing
                .map(({ path, type }) => `--option ${path.join(".")}=<${type}>`)
                .join(" ")}, or --options <file.json>.`,
            { missing: missing.map(({ path, type, description }) => ({ option: path.join("."), type, description })) },
        );
    }
}

function assertSchema(name: string, schema: unknown, options: Json): void {
    if (schema === undefined) {
        return;
    }

    const ajv = new Ajv({ allErrors: true, strict: false, useDefaults: true });
    // Defaults are filled into a copy: only what was said is written down.
    const copy: unknown = JSON.parse(JSON.stringify(options));

    if (!ajv.validate(schema as object, copy)) {
        throw new InstallerError("OPTIONS_INVALID", `The options of ${name} do not fit: ${ajv.errorsText()}.`);
    }
}
