import { readFileSync } from "node:fs";

import { apiErrors } from "../../../src/api/errors";
import { routes } from "../../../src/api/routes";
import { ApiServices } from "../../../src/api/services";
import { verdictCodes } from "../../../src/verdict";

const docs = readFileSync(`${__dirname}/../../../docs/api.md`, "utf8");

it.each(routes({} as ApiServices).map(({ method, path }) => `${method} ${path}`))("docs/api.md lists %s", (route) => {
    expect(docs).toContain(`[\`${route}\`]`);
});

it("docs/api.md lists no route that is not there", () => {
    expect(docs.match(/^\| \[`GET /gm)).toHaveLength(routes({} as ApiServices).length);
});

it.each(Object.entries(apiErrors))("docs/api.md lists the error %s with its status %i", (code, status) => {
    expect(docs).toMatch(new RegExp(`^\\| ${status} +\\| \`${code}\``, "m"));
});

it("docs/api.md lists the decision's codes in their order, with what is valid", () => {
    const rows = [...docs.matchAll(/^\| `([A-Z_]+)` +\| (yes|no) /gm)].map(([, code, valid]) => [
        code,
        valid === "yes",
    ]);

    expect(rows).toEqual(Object.entries(verdictCodes));
});
