/**
 * Writes `docs/openapi.json`, the document of this package's API, from the definitions of its routes, and
 * `docs/openapi.d.ts`, its types: `npm run openapi`. Its examples are answers of a real API server. A test fails when
 * the files are stale.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import openapiTypescript, { astToString } from "openapi-typescript";
import { format, resolveConfig } from "prettier";

import { routes } from "../src/api/routes";
import { ApiServices } from "../src/api/services";
import { openApiDocument } from "./openapi/document";
import { examplesOf } from "./openapi/example-chain";

const DOCS = join(__dirname, "../docs");

async function write(name: string, text: string): Promise<void> {
    const filepath = join(DOCS, name);
    const formatted = await format(text, { ...(await resolveConfig(filepath)), filepath });
    writeFileSync(filepath, formatted);
    console.log(`docs/${name}: ${formatted.length} characters`);
}

async function main(): Promise<void> {
    const all = routes({} as ApiServices);
    const document = JSON.stringify(openApiDocument(all, await examplesOf(all)));
    await write("openapi.json", document);
    await write("openapi.d.ts", astToString(await openapiTypescript(document, { alphabetize: false })));
}

void main();
