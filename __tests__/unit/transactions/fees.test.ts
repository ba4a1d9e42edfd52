import {
    dearestFee,
    DEFAULT_FEES,
    FEE_TIERS,
    feeOf,
    FeeTier,
    FREE_TERMS,
    LicensePurchaseAsset,
    LicensePurchaseTransaction,
    PluginPublishAsset,
    PluginPublishTransaction,
    PUBLISH_TIERS,
    publishTier,
    PURCHASE_TIERS,
    purchaseTier,
} from "../../../src/transactions";
import { addressOf, useTestnet, withMilestones } from "../../__support__/crypto";

beforeAll(useTestnet);

const paid = { ...FREE_TERMS, price: "1" };
const release = { name: "@a/b", version: "1.0.0", requirements: { core: "*", plugins: {} }, integrity: "" };

const publishCases: readonly [FeeTier, PluginPublishAsset][] = [
    ["register", { action: "register", vendor: "@a" }],
    ["releaseFree", { action: "release", ...release, terms: FREE_TERMS }],
    ["releasePaid", { action: "release", ...release, terms: paid }],
    ["termsFree", { action: "terms", name: "@a/b", terms: FREE_TERMS }],
    ["termsPaid", { action: "terms", name: "@a/b", terms: paid }],
    ["yank", { action: "yank", name: "@a/b", version: "1.0.0", reason: "broken" }],
    ["unyank", { action: "unyank", name: "@a/b", version: "1.0.0" }],
    ["maintainers", { action: "maintainers", vendor: "@a", maintainers: [] }],
    ["transfer", { action: "transfer", vendor: "@a", recipientId: "" }],
    ["accept", { action: "accept", vendor: "@a", senderId: "" }],
];

const purchaseCases: readonly [FeeTier, LicensePurchaseAsset][] = [
    ["full", { kind: "full", name: "@a/b", terms: paid }],
    ["gift", { kind: "full", name: "@a/b", terms: paid, licensee: addressOf(1) }],
    ["trial", { kind: "trial", name: "@a/b", terms: paid }],
    ["move", { kind: "move", name: "@a/b", licensee: addressOf(1) }],
];

describe("tiers", () => {
    it.each(publishCases)("publish: %s", (tier, asset) => expect(publishTier(asset)).toBe(tier));

    it.each(purchaseCases)("purchase: %s", (tier, asset) => expect(purchaseTier(asset)).toBe(tier));

    it("each belongs to one type", () => {
        expect([...PUBLISH_TIERS, ...PURCHASE_TIERS]).toEqual(FEE_TIERS);
        expect(publishCases.map(([tier]) => tier)).toEqual(PUBLISH_TIERS);
        expect(purchaseCases.map(([tier]) => tier)).toEqual(PURCHASE_TIERS);
    });
});

describe("DEFAULT_FEES", () => {
    const fee = (tier: FeeTier): bigint => BigInt(DEFAULT_FEES[tier]);

    it("are dearer for what leaves a package paid, for gifts, and dearest for names", () => {
        expect(fee("releasePaid")).toBeGreaterThan(fee("releaseFree"));
        expect(fee("termsPaid")).toBeGreaterThan(fee("termsFree"));
        expect(fee("gift")).toBeGreaterThan(fee("full"));

        for (const tier of FEE_TIERS.filter((other) => other !== "register")) {
            expect(fee("register")).toBeGreaterThan(fee(tier));
        }
    });
});

describe("feeOf", () => {
    it("is the default without a milestone, or with one that names no fees", () => {
        for (const tier of FEE_TIERS) {
            expect(feeOf(tier).toString()).toBe(DEFAULT_FEES[tier]);
        }

        withMilestones([{ height: 2, aip35: true }], () => expect(feeOf("trial").toString()).toBe(DEFAULT_FEES.trial));
    });

    it("is the milestone's at the height asked for", () => {
        withMilestones(
            [
                { height: 10, aip35: { fees: { trial: "7", gift: 8 } } },
                { height: 20, aip35: { fees: { trial: 0 } } },
            ],
            () => {
                expect(feeOf("trial").toString()).toBe(DEFAULT_FEES.trial);
                expect(feeOf("trial", 10).toString()).toBe("7");
                expect(feeOf("gift", 10).toString()).toBe("8");
                expect(feeOf("move", 10).toString()).toBe(DEFAULT_FEES.move);
                expect(feeOf("trial", 20).toString()).toBe("0");
            },
        );
    });
});

describe("dearestFee", () => {
    it("is the highest of the tiers", () => {
        expect(dearestFee(PURCHASE_TIERS).toString()).toBe(DEFAULT_FEES.gift);
        expect(dearestFee(["trial", "full"]).toString()).toBe(DEFAULT_FEES.full);
        expect(dearestFee([]).toString()).toBe("0");
    });
});

describe("staticFee", () => {
    const data = (asset: object) => ({ data: { asset } as never });

    it.each(publishCases)("PluginPublish: %s", (tier, pluginPublish) => {
        expect(PluginPublishTransaction.staticFee(data({ pluginPublish })).toString()).toBe(DEFAULT_FEES[tier]);
    });

    it.each(purchaseCases)("LicensePurchase: %s", (tier, licensePurchase) => {
        expect(LicensePurchaseTransaction.staticFee(data({ licensePurchase })).toString()).toBe(DEFAULT_FEES[tier]);
    });

    it("answers the dearest tier to who gives no data", () => {
        expect(PluginPublishTransaction.staticFee().toString()).toBe(DEFAULT_FEES.register);
        expect(PluginPublishTransaction.staticFee({ height: 5 }).toString()).toBe(DEFAULT_FEES.register);
        expect(LicensePurchaseTransaction.staticFee().toString()).toBe(DEFAULT_FEES.gift);

        withMilestones([{ height: 2, aip35: { fees: { yank: "90000000000" } } }], () =>
            expect(PluginPublishTransaction.staticFee().toString()).toBe("90000000000"),
        );
    });

    it("lets aip35.fees win over fees.staticFees", () => {
        const staticFees = { pluginPublish: 1, licensePurchase: 1 };

        withMilestones([{ height: 2, fees: { staticFees }, aip35: { fees: { move: "3" } } }], () => {
            expect(
                LicensePurchaseTransaction.staticFee(data({ licensePurchase: purchaseCases[3]![1] })).toString(),
            ).toBe("3");
            expect(
                LicensePurchaseTransaction.staticFee(data({ licensePurchase: purchaseCases[2]![1] })).toString(),
            ).toBe(DEFAULT_FEES.trial);
            expect(PluginPublishTransaction.staticFee().toString()).toBe(DEFAULT_FEES.register);
        });
    });
});
