import { isObject } from "../../json-object";

/** One option that a plugin can be given, as its schema describes it. */
export interface OptionField {
    readonly path: readonly string[];
    /** `json`: anything else; written as JSON. */
    readonly type: "string" | "number" | "boolean" | "json";
    readonly required: boolean;
    readonly default?: unknown;
    readonly choices?: readonly string[];
    readonly description?: string;
}

type Json = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): boolean => ["string", "number", "boolean"].includes(typeof value);

/** The value at a path; undefined where there is none. */
export const valueAt = (options: unknown, path: readonly string[]): unknown =>
    path.reduce<unknown>(
        (value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined),
        options,
    );

/** A copy with a value at a path. */
export function withValueAt(options: Json, [key, ...rest]: readonly string[], value: unknown): Json {
    if (key === undefined) {
        return options;
    }

    const inner = isObject(options[key]) ? options[key] : {};

    return { ...options, [key]: rest.length === 0 ? value : withValueAt(inner, rest, value) };
}

const typeOf = (type: unknown): OptionField["type"] => {
    switch (type) {
        case "string":
        case "boolean":
        case "number":
            return type;
        case "integer":
            return "number";
        default:
            return "json";
    }
};

function joiField(path: readonly string[], description: Json): OptionField {
    const flags = isObject(description.flags) ? description.flags : {};
    const allowed = Array.isArray(description.allow) ? description.allow : [];
    const choices = flags.only === true && allowed.every(isPlain) ? allowed.map(String) : undefined;

    return {
        path,
        type: typeOf(description.type),
        required: flags.presence === "required",
        // A default that joi computes is described by an object; it is joi's to fill in.
        ...(isPlain(flags.default) && { default: flags.default }),
        ...(choices && { choices }),
        ...(typeof flags.description === "string" && { description: flags.description }),
    };
}

/** The fields of a joi schema, given its `describe()`; those of objects in it are fields of their own. */
export function fieldsOfJoi(description: unknown, path: readonly string[] = []): OptionField[] {
    const keys = isObject(description) && isObject(description.keys) ? description.keys : {};

    return Object.entries(keys).flatMap(([key, inner]) => {
        if (!isObject(inner)) {
            return [];
        }

        const nested = fieldsOfJoi(inner, [...path, key]);

        return nested.length > 0 ? nested : [joiField([...path, key], inner)];
    });
}

/** The fields of a JSON Schema of type object. */
export function fieldsOfJsonSchema(schema: unknown, path: readonly string[] = []): OptionField[] {
    const properties = isObject(schema) && isObject(schema.properties) ? schema.properties : {};
    const required = isObject(schema) && Array.isArray(schema.required) ? schema.required : [];

    return Object.entries(properties).flatMap(([key, inner]) => {
        if (!isObject(inner)) {
            return [];
        }

        const nested = fieldsOfJsonSchema(inner, [...path, key]);
        const choices = Array.isArray(inner.enum) && inner.enum.every(isPlain) ? inner.enum.map(String) : undefined;
        const field: OptionField = {
            path: [...path, key],
            type: typeOf(inner.type),
            required: required.includes(key),
            ...(inner.default !== undefined && { default: inner.default }),
            ...(choices && { choices }),
            ...(typeof inner.description === "string" && { description: inner.description }),
        };

        return nested.length > 0 ? nested : [field];
    });
}
