/**
 * Writes `docs/openapi.json`, the document of this package's API, from the definitions of its routes: `npm run
 * openapi`. Its examples are answers of a real API server. A test fails when the file is stale.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { format, resolveConfig } from "prettier";

import { routes } from "../src/api/routes";
import { ApiServices } from "../src/api/services";
import { openApiDocument } from "./openapi/document";
import { examplesOf } from "./openapi/example-chain";

const FILE = join(__dirname, "../docs/openapi.json");

async function main(): Promise<void> {
    const all = routes({} as ApiServices);
    const document = JSON.stringify(openApiDocument(all, await examplesOf(all)));
    const text = await format(document, { ...(await resolveConfig(FILE)), parser: "json" });
    writeFileSync(FILE, text);
    console.log(`docs/openapi.json: ${all.length} operations, ${text.length} characters`);
}

void main();
