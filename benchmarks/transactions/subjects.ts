import { Builders as MagistrateBuilders, Enums } from "@arkecosystem/core-magistrate-crypto";
import { Identities, Interfaces } from "@arkecosystem/crypto";

import { LicensePurchaseBuilder, PluginPublishBuilder, Terms } from "../../src/transactions";
import { paymentTo, transferTo } from "../harness/payments";
import { RELEASE_TEXTS } from "../harness/release";

const TERMS: Terms = {
    price: "2500000000",
    licensePeriod: 31_536_000,
    trialPeriod: 1_209_600,
    fallback: true,
    transferable: true,
};

interface Signable {
    nonce(nonce: string): Signable;
    sign(passphrase: string): Signable;
    build(): Interfaces.ITransaction;
}

const signed = (builder: unknown): Interfaces.ITransaction => (builder as Signable).nonce("1").sign("sender").build();
const addressOf = (passphrase: string): string => Identities.Address.fromPassphrase(passphrase);
const publish = (): PluginPublishBuilder => new PluginPublishBuilder();
const purchase = (): LicensePurchaseBuilder => new LicensePurchaseBuilder();

const release = (requirements: number): PluginPublishBuilder =>
    publish().release({
        name: "@acme/monitoring",
        version: "1.12.3",
        terms: TERMS,
        requirements: {
            core: ">=3.9.0",
            plugins: Object.fromEntries(
                Array.from({ length: requirements }, (_, index) => [`@vendor/package-${index}`, "^1.2.3 || >=2.0.0"]),
            ),
        },
        ...RELEASE_TEXTS,
    });

/** What others' transactions of comparable purpose cost. */
export const peerTransactions = (): Record<"Transfer" | "MultiPayment of 8" | "Entity", Interfaces.ITransaction> => ({
    Transfer: signed(transferTo(addressOf("owner"))),
    "MultiPayment of 8": signed(paymentTo(Array.from({ length: 8 }, (_, index) => addressOf(`payee ${index}`)))),
    Entity: signed(
        new MagistrateBuilders.EntityBuilder().asset({
            type: Enums.EntityType.Plugin,
            subType: 0,
            action: Enums.EntityAction.Register,
            data: { name: "acme_monitoring", ipfsData: "QmYSK2JyM3RyDyB52caZCTKFR3HKniEcMnNJYdk8DQ6KKB" },
        }),
    ),
});

/** Each of this package's kinds, and the largest of those that vary in size. */
export function ownTransactions(): Record<string, Interfaces.ITransaction> {
    const name = "@acme/monitoring";
    const owner = addressOf("owner");
    const maintainers = Array.from({ length: 8 }, (_, index) => addressOf(`maintainer ${index}`));

    return {
        register: signed(publish().register("@acme")),
        release: signed(release(1)),
        "release with 32 requirements": signed(release(32)),
        terms: signed(publish().terms(name, TERMS)),
        yank: signed(publish().yank(name, "1.12.3", "broken", "Loses messages.")),
        unyank: signed(publish().unyank(name, "1.12.3")),
        "maintainers, 8": signed(publish().maintainers("@acme", maintainers)),
        transfer: signed(publish().transfer("@acme", owner)),
        accept: signed(publish().accept("@acme", owner)),
        full: signed(purchase().full(name, TERMS, owner)),
        gift: signed(purchase().full(name, TERMS, owner, addressOf("licensee"))),
        trial: signed(purchase().trial(name, TERMS, owner)),
        move: signed(purchase().move(name, addressOf("licensee"))),
    };
}
