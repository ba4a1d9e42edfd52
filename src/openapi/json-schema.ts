/** A JSON Schema (draft 2020-12) as plain data: what OpenAPI 3.1 is made of. */
export interface JsonSchema {
    readonly [keyword: string]: unknown;
    /** the name under which the document lists it once, for all that refer to it */
    readonly [COMPONENT]?: string;
}

export const COMPONENT = Symbol("component");

/** Lists a schema by name under `components` of the document. */
export const named = (name: string, schema: JsonSchema): JsonSchema => ({ ...schema, [COMPONENT]: name });

export const describedAs = (description: string, schema: JsonSchema): JsonSchema => ({ ...schema, description });

export const text: JsonSchema = { type: "string" };
export const flag: JsonSchema = { type: "boolean" };
export const count: JsonSchema = { type: "integer", minimum: 0 };
export const sha256: JsonSchema = { type: "string", pattern: "^[0-9a-f]{64}$" };
export const arktoshi: JsonSchema = { type: "string", pattern: "^[0-9]+$", description: "arktoshi" };
export const address: JsonSchema = { type: "string", pattern: "^[1-9A-HJ-NP-Za-km-z]{34}$" };

export const listOf = (items: JsonSchema): JsonSchema => ({ type: "array", items });
export const oneOf = (...values: readonly (string | number | boolean)[]): JsonSchema => ({ enum: values });
export const either = (...schemas: readonly JsonSchema[]): JsonSchema => ({ anyOf: schemas });
export const orNull = (schema: JsonSchema): JsonSchema => either(schema, { type: "null" });

/** An object with any keys and values of one schema. */
export const mapOf = (values: JsonSchema): JsonSchema => ({ type: "object", additionalProperties: values });

/** An object with exactly these properties; with a type argument, exactly those of the type, or it does not compile. */
export const record = <T extends object = Record<string, unknown>>(properties: {
    readonly [K in keyof T]-?: JsonSchema;
}): JsonSchema => ({
    type: "object",
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
});
