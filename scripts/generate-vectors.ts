/**
 * Writes `docs/vectors/*.json`, the language-neutral test vectors of `docs/protocol.md`: `npm run vectors`.
 * A test regenerates them in memory and compares, so a change of the wire format cannot go unnoticed.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { format, resolveConfig } from "prettier";

import { digestVectors } from "./vectors/digest";
import { invalidCases } from "./vectors/invalid";
import { feeVectors, patternVectors, versionVectors } from "./vectors/rules";
import { PUB_KEY_HASH, useVectorNetwork } from "./vectors/signing";
import { publishCases, purchaseCases } from "./vectors/valid";

export const VECTORS = join(__dirname, "../docs/vectors");

const network = { name: "testnet", pubKeyHash: PUB_KEY_HASH, typeGroup: 1035 };

/** File name → content. */
export function buildVectors(): Readonly<Record<string, object>> {
    useVectorNetwork();

    return {
        "plugin-publish.json": {
            description: "Valid PluginPublish transactions (type 0): JSON and bytes say the same.",
            network,
            cases: publishCases(),
        },
        "license-purchase.json": {
            description: "Valid LicensePurchase transactions (type 1): JSON and bytes say the same.",
            network,
            cases: purchaseCases(),
        },
        "invalid.json": {
            description:
                "Transactions that must be refused. bytes: correctly signed, so that only `error` is wrong with them. " +
                "SCHEMA: refused by the JSON schema. CORE: refused by Core's reader of header and signatures.",
            network,
            cases: invalidCases(),
        },
        "patterns.json": {
            description: "Values that the frozen patterns and limits accept and refuse.",
            ...patternVectors(),
        },
        "versions.json": {
            description: "Precedence of versions, strictly ascending; release line and major.minor of versions.",
            ...versionVectors(),
        },
        "fees.json": {
            description:
                "Fee tier of an asset (only the fields that decide), and minimum fees in arktoshi by milestone.",
            ...feeVectors(),
        },
        "digest.json": {
            description:
                "State digest: configuration, then each appended record with its hash and the digest after it.",
            ...digestVectors(),
        },
    };
}

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

if (require.main === module) {
    void main();
}
