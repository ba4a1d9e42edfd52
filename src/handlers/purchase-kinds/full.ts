import { FullAsset, licenseeOf, RegistryError } from "../../transactions";
import { addGrant, undoLicenseChange } from "../../wallet-attributes";
import { Action, Context, walletKey } from "../context";
import { assertPurchasable, grantsKey, heldName, indexLicensee, purchaseDependencies } from "./shared";

const licenseeAddress = ({ asset, sender }: Context<FullAsset>): string => licenseeOf(asset, sender.getAddress());

/** Buys a license for the sender, or as a gift for another wallet. */
export const full: Action<FullAsset> = {
    check(context) {
        if (context.asset.licensee === context.sender.getAddress()) {
            throw new RegistryError("ERR_GIFT_TO_SELF", context.asset.licensee);
        }

        assertPurchasable(context, licenseeAddress(context));
    },

    transition(context) {
        const { asset, sender, wallets, time, transactionId } = context;
        const licensee = wallets.findByAddress(licenseeAddress(context));
        const request = { kind: "full", terms: asset.terms, payer: sender.getAddress(), time, transactionId } as const;
        const record = addGrant(licensee, heldName(context), request);
        indexLicensee(wallets, licensee);

        return [record];
    },

    undo(context) {
        const licensee = context.wallets.findByAddress(licenseeAddress(context));
        const record = undoLicenseChange(licensee, context.asset.name, context.transactionId);
        indexLicensee(context.wallets, licensee);

        return [record];
    },

    dependencies(context) {
        const licensee = licenseeAddress(context);
        const key = grantsKey(licensee, context.asset.name);
        const reads = purchaseDependencies(context, licensee);

        // Two perpetual licenses exclude each other; periods of several payers queue up behind one another.
        return context.asset.terms.licensePeriod === 0
            ? { exclusive: [key], shared: reads }
            : { exclusive: [], shared: [key, ...reads] };
    },

    changes: (context) => [walletKey(licenseeAddress(context))],
};
