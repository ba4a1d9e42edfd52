import { Errors, Transactions as Crypto } from "@arkecosystem/crypto";

import { LicensePurchaseTransaction } from "./license-purchase/transaction";
import { PluginPublishTransaction } from "./plugin-publish/transaction";

/** What Core's pool workers and snapshots register (`cryptoPackages`). */
export const Transactions = { PluginPublishTransaction, LicensePurchaseTransaction };

/**
 * Makes both types known to `@arkecosystem/crypto`, as wallets and scripts must before they sign. May be called again.
 * Inside a node Core does this.
 */
export function registerTransactions(): void {
    for (const type of Object.values(Transactions)) {
        try {
            Crypto.TransactionRegistry.registerTransactionType(type);
        } catch (error) {
            if (!(error instanceof Errors.TransactionAlreadyRegisteredError)) {
                throw error;
            }
        }
    }
}
