/** One plain asset of each action and kind, with its bytes as `docs/protocol.md` gives them. */
import { FREE_TERMS, LicensePurchaseAsset, PluginPublishAsset } from "../../src/transactions";
import { addressOf, byBytes } from "./crypto";

export const PAID_TERMS = {
    price: "2500000000",
    licensePeriod: 31_536_000,
    trialPeriod: 1_209_600,
    fallback: true,
    transferable: true,
};

export const PAID_TERMS_HEX = "00f9029500000000" + "8033e101" + "00751200" + "03";

export const INTEGRITY = `sha512-${Buffer.alloc(64, 7).toString("base64")}`;

export const MAINTAINERS: readonly string[] = [addressOf(1), addressOf(2), addressOf(3)].sort(byBytes);

export const publishSamples: {
    readonly [A in PluginPublishAsset["action"]]: Extract<PluginPublishAsset, { action: A }>;
} = {
    register: { action: "register", vendor: "@acme" },
    release: {
        action: "release",
        name: "@acme/pkg",
        version: "1.0.0",
        terms: PAID_TERMS,
        requirements: { core: "^3.0.0", plugins: { "@b/c": "*" } },
        integrity: INTEGRITY,
        description: "A plugin",
        source: "https://example.org/pkg.tgz",
    },
    terms: { action: "terms", name: "@acme/pkg", terms: FREE_TERMS },
    yank: { action: "yank", name: "@acme/pkg", version: "1.0.0", reason: "security", message: "Do not use" },
    unyank: { action: "unyank", name: "@acme/pkg", version: "1.0.0" },
    maintainers: { action: "maintainers", vendor: "@acme", maintainers: MAINTAINERS },
    transfer: { action: "transfer", vendor: "@acme", recipientId: addressOf(1) },
    accept: { action: "accept", vendor: "@acme", senderId: addressOf(1) },
};

export const OWNER = addressOf(4);

export const purchaseSamples = {
    full: { kind: "full", name: "@acme/pkg", terms: PAID_TERMS },
    gift: { kind: "full", name: "@acme/pkg", terms: PAID_TERMS, licensee: addressOf(1) },
    trial: { kind: "trial", name: "@acme/pkg", terms: PAID_TERMS },
    move: { kind: "move", name: "@acme/pkg", licensee: addressOf(1) },
} as const satisfies Record<string, LicensePurchaseAsset>;

/** A copy of an object without one of its properties. */
export const without = <T extends object, K extends keyof T>(value: T, ...keys: K[]): Omit<T, K> =>
    Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key as K))) as Omit<T, K>;

/** What `amount` and `recipientId` must be beside an asset. */
export const paymentOf = (asset: LicensePurchaseAsset): { amount: string; recipientId: string } => ({
    amount: asset.kind === "full" ? asset.terms.price : "0",
    recipientId: asset.kind === "move" ? asset.licensee : OWNER,
});
