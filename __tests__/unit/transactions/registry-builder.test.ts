import { LicensePurchaseBuilder, PluginPublishBuilder } from "../../../src/transactions";
import { addressOf, fromJson, PASSPHRASE, useTestnet } from "../../__support__/crypto";
import { OWNER, PAID_TERMS } from "../../__support__/samples";

beforeAll(useTestnet);

describe("RegistryBuilder", () => {
    it("gives the struct what Core's leaves out: amount, asset, recipient, vendor field", () => {
        const struct = new LicensePurchaseBuilder()
            .full("@acme/pkg", PAID_TERMS, OWNER, addressOf(1))
            .vendorField("hello")
            .nonce("1")
            .sign(PASSPHRASE)
            .getStruct();

        expect(struct).toMatchObject({
            recipientId: OWNER,
            vendorField: "hello",
            typeGroup: 1035,
            type: 1,
            version: 2,
        });
        expect(struct.amount.toString()).toBe(PAID_TERMS.price);
        expect(struct.asset).toHaveProperty("licensePurchase.licensee", addressOf(1));

        const transaction = fromJson(JSON.parse(JSON.stringify(struct)));

        expect(transaction.isVerified).toBe(true);
        expect(transaction.id).toBe(struct.id);
    });

    it("leaves out what is not there", () => {
        const struct = new PluginPublishBuilder().register("@acme").nonce("1").sign(PASSPHRASE).getStruct();

        expect(struct).not.toHaveProperty("recipientId");
        expect(struct).not.toHaveProperty("vendorField");
        expect(struct.amount.toString()).toBe("0");
    });
});
