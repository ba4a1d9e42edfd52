import { DEFAULT_FEES, LicensePurchaseBuilder, purchaseAssetOf } from "../../../../src/transactions";
import { addressOf, messageOf, PASSPHRASE, useTestnet, withMilestones } from "../../../__support__/crypto";
import { OWNER, PAID_TERMS, paymentOf, purchaseSamples } from "../../../__support__/samples";

beforeAll(useTestnet);

const builder = (): LicensePurchaseBuilder => new LicensePurchaseBuilder().nonce("1");

describe("LicensePurchaseBuilder", () => {
    it.each<[keyof typeof purchaseSamples, (target: LicensePurchaseBuilder) => LicensePurchaseBuilder, string]>([
        ["full", (b) => b.full("@acme/pkg", PAID_TERMS, OWNER), DEFAULT_FEES.full],
        ["gift", (b) => b.full("@acme/pkg", PAID_TERMS, OWNER, addressOf(1)), DEFAULT_FEES.gift],
        ["trial", (b) => b.trial("@acme/pkg", PAID_TERMS, OWNER), DEFAULT_FEES.trial],
        ["move", (b) => b.move("@acme/pkg", addressOf(1)), DEFAULT_FEES.move],
    ])("builds %s", (kind, build, fee) => {
        const { data, isVerified } = build(builder()).vendorField("thanks").sign(PASSPHRASE).build();

        expect(isVerified).toBe(true);
        expect(purchaseAssetOf(data)).toEqual(purchaseSamples[kind]);
        expect({ amount: data.amount.toString(), recipientId: data.recipientId }).toEqual(
            paymentOf(purchaseSamples[kind]),
        );
        expect(data).toMatchObject({ version: 2, typeGroup: 1035, type: 1, vendorField: "thanks" });
        expect(data.fee.toString()).toBe(fee);
    });

    it("asks the dearest fee until an asset is set, and the milestone's then", () => {
        expect(new LicensePurchaseBuilder().data.fee.toString()).toBe(DEFAULT_FEES.gift);
        withMilestones([{ height: 2, aip35: { fees: { move: "5" } } }], () =>
            expect(builder().move("@acme/pkg", OWNER).data.fee.toString()).toBe("5"),
        );
    });

    it.each<[string, () => unknown, string]>([
        ["a wrong name", () => builder().move("pkg", OWNER), "ERR_NAME"],
        ["contradictory terms", () => builder().full("@a/b", { ...PAID_TERMS, price: "0" }, OWNER), "ERR_TERMS"],
        ["no recipient", () => builder().trial("@a/b", PAID_TERMS, ""), "ERR_RECIPIENT"],
    ])("refuses %s when it is set", (_, build, code) => expect(messageOf(build)).toContain(`[${code}]`));

    it.each<[string, () => LicensePurchaseBuilder, string]>([
        ["an owner that is no address", () => builder().full("@a/b", PAID_TERMS, "nobody"), "ERR_ADDRESS"],
        ["a licensee that is no address", () => builder().full("@a/b", PAID_TERMS, OWNER, "nobody"), "ERR_ADDRESS"],
        ["a move that was redirected", () => builder().move("@a/b", OWNER).recipientId(addressOf(1)), "ERR_RECIPIENT"],
    ])("does not sign %s", (_, build, code) => {
        expect(messageOf(() => build().sign(PASSPHRASE))).toContain(`[${code}]`);
    });

    it("does not build what was given another amount", () => {
        const purchase = builder().full("@a/b", PAID_TERMS, OWNER).amount("1").sign(PASSPHRASE);

        expect(messageOf(() => purchase.build())).toContain("[ERR_AMOUNT]");
    });
});
