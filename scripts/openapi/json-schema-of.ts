import Joi from "joi";
import parse from "joi-to-json";

import { JsonSchema } from "../../src/openapi";

/** What a Joi schema says; parts that carry a JSON schema of their own, `.meta({ jsonSchema })`, say that. */
export const jsonSchemaOf = (schema: Joi.Schema): JsonSchema =>
    preferOwn(parse(schema, "open-api-3.1") as JsonSchema, schema.describe());

function preferOwn(schema: JsonSchema, described: Joi.Description): JsonSchema {
    const own = described.metas
        ?.map(({ jsonSchema }) => jsonSchema as JsonSchema | undefined)
        .filter(Boolean)
        .at(-1);

    if (own) {
        const { description } = schema;

        return { ...own, ...(description !== undefined && { description }) };
    }

    const keys = described.keys as Record<string, Joi.Description> | undefined;
    const items = described["items"]?.[0] as Joi.Description | undefined;
    const properties = schema["properties"] as Record<string, JsonSchema> | undefined;

    return {
        ...schema,
        ...(keys && properties && { properties: preferOwnIn(properties, keys) }),
        ...(items && { items: preferOwn(schema["items"] as JsonSchema, items) }),
    };
}

const preferOwnIn = (
    properties: Record<string, JsonSchema>,
    keys: Record<string, Joi.Description>,
): Record<string, JsonSchema> =>
    Object.fromEntries(
        Object.entries(properties).map(([name, schema]) => [name, preferOwn(schema, keys[name] ?? { type: "any" })]),
    );
