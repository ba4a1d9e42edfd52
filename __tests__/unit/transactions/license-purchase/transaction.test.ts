import { LicensePurchaseTransaction, purchaseAssetOf } from "../../../../src/transactions";
import { fromBytes, fromJson, messageOf, useTestnet } from "../../../__support__/crypto";
import { OWNER, purchaseSamples } from "../../../__support__/samples";
import { signedPurchase } from "../../../__support__/signed";

beforeAll(useTestnet);

const kinds = Object.keys(purchaseSamples) as (keyof typeof purchaseSamples)[];

describe("LicensePurchaseTransaction", () => {
    it("is type 1 of group 1035", () => {
        expect(LicensePurchaseTransaction.typeGroup).toBe(1035);
        expect(LicensePurchaseTransaction.type).toBe(1);
        expect(LicensePurchaseTransaction.key).toBe("licensePurchase");
        expect(LicensePurchaseTransaction.version).toBe(2);
        expect(new LicensePurchaseTransaction().hasVendorField()).toBe(true);
    });

    it.each(kinds)("%s survives JSON and bytes", (kind) => {
        const transaction = signedPurchase(purchaseSamples[kind]);
        const json = JSON.parse(JSON.stringify(transaction.toJson())) as unknown;
        const again = fromJson(json);

        expect(again.isVerified).toBe(true);
        expect(again.serialized).toEqual(transaction.serialized);
        expect(again.id).toBe(transaction.id);
        expect(fromBytes(transaction.serialized).toJson()).toEqual(json);
        expect(purchaseAssetOf(again.data)).toEqual(purchaseSamples[kind]);
    });

    it.each(kinds)("%s is refused when cut at any length", (kind) => {
        const { serialized } = signedPurchase(purchaseSamples[kind]);

        for (let length = 0; length < serialized.length; length++) {
            expect(messageOf(() => fromBytes(serialized.subarray(0, length)))).toEqual(expect.any(String));
        }
    });

    it("refuses JSON of a move that names two wallets", () => {
        const json = { ...signedPurchase(purchaseSamples.move).toJson(), recipientId: OWNER };

        expect(messageOf(() => fromJson(json))).toContain("[ERR_RECIPIENT]");
    });

    it("refuses JSON with another amount", () => {
        const json = { ...signedPurchase(purchaseSamples.full).toJson(), amount: "1" };

        expect(messageOf(() => fromJson(json))).toContain("[ERR_AMOUNT]");
    });
});
