/**
 * Writes `docs/vectors/*.json`, the language-neutral test vectors of `docs/protocol.md`: `npm run vectors`.
 * A test builds them in memory and compares, so a change of the wire format cannot go unnoticed.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { format, resolveConfig } from "prettier";

import { buildVectors, VECTORS } from "./vectors";

/** Escapes what an editor might hide or normalise: these files hold bidi controls and the like on purpose. */
const toAscii = (json: string): string =>
    json.replace(/[^\n -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

async function main(): Promise<void> {
    const config = await resolveConfig(join(VECTORS, "x.json"));

    for (const [name, content] of Object.entries(buildVectors())) {
        const text = toAscii(await format(JSON.stringify(content), { ...config, parser: "json" }));
        writeFileSync(join(VECTORS, name), text);
        console.log(`docs/vectors/${name}: ${text.length} characters`);
    }
}

void main();
