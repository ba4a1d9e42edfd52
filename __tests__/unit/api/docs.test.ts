import { readFileSync } from "node:fs";

import { methodOf } from "../../../src/api/endpoint";
import { apiErrors } from "../../../src/api/errors";
import { routes } from "../../../src/api/routes";
import { ApiServices } from "../../../src/api/services";
import { problemCodes } from "../../../src/resolver";
import { verdictCodes } from "../../../src/verdict";

const docs = readFileSync(`${__dirname}/../../../docs/api.md`, "utf8");

const all = routes({} as ApiServices);

it.each(all.map((route) => `${methodOf(route)} ${route.path}`))("docs/api.md lists %s", (route) => {
    expect(docs).toContain(`[\`${route}\`]`);
});

it("docs/api.md lists no route that is not there", () => {
    expect(docs.match(/^\| \[`(?:GET|POST) /gm)).toHaveLength(all.length);
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

it("docs/api.md lists the problems of a resolution", () => {
    const section = docs.slice(docs.indexOf("### Problems"), docs.indexOf("## Packages"));

    expect([...section.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, code]) => code)).toEqual(problemCodes);
});
