import Ajv2020, { ValidateFunction } from "ajv/dist/2020";

import { openApiDocument } from "../../scripts/openapi/document";
import { routes } from "../../src/api/routes";
import { ApiServices } from "../../src/api/services";

/** The API's document without examples: what each answer of each route must look like. */
export const description = openApiDocument(routes({} as ApiServices));

/** Not of the API's document: for monitoring. */
const METRICS = "/api/plugins/metrics";

const OURS = /^\/(?:plugins|vendors|wallets\/[^/]+\/(?:plugins|licenses))(?:\/|$)/;

const ajv = new Ajv2020({
    strict: true,
    strictRequired: false,
    strictTypes: false,
    allErrors: true,
    validateFormats: false,
});
ajv.addVocabulary(["components", "example"]);
ajv.addSchema({ $id: "openapi.json", components: description.components });

const compiled = new Map<string, ValidateFunction>();

const localised = (schema: object): object =>
    JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"openapi.json#/components/')) as object;

interface Answered {
    readonly method: string;
    /** below `/api`, as asked */
    readonly path: string;
    /** the route that answered, with its prefix; hapi's own for what no route takes */
    readonly route: string;
    readonly status: number;
    readonly headers: Readonly<Record<string, unknown>>;
    readonly payload: string;
}

const paramsIn = (template: string): number => template.split("{").length;

const templates = Object.keys(description.paths)
    .sort((a, b) => paramsIn(a) - paramsIn(b))
    .map((template) => ({
        template,
        pattern: new RegExp(
            `^${template
                .replaceAll(".", "\\.")
                .replace("{name}", "@[^/]+/[^/]+")
                .replace(/\{\w+\}/g, "[^/]+")}$`,
        ),
    }));

/** The route that takes a path below `/api`, undefined if none does; a package's name stands in it as it is. */
export const routeOf = (path: string): string | undefined =>
    templates.find(({ pattern }) => pattern.test(path))?.template;

/** @throws Error if an answer of one of our routes is not as the document describes it */
export function assertDescribed(answered: Answered): void {
    const { method, path, route, status, headers, payload } = answered;
    const operation = description.paths[route.replace(/^\/api/, "")]?.[method === "POST" ? "post" : "get"];

    if (!operation) {
        return OURS.test(path) && route !== METRICS ? assertError(answered) : undefined;
    }

    const response = operation.responses[status];
    const where = `${method} ${path} → ${status}`;

    if (!response) {
        throw new Error(`${where}: ${operation.operationId} does not describe this status: ${payload}`);
    }

    if (!response.content || method === "HEAD") {
        return assertEqual(`${where}: body`, payload, "");
    }

    const [mediaType, { schema }] = Object.entries(response.content)[0] as [string, { schema: object }];

    if (mediaType !== "*/*") {
        assertEqual(`${where}: media type`, String(headers["content-type"]).split(";")[0], mediaType);
    }

    assertValid(where, `${operation.operationId} ${status}`, schema, body(mediaType, payload));
}

const body = (mediaType: string, payload: string): unknown =>
    mediaType === "application/json" ? JSON.parse(payload) : payload;

/** What no route takes, below our paths. */
function assertError({ method, path, status, payload }: Answered): void {
    if (method !== "HEAD") {
        const schema = { $ref: "#/components/schemas/Error" };
        assertValid(`${method} ${path} → ${status}`, "Error", schema, JSON.parse(payload));
    }
}

function assertValid(where: string, key: string, schema: object, value: unknown): void {
    const validate = compiled.get(key) ?? ajv.compile(localised(schema));
    compiled.set(key, validate);

    if (!validate(value)) {
        const [first] = validate.errors ?? [];
        throw new Error(
            `${where} is not as described: ${first?.instancePath} ${first?.message} ${JSON.stringify(first?.params)}`,
        );
    }
}

function assertEqual(where: string, actual: unknown, expected: unknown): void {
    if (actual !== expected) {
        throw new Error(`${where} is ${String(actual)}, not ${String(expected)}`);
    }
}
