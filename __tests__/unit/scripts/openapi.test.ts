import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import Joi from "joi";

import { openApiDocument } from "../../../scripts/openapi/document";
import { examplesOf } from "../../../scripts/openapi/example-chain";
import { Endpoint, endpoint } from "../../../src/api/endpoint";
import { routes } from "../../../src/api/routes";
import { ApiServices } from "../../../src/api/services";
import { named, record, text } from "../../../src/openapi";
import { assertDescribed } from "../../__support__/described";

const FILE = join(__dirname, "../../../docs/openapi.json");

const TYPESCRIPT = join(dirname(require.resolve("openapi-typescript/package.json")), "bin/cli.js");

/** The validator is an ES module, which jest does not load. */
const VALIDATE = `
    import { Validator } from "@seriousme/openapi-schema-validator";
    const validator = new Validator();
    const { valid, errors } = await validator.validate(process.argv[1]);
    console.log(JSON.stringify({ valid, errors, version: validator.version }));
`;

const all = routes({} as ApiServices);

const other = (overrides: object): Endpoint =>
    endpoint({
        path: "/plugins/other",
        item: () => ({}),
        changesWith: "block",
        describe: { id: "other", tag: "Registry", summary: "x", answer: text, example: { path: "/plugins/other" } },
        ...overrides,
    });

it("docs/openapi.json is what the routes say and a node answers: else run `npm run openapi`", async () => {
    const made = openApiDocument(all, await examplesOf(all));

    expect(JSON.parse(readFileSync(FILE, "utf8"))).toEqual(JSON.parse(JSON.stringify(made)));
});

it("docs/openapi.d.ts are its types: else run `npm run openapi`", () => {
    const types = readFileSync(join(__dirname, "../../../docs/openapi.d.ts"), "utf8");
    const made = execFileSync(process.execPath, [TYPESCRIPT, FILE], { encoding: "utf8" });
    const words = (text: string) => text.replace(/^\/\*\*[^/]*\*\/\n/, "").replace(/[\s|()"]+/g, "");

    expect(words(types)).toBe(words(made));
});

it("docs/openapi.json is OpenAPI 3.1, an independent validator says", () => {
    const output = execFileSync(process.execPath, ["--input-type=module", "--eval", VALIDATE, FILE], {
        encoding: "utf8",
    });

    expect(JSON.parse(output)).toEqual({ valid: true, version: "3.1" });
});

it("names each operation once", () => {
    const ids = all.map(({ describe }) => describe.id);

    expect(new Set(ids).size).toBe(ids.length);
});

it("describes the parameters of a path, each of them", () => {
    for (const { path, params } of all) {
        const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

        expect([path, Object.keys((params?.describe().keys ?? {}) as object).sort()]).toEqual([path, inPath.sort()]);
    }
});

it("takes bodies, and what a schema says of itself", () => {
    const body = Joi.object({
        one: Joi.array()
            .items(Joi.string().meta({ jsonSchema: { const: 1 } }))
            .max(2),
    });
    const { paths } = openApiDocument([other({ body })]);

    expect(paths["/plugins/other"]?.post?.requestBody?.content["application/json"].schema).toMatchObject({
        properties: { one: { type: "array", maxItems: 2, items: { const: 1 } } },
        additionalProperties: false,
    });
    expect(Object.keys(paths["/plugins/other"]?.post?.responses ?? {})).toEqual(
        expect.arrayContaining(["200", "400", "413", "415", "422"]),
    );
});

it("refuses two schemas of one name", () => {
    const [one, two] = [named("Same", record({ a: text })), named("Same", record({ b: text }))];

    expect(() =>
        openApiDocument([other({ describe: { ...other({}).describe, answer: record({ one, two }) } })]),
    ).toThrow("Two different schemas are named Same");
});

describe("what tests see of the API", () => {
    const state = {
        method: "GET",
        path: "/vendors/@acme",
        route: "/api/vendors/{vendor}",
        headers: { "content-type": "application/json; charset=utf-8" },
    };
    const vendor = { name: "@acme", owner: "D".repeat(34), maintainers: [], offeredTo: null, packages: [] };
    const answer = (data: object, status = 200) => ({ ...state, status, payload: JSON.stringify({ data }) });

    it("is checked against the document", () => {
        expect(() => assertDescribed(answer(vendor))).not.toThrow();
        expect(() => assertDescribed(answer({ ...vendor, more: 1 }))).toThrow("must NOT have additional properties");
        expect(() => assertDescribed(answer({ ...vendor, owner: undefined }))).toThrow("required");
        expect(() => assertDescribed(answer(vendor, 201))).toThrow("does not describe this status");
        expect(() => assertDescribed({ ...answer(vendor), headers: { "content-type": "text/html" } })).toThrow("media");
    });

    it("carries a code also where no route answers", () => {
        const nowhere = { ...state, path: "/plugins/x/y/z", route: "/{p*}", status: 404 };
        const error = { statusCode: 404, error: "Not Found", message: "Not Found" };

        expect(() => assertDescribed({ ...nowhere, payload: JSON.stringify(error) })).toThrow("code");
        expect(() =>
            assertDescribed({ ...nowhere, payload: JSON.stringify({ ...error, code: "UNKNOWN_ROUTE" }) }),
        ).not.toThrow();
    });
});
