import { join } from "node:path";

import { digestVectors } from "./digest";
import { invalidCases } from "./invalid";
import { feeVectors, patternVectors, versionVectors } from "./rules";
import { PUB_KEY_HASH, useVectorNetwork } from "./signing";
import { publishCases, purchaseCases } from "./valid";

export const VECTORS = join(__dirname, "../../docs/vectors");

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
