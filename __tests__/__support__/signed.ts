import { Interfaces, Utils } from "@arkecosystem/crypto";

import {
    LicensePurchaseAsset,
    LicensePurchaseBuilder,
    PluginPublishAsset,
    PluginPublishBuilder,
} from "../../src/transactions";
import { PASSPHRASE } from "./crypto";
import { paymentOf } from "./samples";

export const signedPublish = (asset: PluginPublishAsset, nonce = "1"): Interfaces.ITransaction =>
    new PluginPublishBuilder().asset(asset).nonce(nonce).sign(PASSPHRASE).build();

/** Any purchase, also one that the builder has no method for. */
export function signedPurchase(
    asset: LicensePurchaseAsset,
    payment: { amount: string; recipientId: string } = paymentOf(asset),
    nonce = "1",
): Interfaces.ITransaction {
    const builder = new LicensePurchaseBuilder().nonce(nonce);
    builder.data.asset = { licensePurchase: asset };
    builder.data.amount = Utils.BigNumber.make(payment.amount);
    builder.data.recipientId = payment.recipientId;

    return builder.sign(PASSPHRASE).build();
}
