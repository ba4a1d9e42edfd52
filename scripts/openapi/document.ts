import Joi from "joi";

import { version } from "../../package.json";
import { Endpoint, methodOf } from "../../src/api/endpoint";
import { JsonSchema } from "../../src/openapi";
import { Components } from "./components";
import { jsonSchemaOf } from "./json-schema-of";
import { errorSchema, responsesOf } from "./responses";

export interface Operation {
    readonly operationId: string;
    readonly parameters: readonly Parameter[];
    readonly requestBody?: { readonly content: { readonly "application/json": { readonly schema: JsonSchema } } };
    readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, MediaType>> }>>;
}

export interface Parameter {
    readonly name: string;
    readonly in: "path" | "query";
    readonly required: boolean;
    readonly schema: JsonSchema;
    readonly example?: string;
}

export interface MediaType {
    readonly schema: JsonSchema;
    readonly example?: unknown;
}

export interface OpenApiDocument {
    readonly openapi: string;
    readonly paths: Readonly<Record<string, Partial<Record<"get" | "post", Operation>>>>;
    readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

/** An example request with the node's answer to it. */
export interface Example {
    /** below `/api`, as it was asked */
    readonly path: string;
    readonly body?: unknown;
    readonly answer: unknown;
}

/** @param examples by operation id; without them a document that validates answers but shows none */
export function openApiDocument(
    routes: readonly Endpoint[],
    examples: Readonly<Record<string, Example>> = {},
): OpenApiDocument {
    const components = new Components();
    const paths: Record<string, Partial<Record<string, JsonSchema>>> = {};

    for (const route of routes) {
        const operation = operationOf(route, examples[route.describe.id]);
        (paths[route.path] ??= {})[methodOf(route).toLowerCase()] = components.refer(operation);
    }

    components.refer(errorSchema);

    return {
        openapi: "3.1.1",
        info: {
            title: "ARK plugin registry",
            version,
            description:
                "Plugins, licenses and vendors of an ARK network, on any node's API. `docs/api.md` of the package " +
                "ark-plugin-registry says what the fields mean. Every `GET` answers `HEAD`, too.",
            license: { name: "MIT", identifier: "MIT" },
        },
        servers: [{ url: "/api" }],
        security: [],
        tags: [...new Set(routes.map(({ describe }) => describe.tag))].map((name) => ({ name })),
        paths,
        components: { schemas: components.schemas },
    } as OpenApiDocument;
}

function operationOf(route: Endpoint, example: Example | undefined): JsonSchema {
    const { id, tag, summary, description } = route.describe;

    return {
        operationId: id,
        tags: [tag],
        summary,
        ...(description !== undefined && { description }),
        parameters: parametersOf(route, example),
        ...(route.body && { requestBody: bodyOf(route.body, example) }),
        responses: responsesOf(route, example?.answer),
    };
}

const bodyOf = (schema: Joi.Schema, example: Example | undefined): object => ({
    required: true,
    content: {
        "application/json": {
            schema: jsonSchemaOf(schema),
            ...(example?.body !== undefined && { example: example.body }),
        },
    },
});

function parametersOf(route: Endpoint, example: Example | undefined): Parameter[] {
    const values = example ? pathValues(route.path, example.path) : {};

    return [
        ...propertiesOf(route.params).map(([name, schema]) => parameter("path", name, schema, values[name])),
        ...propertiesOf(route.query).map(([name, schema]) => parameter("query", name, schema, undefined)),
    ];
}

const parameter = (
    place: Parameter["in"],
    name: string,
    { description, ...schema }: JsonSchema,
    example: string | undefined,
): Parameter => ({
    name,
    in: place,
    required: place === "path",
    ...(description !== undefined && { description }),
    schema,
    ...(example !== undefined && { example }),
});

const propertiesOf = (schema: Joi.Schema | undefined): [string, JsonSchema][] =>
    Object.entries(schema ? ((jsonSchemaOf(schema)["properties"] ?? {}) as Record<string, JsonSchema>) : {});

/** What stands in the places of a path's parameters; a package's name takes two segments of an example. */
function pathValues(template: string, path: string): Record<string, string> {
    const pattern = template.replace(/\{(\w+)\}/g, (_, name: string) =>
        name === "name" ? `(?<${name}>@[^/]+/[^/]+)` : `(?<${name}>[^/]+)`,
    );

    return { ...new RegExp(`^${pattern}$`).exec(path.split("?")[0] as string)?.groups };
}
