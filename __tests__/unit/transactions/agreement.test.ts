/** What the schemas accept and the bytes refuse is a short list, which `docs/protocol.md` names. */
import { Interfaces, Validation } from "@arkecosystem/crypto";
import * as fc from "fast-check";

import { refusalCodeOf } from "../../../src/transactions";
import { publishAssets, purchases } from "../../__support__/arbitraries";
import { fromJson, messageOf, useTestnet } from "../../__support__/crypto";
import { publishSamples, purchaseSamples } from "../../__support__/samples";
import { signedPublish, signedPurchase } from "../../__support__/signed";

beforeAll(useTestnet);

const BYTES_ONLY = [
    "ERR_ADDRESS",
    "ERR_AMOUNT",
    "ERR_ASSET_SIZE",
    "ERR_MAINTAINERS",
    "ERR_NAME",
    "ERR_RECIPIENT",
    "ERR_REQUIREMENTS",
    "ERR_TERMS",
    "ERR_TEXT",
    "ERR_VERSION",
];

const near: readonly unknown[] = [
    "@a/b",
    `@${"v".repeat(64)}/b`,
    "@a",
    "1.0.0",
    "9007199254740992.0.0",
    "0",
    "1",
    "9223372036854775808",
    0,
    3600,
    true,
    false,
    "é".repeat(128),
    "x".repeat(255),
    "https://a",
    `A${"1".repeat(33)}`,
    "DGihocTkwDygiFvmg6aG8jThYTic47GzU9",
    "full",
    "move",
    "trial",
    "release",
    [],
    {},
    null,
    -1,
    1e300,
];

type Json = Record<string, unknown>;

/** Every place of a value in an asset: path of keys. */
const placesOf = (value: unknown, path: readonly string[] = []): string[][] =>
    typeof value === "object" && value !== null
        ? Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...placesOf(inner, [...path, key])])
        : [];

function replaced(json: Json, path: readonly string[], value: unknown): Json {
    const copy = structuredClone(json);
    const last = path.at(-1)!;
    const parent = path.slice(0, -1).reduce((at, key) => at[key] as Json, copy);
    parent[last] = value;

    return copy;
}

const jsons = (): fc.Arbitrary<Json> =>
    fc.oneof(
        publishAssets().map((asset) => signedPublish(asset).toJson() as unknown as Json),
        purchases().map(
            ({ asset, amount, recipientId }) =>
                signedPurchase(asset, { amount, recipientId }).toJson() as unknown as Json,
        ),
    );

const schemaOf = (json: Json): string => (json["type"] === 0 ? "pluginPublishStrict" : "licensePurchaseStrict");

const acceptedBySchema = (json: Json): boolean =>
    Validation.validator.validate(schemaOf(json), structuredClone(json)).error === undefined;

const refusalOf = (json: Json): string | undefined => {
    try {
        fromJson(structuredClone(json) as unknown as Interfaces.ITransactionJson);
        return undefined;
    } catch (error) {
        return refusalCodeOf((error as Error).message) ?? (error as Error).message;
    }
};

describe("schema and bytes", () => {
    it("agree but for the documented list", () => {
        const seen = new Set<string>();

        fc.assert(
            fc.property(jsons(), fc.nat(), fc.constantFrom(...near), (json, place, value) => {
                const places = [...placesOf(json["asset"], ["asset"]), ["amount"], ["recipientId"]];
                const path = places[place % places.length]!;
                // Core itself turns `false` and such into amounts before any schema sees them.
                fc.pre(path[0] === "asset" || typeof value === "string");
                const changed = replaced(json, path, value);

                if (acceptedBySchema(changed)) {
                    const refusal = refusalOf(changed);

                    if (refusal !== undefined) {
                        expect(BYTES_ONLY).toContain(refusal);
                        seen.add(refusal);
                    }
                } else {
                    expect(refusalOf(changed)).toBeDefined();
                }
            }),
            { numRuns: 4000 },
        );

        expect(seen.size).toBeGreaterThan(3);
    });

    const publish = (change: object): Json =>
        replaced(signedPublish(publishSamples.release).toJson() as never, ["asset", "pluginPublish"], {
            ...publishSamples.release,
            ...change,
        });
    const purchase = (change: object): Json => ({ ...signedPurchase(purchaseSamples.full).toJson(), ...change });
    const wide = Object.fromEntries(Array.from({ length: 32 }, (_, i) => [`p${i}`.padEnd(214, "x"), "1".repeat(64)]));

    it.each<[string, () => Json]>([
        ["ERR_NAME", () => publish({ name: `@${"v".repeat(64)}/b` })],
        ["ERR_VERSION", () => publish({ version: "9007199254740992.0.0" })],
        ["ERR_TEXT", () => publish({ description: "é".repeat(128) })],
        ["ERR_TERMS", () => publish({ terms: { ...publishSamples.release.terms, price: "0" } })],
        ["ERR_TERMS", () => publish({ terms: { ...publishSamples.release.terms, price: "9223372036854775808" } })],
        ["ERR_REQUIREMENTS", () => publish({ requirements: { core: "*", plugins: { "@acme/pkg": "*" } } })],
        ["ERR_ASSET_SIZE", () => publish({ requirements: { core: "*", plugins: wide } })],
        [
            "ERR_MAINTAINERS",
            () =>
                replaced(
                    signedPublish(publishSamples.maintainers).toJson() as never,
                    ["asset", "pluginPublish", "maintainers"],
                    [...publishSamples.maintainers.maintainers].reverse(),
                ),
        ],
        ["ERR_ADDRESS", () => purchase({ recipientId: "DGihocTkwDygiFvmg6aG8jThYTic47GzU9" })],
        ["ERR_ADDRESS", () => purchase({ recipientId: `A${"1".repeat(33)}` })],
        ["ERR_AMOUNT", () => purchase({ amount: "1" })],
        [
            "ERR_RECIPIENT",
            () => ({ ...signedPurchase(purchaseSamples.move).toJson(), recipientId: purchase({})["recipientId"] }),
        ],
    ])("%s is for the bytes to refuse", (code, json) => {
        expect(acceptedBySchema(json())).toBe(true);
        expect(refusalCodeOf(messageOf(() => fromJson(json())))).toBe(code);
    });
});
