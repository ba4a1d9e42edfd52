import { Identities } from "@arkecosystem/crypto";

import { FREE_TERMS, LicensePurchaseBuilder, PluginPublishBuilder, Terms } from "../../src/transactions";

/** Wallets by passphrase. `addressFor` because an address depends on the network in force. */
export const addressFor = (passphrase: string): string => Identities.Address.fromPassphrase(passphrase);

export const PAID: Terms = {
    price: "2500000000",
    licensePeriod: 31_536_000,
    trialPeriod: 1_209_600,
    fallback: true,
    transferable: true,
};

export const PERPETUAL: Terms = { ...PAID, licensePeriod: 0, fallback: false };

export const INTEGRITY = `sha512-${Buffer.alloc(64, 7).toString("base64")}`;

export const publish = (): PluginPublishBuilder => new PluginPublishBuilder();
export const purchase = (): LicensePurchaseBuilder => new LicensePurchaseBuilder();

export const releaseOf = (name: string, version: string, terms: Terms = FREE_TERMS): PluginPublishBuilder =>
    publish().release({
        name,
        version,
        terms,
        requirements: { core: ">=3.0.0", plugins: {} },
        integrity: INTEGRITY,
    });
