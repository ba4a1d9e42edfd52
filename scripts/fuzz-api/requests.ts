import * as fc from "fast-check";

import { OpenApiDocument, Operation, Parameter } from "../openapi/document";
import { fromSchema, Samples, spoil } from "./from-schema";
import { hostileJson, hostileText } from "./hostile";

/** One request, as it goes over the wire. */
export interface FuzzedRequest {
    /** the document's */
    readonly operationId: string;
    /** the document's path */
    readonly template: string;
    readonly method: string;
    /** below the API's prefix, encoded */
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
}

const KEYS = [
    "__proto__",
    "constructor",
    "toString",
    "x",
    "limit",
    "__proto__.polluted",
    "constructor.prototype.polluted",
];

/** Requests of one operation: as described, with a part that is not, or broken altogether. */
function requestsOf(method: string, path: string, operation: Operation, samples: Samples): fc.Arbitrary<FuzzedRequest> {
    const { operationId, parameters, requestBody } = operation;
    const inPath = parameters.filter(({ in: place }) => place === "path");
    const inQuery = parameters.filter(({ in: place }) => place === "query");
    const schema = requestBody?.content["application/json"].schema;

    return fc
        .record({
            values: fc.tuple(...inPath.map((parameter) => valueOf(parameter, samples))),
            query: queryOf(inQuery, samples),
            headers: headers(schema !== undefined),
            body: schema ? bodyOf(fromSchema(schema, samples)) : fc.constant(undefined),
            method: fc.oneof(
                { weight: 20, arbitrary: fc.constant(method.toUpperCase()) },
                { weight: 1, arbitrary: fc.constantFrom("HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "POST") },
            ),
        })
        .map(({ values, query, ...rest }) => {
            const filled = inPath.reduce(
                (text, { name }, index) => text.replace(`{${name}}`, values[index] as string),
                path,
            );
            const { body, ...request } = rest;

            return {
                operationId,
                template: path,
                ...request,
                path: query ? `${filled}?${query}` : filled,
                ...(body !== undefined && { body }),
            };
        });
}

/** A parameter's value: mostly what the document allows, else anything. Percent-encoded, now and then wrongly. */
const valueOf = ({ name, schema }: Parameter, samples: Samples): fc.Arbitrary<string> =>
    fc.oneof(
        { weight: 3, arbitrary: fromSchema(schema, samples, name).map((value) => encode(String(value))) },
        { weight: 2, arbitrary: hostileText().map(encode) },
        { weight: 1, arbitrary: hostileText().map((text) => encodeURI(wellFormed(text)).replace(/[?#]/g, "")) },
        { weight: 1, arbitrary: fc.constantFrom("%", "%zz", "%ff", "%00", "%c0%af", "..", "%2e%2e", "@a/b/c", "") },
    );

/** Some of the parameters, some twice, and some that there are not. */
const queryOf = (parameters: readonly Parameter[], samples: Samples): fc.Arbitrary<string> => {
    const known = parameters.map((parameter) =>
        valueOf(parameter, samples).map((value) => `${parameter.name}=${value}`),
    );
    const others = fc
        .tuple(
            fc.constantFrom(...KEYS, ...parameters.flatMap(({ name }) => [`${name}.a`, `${name}[]`, `${name}[x]`])),
            hostileText(),
        )
        .map(([key, value]) => `${encodeURI(key)}=${encode(value)}`);

    return fc
        .array(
            known.length === 0
                ? others
                : fc.oneof({ weight: 5, arbitrary: fc.oneof(...known) }, { weight: 1, arbitrary: others }),
            {
                maxLength: 6,
            },
        )
        .map((pairs) => pairs.join("&"));
};

const headers = (hasBody: boolean): fc.Arbitrary<Record<string, string>> =>
    fc
        .record(
            {
                "if-none-match": fc.constantFrom(
                    "*",
                    '""',
                    'W/"x"',
                    '"'.repeat(500),
                    ", ".repeat(500),
                    `"${"a,".repeat(500)}"`,
                ),
                "accept-encoding": fc.constantFrom("gzip", "br, gzip;q=0", "identity;q=0", "*;q=0", "x".repeat(500)),
                accept: fc.constantFrom("text/html", "application/xml", "*/*;q=0", "x"),
                range: fc.constantFrom("bytes=0-", "bytes=5-1", "bytes=0-0,1-1"),
                origin: fc.constantFrom("null", "https://shop.example", "x".repeat(300)),
            },
            { requiredKeys: [] },
        )
        .chain((some) =>
            hasBody
                ? fc
                      .constantFrom(
                          "application/json",
                          "application/json",
                          "application/json",
                          "application/json; charset=utf-7",
                          "text/plain",
                          "multipart/form-data; boundary=x",
                          "application/x-www-form-urlencoded",
                          "x",
                      )
                      .map((type) => ({ ...some, "content-type": type }))
                : fc.constant(some),
        );

const bodyOf = (valid: fc.Arbitrary<unknown>): fc.Arbitrary<string> =>
    fc.oneof(
        { weight: 3, arbitrary: valid.map((value) => JSON.stringify(value)) },
        {
            weight: 5,
            arbitrary: fc
                .tuple(valid, fc.nat({ max: 242 }), hostileJson(), fc.constantFrom(...KEYS))
                .map(([value, at, hostile, key]) => JSON.stringify(spoil(value, at, hostile, key)) ?? ""),
        },
        { weight: 1, arbitrary: hostileText() },
        { weight: 1, arbitrary: valid.map((value) => JSON.stringify(value).slice(0, -1)) },
        { weight: 1, arbitrary: fc.integer({ min: 1_000, max: 70_000 }).map((depth) => "[".repeat(depth)) },
        {
            weight: 1,
            arbitrary: fc
                .constantFrom(60_000, 66_000, 200_000)
                .map((length) => `{"questions":"${"a".repeat(length)}"}`),
        },
    );

/** Requests of every operation that the document describes, one as likely as the other. */
export const requests = ({ paths }: Pick<OpenApiDocument, "paths">, samples: Samples): fc.Arbitrary<FuzzedRequest> =>
    fc.oneof(
        ...Object.entries(paths).flatMap(([path, operations]) =>
            Object.entries(operations).map(([method, operation]) => requestsOf(method, path, operation, samples)),
        ),
    );

const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, "\ufffd");

const encode = (text: string): string => encodeURIComponent(wellFormed(text));
