import { Validation } from "@arkecosystem/crypto";

import { PluginPublishBuilder, PUBLISH_ACTIONS } from "../../../../src/transactions";
import { fromJson, messageOf, PASSPHRASE, useTestnet } from "../../../__support__/crypto";
import { INTEGRITY, publishSamples, without } from "../../../__support__/samples";

beforeAll(useTestnet);

/** The JSON of a signed transaction with another asset in it. */
const jsonWith = (asset: unknown): Record<string, unknown> => ({
    ...new PluginPublishBuilder().asset(publishSamples.register).nonce("1").sign(PASSPHRASE).build().toJson(),
    asset,
});

const errorOf = (asset: unknown): string | undefined =>
    Validation.validator.validate("pluginPublishStrict", jsonWith(asset)).error;

describe("pluginPublishSchema", () => {
    it.each(PUBLISH_ACTIONS)("accepts %s", (action) => {
        expect(errorOf({ pluginPublish: publishSamples[action] })).toBeUndefined();
    });

    it.each(PUBLISH_ACTIONS)("%s: refuses an unknown property and leaves it where it is", (action) => {
        const asset = { pluginPublish: { ...publishSamples[action], extra: 1 } };

        expect(errorOf(asset)).toContain("extra");
        expect(asset.pluginPublish).toHaveProperty("extra", 1);
        expect(messageOf(() => fromJson(jsonWith(asset)))).toContain("extra");
    });

    it.each(PUBLISH_ACTIONS)("%s: demands every property that is not optional", (action) => {
        const sample = { ...publishSamples[action] } as Record<string, unknown>;

        for (const key of Object.keys(sample)) {
            const optional = ["description", "source", "message"].includes(key);

            expect(errorOf({ pluginPublish: without(sample, key) })).toEqual(optional ? undefined : expect.any(String));
        }
    });

    it.each(PUBLISH_ACTIONS)("%s: refuses every property of a wrong type", (action) => {
        const sample = { ...publishSamples[action] } as Record<string, unknown>;

        for (const key of Object.keys(sample)) {
            for (const value of [null, 1, true, "", [1], { a: 1 }, [[]]]) {
                expect([key, value, errorOf({ pluginPublish: { ...sample, [key]: value } })]).toEqual([
                    key,
                    value,
                    expect.any(String),
                ]);
            }
        }
    });

    it("refuses unknown properties in terms, requirements and the asset itself, and deletes none", () => {
        const { release } = publishSamples;
        const assets = [
            { pluginPublish: { ...release, terms: { ...release.terms, currency: "ARK" } } },
            { pluginPublish: { ...release, requirements: { ...release.requirements, node: "20" } } },
            { pluginPublish: release, licensePurchase: {} },
            { pluginPublish: release, other: 1 },
        ];

        for (const asset of assets) {
            const before = structuredClone(asset);

            expect(errorOf(asset)).toContain("invalid");
            expect(asset).toEqual(before);
        }
    });

    it("refuses properties of another action", () => {
        expect(errorOf({ pluginPublish: { ...publishSamples.register, maintainers: [] } })).toContain("maintainers");
        expect(errorOf({ pluginPublish: { ...publishSamples.unyank, reason: "broken" } })).toContain("reason");
    });

    it.each<[string, object]>([
        ["an unknown action", { ...publishSamples.register, action: "grab" }],
        ["an action of Object.prototype", { ...publishSamples.register, action: "constructor" }],
        ["a price as number", { ...publishSamples.release, terms: { ...publishSamples.release.terms, price: 1 } }],
        [
            "a price of 20 digits",
            { ...publishSamples.release, terms: { ...publishSamples.release.terms, price: "1".repeat(20) } },
        ],
        [
            "a period as string",
            { ...publishSamples.release, terms: { ...publishSamples.release.terms, trialPeriod: "1" } },
        ],
        ["half a second", { ...publishSamples.release, terms: { ...publishSamples.release.terms, trialPeriod: 0.5 } }],
        [
            "a period above the limit",
            { ...publishSamples.release, terms: { ...publishSamples.release.terms, licensePeriod: 3_153_600_001 } },
        ],
        ["fallback as number", { ...publishSamples.release, terms: { ...publishSamples.release.terms, fallback: 1 } }],
        ["terms in part", { ...publishSamples.release, terms: { price: "1" } }],
        [
            "33 requirements",
            {
                ...publishSamples.release,
                requirements: {
                    core: "*",
                    plugins: Object.fromEntries(Array.from({ length: 33 }, (_, i) => [`p${i}`, "*"])),
                },
            },
        ],
        [
            "a requirement that is no name",
            { ...publishSamples.release, requirements: { core: "*", plugins: { P: "*" } } },
        ],
        [
            "__proto__ as requirement",
            {
                ...publishSamples.release,
                requirements: { core: "*", plugins: JSON.parse('{"__proto__":"*"}') as object },
            },
        ],
        ["a range that is no string", { ...publishSamples.release, requirements: { core: "*", plugins: { p: null } } }],
        ["an empty range", { ...publishSamples.release, requirements: { core: "", plugins: {} } }],
        ["hexadecimal integrity", { ...publishSamples.release, integrity: "07".repeat(64) }],
        [
            "integrity that is not canonical base64",
            { ...publishSamples.release, integrity: INTEGRITY.replace(/.==$/, "x==") },
        ],
        ["an empty description", { ...publishSamples.release, description: "" }],
        ["NUL in a description", { ...publishSamples.release, description: "a\0b" }],
        ["a lone surrogate", { ...publishSamples.release, description: "a\ud800b" }],
        ["256 characters", { ...publishSamples.release, description: "a".repeat(256) }],
        ["a source of another scheme", { ...publishSamples.release, source: "ftp://example.org" }],
        ["an unknown reason", { ...publishSamples.yank, reason: "mood" }],
        [
            "nine maintainers",
            {
                ...publishSamples.maintainers,
                maintainers: Array.from({ length: 9 }, (_, i) => `A${String(i + 1).repeat(33)}`),
            },
        ],
        [
            "a maintainer twice",
            {
                ...publishSamples.maintainers,
                maintainers: [publishSamples.transfer.recipientId, publishSamples.transfer.recipientId],
            },
        ],
        ["an address that is too short", { ...publishSamples.transfer, recipientId: "A123" }],
    ])("refuses %s", (_, pluginPublish) => expect(errorOf({ pluginPublish })).toEqual(expect.any(String)));

    it.each([undefined, null, 1, "x", [], {}, { pluginPublish: null }, { pluginPublish: [] }, { pluginPublish: "x" }])(
        "refuses the asset %j",
        (asset) => expect(errorOf(asset)).toEqual(expect.any(String)),
    );

    it("refuses another group or type", () => {
        const json = jsonWith({ pluginPublish: publishSamples.register });

        for (const change of [
            { typeGroup: 1 },
            { type: 1 },
            { type: "0" },
            { typeGroup: undefined },
            { amount: "1" },
        ]) {
            const { error } = Validation.validator.validate("pluginPublishStrict", { ...json, ...change });

            expect(error).toEqual(expect.any(String));
        }
    });
});
