import {
    PluginPublishBuilder,
    PluginPublishTransaction,
    PUBLISH_ACTIONS,
    publishAssetOf,
} from "../../../../src/transactions";
import { fromBytes, fromJson, messageOf, PASSPHRASE, useTestnet } from "../../../__support__/crypto";
import { publishSamples } from "../../../__support__/samples";

beforeAll(useTestnet);

const built = (action: (typeof PUBLISH_ACTIONS)[number]) =>
    new PluginPublishBuilder().asset(publishSamples[action]).nonce("3").vendorField("note").sign(PASSPHRASE).build();

describe("PluginPublishTransaction", () => {
    it("is type 0 of group 1035", () => {
        expect(PluginPublishTransaction.typeGroup).toBe(1035);
        expect(PluginPublishTransaction.type).toBe(0);
        expect(PluginPublishTransaction.key).toBe("pluginPublish");
        expect(PluginPublishTransaction.version).toBe(2);
        expect(new PluginPublishTransaction().hasVendorField()).toBe(true);
    });

    it.each(PUBLISH_ACTIONS)("%s survives JSON and bytes", (action) => {
        const transaction = built(action);
        const json = JSON.parse(JSON.stringify(transaction.toJson())) as unknown;
        const again = fromJson(json);

        expect(again.isVerified).toBe(true);
        expect(again.serialized).toEqual(transaction.serialized);
        expect(again.id).toBe(transaction.id);
        expect(fromBytes(transaction.serialized).toJson()).toEqual(json);
        expect(publishAssetOf(again.data)).toEqual(publishSamples[action]);
    });

    it.each(PUBLISH_ACTIONS)("%s is refused or unverified when cut at any length", (action) => {
        const { serialized } = built(action);

        for (let length = 0; length < serialized.length; length++) {
            expect(messageOf(() => fromBytes(serialized.subarray(0, length)))).toEqual(expect.any(String));
        }
    });

    it.each(PUBLISH_ACTIONS)("%s is refused or unverified with bytes after it", (action) => {
        const { serialized } = built(action);

        for (let length = 1; length < 64; length++) {
            for (const fill of [0x00, 0x30, 0xff]) {
                let verified = false;

                try {
                    verified = fromBytes(Buffer.concat([serialized, Buffer.alloc(length, fill)])).isVerified;
                } catch (error) {
                    expect(error).toHaveProperty("message");
                }

                expect(verified).toBe(false);
            }
        }
    });

    it("reads amount 0, whatever JSON claimed", () => {
        expect(built("register").data.amount.toString()).toBe("0");
        expect(messageOf(() => fromJson({ ...built("register").toJson(), amount: "1" }))).toContain("amount");
    });
});
