import { Utils } from "@arkecosystem/crypto";

import { assertPurchase, licenseeOf, LicensePurchaseAsset, PURCHASE_KINDS } from "../../../../src/transactions";
import { addressOf, messageOf } from "../../../__support__/crypto";
import { OWNER, paymentOf, purchaseSamples } from "../../../__support__/samples";

const samples: readonly [string, LicensePurchaseAsset][] = Object.entries(purchaseSamples);

const assertSample = (asset: LicensePurchaseAsset, change: object = {}): void => {
    const { amount, recipientId } = paymentOf(asset);
    assertPurchase(asset, { amount: Utils.BigNumber.make(amount), recipientId, ...change });
};

describe("assertPurchase", () => {
    it.each(samples)("accepts a plain %s", (_, asset) => expect(() => assertSample(asset)).not.toThrow());

    it.each(samples)("%s: refuses another amount, no recipient, a wrong name", (_, asset) => {
        const amount = Utils.BigNumber.make("7");

        expect(messageOf(() => assertSample(asset, { amount }))).toContain("[ERR_AMOUNT]");
        expect(messageOf(() => assertSample(asset, { recipientId: undefined }))).toContain("[ERR_RECIPIENT]");
        expect(messageOf(() => assertSample({ ...asset, name: "pkg" }))).toContain("[ERR_NAME]");
    });

    it("refuses terms that contradict themselves, and a move to somebody else", () => {
        const terms = { ...purchaseSamples.trial.terms, licensePeriod: 0 };

        expect(messageOf(() => assertSample({ ...purchaseSamples.trial, terms }))).toContain("[ERR_TERMS]");
        expect(messageOf(() => assertSample(purchaseSamples.move, { recipientId: OWNER }))).toContain(
            "[ERR_RECIPIENT]",
        );
    });
});

describe("licenseeOf", () => {
    it("is the sender, the one who is given to, or the new holder", () => {
        expect(licenseeOf(purchaseSamples.full, "me")).toBe("me");
        expect(licenseeOf(purchaseSamples.trial, "me")).toBe("me");
        expect(licenseeOf(purchaseSamples.gift, "me")).toBe(addressOf(1));
        expect(licenseeOf(purchaseSamples.move, "me")).toBe(addressOf(1));
    });
});

describe("the bytes' numbers", () => {
    it("are frozen", () => expect(PURCHASE_KINDS).toEqual(["full", "trial", "move"]));
});
