import { Validation } from "@arkecosystem/crypto";

import { fromJson, messageOf, useTestnet } from "../../../__support__/crypto";
import { PAID_TERMS, purchaseSamples, without } from "../../../__support__/samples";
import { signedPurchase } from "../../../__support__/signed";

beforeAll(useTestnet);

const kinds = Object.keys(purchaseSamples) as (keyof typeof purchaseSamples)[];

const jsonWith = (change: object): Record<string, unknown> => ({
    ...signedPurchase(purchaseSamples.full).toJson(),
    ...change,
});

const errorOf = (change: object): string | undefined =>
    Validation.validator.validate("licensePurchaseStrict", jsonWith(change)).error;

describe("licensePurchaseSchema", () => {
    it.each(kinds)("accepts %s", (kind) => {
        expect(errorOf({ asset: { licensePurchase: purchaseSamples[kind] } })).toBeUndefined();
    });

    it.each(kinds)("%s: refuses an unknown property and leaves it where it is", (kind) => {
        const asset = { licensePurchase: { ...purchaseSamples[kind], extra: 1 } };

        expect(errorOf({ asset })).toContain("extra");
        expect(asset.licensePurchase).toHaveProperty("extra", 1);
        expect(messageOf(() => fromJson(jsonWith({ asset })))).toContain("extra");
    });

    it.each(kinds)("%s: demands every property but a gift's licensee", (kind) => {
        const sample: Record<string, unknown> = purchaseSamples[kind];

        for (const key of Object.keys(sample)) {
            const optional = kind === "gift" && key === "licensee";

            expect(errorOf({ asset: { licensePurchase: without(sample, key) } })).toEqual(
                optional ? undefined : expect.any(String),
            );
        }
    });

    it.each(kinds)("%s: refuses every property of a wrong type", (kind) => {
        for (const key of Object.keys(purchaseSamples[kind])) {
            for (const value of [null, 1, true, "", [1], { a: 1 }]) {
                const licensePurchase = { ...purchaseSamples[kind], [key]: value };

                expect([key, value, errorOf({ asset: { licensePurchase } })]).toEqual([key, value, expect.any(String)]);
            }
        }
    });

    it("refuses an unknown term and does not delete it", () => {
        const asset = { licensePurchase: { ...purchaseSamples.full, terms: { ...PAID_TERMS, currency: "ARK" } } };

        expect(errorOf({ asset })).toContain("invalid");
        expect(asset.licensePurchase.terms).toHaveProperty("currency");
    });

    it.each<[string, object]>([
        ["an unknown kind", { asset: { licensePurchase: { ...purchaseSamples.full, kind: "loan" } } }],
        ["a licensee of a trial", { asset: { licensePurchase: { ...purchaseSamples.gift, kind: "trial" } } }],
        ["terms of a move", { asset: { licensePurchase: { ...purchaseSamples.gift, kind: "move" } } }],
        ["another asset beside", { asset: { licensePurchase: purchaseSamples.full, pluginPublish: {} } }],
        ["no asset", { asset: undefined }],
        ["an empty asset", { asset: {} }],
        ["no recipient", { recipientId: undefined }],
        ["a recipient that is none", { recipientId: "nobody" }],
        ["a negative amount", { amount: "-1" }],
        ["an amount of 2^63", { amount: "9223372036854775808" }],
        ["a fee of 0", { fee: "0" }],
        ["another type", { type: 0 }],
        ["another group", { typeGroup: 1 }],
    ])("refuses %s", (_, change) => expect(errorOf(change)).toEqual(expect.any(String)));
});
