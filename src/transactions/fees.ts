import { Utils } from "@arkecosystem/crypto";

import { LicensePurchaseAsset } from "./license-purchase/asset";
import { aip35Milestone } from "./milestone";
import { PluginPublishAsset } from "./plugin-publish/asset";
import { isFree } from "./terms";

/** Minimum fees in arktoshi. What leaves a package paid costs more than what leaves it free; a vendor name costs most. */
export const DEFAULT_FEES = {
    register: "5000000000",
    releaseFree: "100000000",
    releasePaid: "500000000",
    termsFree: "50000000",
    termsPaid: "500000000",
    yank: "50000000",
    unyank: "50000000",
    maintainers: "100000000",
    transfer: "100000000",
    accept: "100000000",
    full: "20000000",
    gift: "50000000",
    trial: "10000000",
    move: "50000000",
} as const;

export type FeeTier = keyof typeof DEFAULT_FEES;

export const FEE_TIERS = Object.keys(DEFAULT_FEES) as FeeTier[];

export const PUBLISH_TIERS: readonly FeeTier[] = FEE_TIERS.slice(0, FEE_TIERS.indexOf("full"));
export const PURCHASE_TIERS: readonly FeeTier[] = FEE_TIERS.slice(FEE_TIERS.indexOf("full"));

export function publishTier(asset: PluginPublishAsset): FeeTier {
    switch (asset.action) {
        case "release":
            return isFree(asset.terms) ? "releaseFree" : "releasePaid";
        case "terms":
            return isFree(asset.terms) ? "termsFree" : "termsPaid";
        case "register":
        case "yank":
        case "unyank":
        case "maintainers":
        case "transfer":
        case "accept":
            return asset.action;
    }
}

export function purchaseTier(asset: LicensePurchaseAsset): FeeTier {
    return asset.kind === "full" && asset.licensee !== undefined ? "gift" : asset.kind;
}

/** The minimum fee of a tier at `height` (default: after the last applied block): milestone first, else the default. */
export function feeOf(tier: FeeTier, height?: number): Utils.BigNumber {
    return Utils.BigNumber.make(configuredFee(tier, height));
}

/** The same as text, without making a number of it: answers of the API show it. */
export const feeTextOf = (tier: FeeTier, height?: number): string => String(configuredFee(tier, height));

const configuredFee = (tier: FeeTier, height: number | undefined): string | number =>
    aip35Milestone(height)?.fees?.[tier] ?? DEFAULT_FEES[tier];

/** The dearest of some tiers: the answer to who asks for a fee without saying for what. */
export function dearestFee(tiers: readonly FeeTier[], height?: number): Utils.BigNumber {
    return tiers
        .map((tier) => feeOf(tier, height))
        .reduce((dearest, fee) => (fee.isGreaterThan(dearest) ? fee : dearest), Utils.BigNumber.ZERO);
}
