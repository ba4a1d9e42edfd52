import { Endpoint, methodOf } from "../../src/api/endpoint";
import { ApiErrorCode, apiErrors, ErrorBody } from "../../src/api/errors";
import { count, flag, JsonSchema, listOf, named, oneOf, orNull, record, text } from "../../src/openapi";

/** What any route may answer before its handler is asked. */
const ALWAYS: readonly ApiErrorCode[] = [
    "MALFORMED_REQUEST",
    "FORBIDDEN",
    "INVALID_REQUEST",
    "TOO_MANY_REQUESTS",
    "INTERNAL_ERROR",
    "SERVICE_UNAVAILABLE",
];

const WITH_BODY: readonly ApiErrorCode[] = ["REQUEST_TIMEOUT", "BODY_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE"];

export const errorSchema = named(
    "Error",
    record<ErrorBody>({
        statusCode: { type: "integer" },
        error: text,
        message: text,
        code: named("ErrorCode", oneOf(...Object.keys(apiErrors))),
    }),
);

const uri = orNull({ type: "string", description: "path below `/api`" });

/** Core's `meta`. */
const metaProperties = {
    totalCountIsEstimate: flag,
    count: { ...count, description: "on this page" },
    pageCount: count,
    totalCount: count,
    next: uri,
    previous: uri,
    self: uri,
    first: uri,
    last: uri,
};

const metaSchema = named("PageMeta", record(metaProperties));

/** Of a route that can be paged by cursor. */
const cursorMetaSchema = named(
    "CursorPageMeta",
    record({
        ...metaProperties,
        cursor: orNull({ type: "string", description: "for `cursor`: the page behind this one; null at the end" }),
    }),
);

const metaOf = ({ query }: Endpoint): JsonSchema => {
    const keys = query?.describe().keys as object | undefined;

    return keys && "cursor" in keys ? cursorMetaSchema : metaSchema;
};

const header = (description: string) => ({ description, schema: { type: "string" } });

/** The responses of an operation by status, their schemas not yet replaced by references. */
export function responsesOf(route: Endpoint, example: unknown): Record<string, unknown> {
    const isRevalidated = methodOf(route) === "GET" && route.changesWith !== "anything";

    return {
        200: {
            description: route.describe.summary,
            headers: {
                "Cache-Control": header("`no-cache`: ask again with the tag; `no-store`: keep nothing"),
                ...(isRevalidated && { ETag: header("for `If-None-Match`") }),
                "X-Block-Height": { description: "the node's", schema: { type: "integer" } },
            },
            content: contentOf(route, example),
        },
        ...(isRevalidated && { 304: { description: "What `If-None-Match` names is still the answer" } }),
        ...errorsOf(route),
    };
}

function contentOf(route: Endpoint, example: unknown): Record<string, unknown> {
    const shown = example === undefined ? {} : { example };
    const { answer } = route.describe;

    if ("document" in route) {
        const { mediaType } = route;

        return { [typeof mediaType === "string" ? (mediaType.split(";")[0] as string) : "*/*"]: { schema: answer } };
    }

    const body: JsonSchema =
        "page" in route ? record({ meta: metaOf(route), data: listOf(answer) }) : record({ data: answer });

    return { "application/json": { schema: body, ...shown } };
}

function errorsOf(route: Endpoint): Record<string, unknown> {
    const codes = [...ALWAYS, ...(route.body ? WITH_BODY : []), ...(route.describe.errors ?? [])];
    const statuses = [...new Set(codes.map((code) => apiErrors[code]))];

    return Object.fromEntries(
        statuses.map((status) => [status, errorOf(codes.filter((code) => apiErrors[code] === status))]),
    );
}

const errorOf = (codes: readonly ApiErrorCode[]): object => ({
    description: codes.map((code) => `\`${code}\``).join(", "),
    content: {
        "application/json": {
            schema: named(
                codes
                    .map(pascalCase)
                    .join("Or")
                    .replace(/(?:Error)?$/, "Error"),
                {
                    allOf: [errorSchema, { properties: { code: oneOf(...codes) } }],
                },
            ),
        },
    },
});

const pascalCase = (code: string): string =>
    code.replace(/([A-Z])([A-Z]*)_?/g, (_, first: string, rest: string) => first + rest.toLowerCase());
