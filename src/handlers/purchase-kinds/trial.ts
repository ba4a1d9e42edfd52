import { RegistryError, TrialAsset } from "../../transactions";
import { addGrant, licenseOf, undoLicenseChange } from "../../wallet-attributes";
import { Action, walletKey } from "../context";
import { assertPurchasable, grantsKey, heldName, indexLicensee, purchaseDependencies } from "./shared";

/** Starts the sender's one trial of a package. A gift received does not use it up. */
export const trial: Action<TrialAsset> = {
    check(context) {
        const { asset, sender } = context;
        assertPurchasable(context, sender.getAddress());

        if (asset.terms.trialPeriod === 0) {
            throw new RegistryError("ERR_NO_TRIAL", asset.name);
        }

        const license = licenseOf(sender, asset.name);

        if (license?.trial) {
            throw new RegistryError("ERR_TRIAL_USED", `by transaction ${license.trial.transactionId}`);
        }

        if (license?.bought) {
            throw new RegistryError("ERR_ALREADY_BOUGHT", asset.name);
        }
    },

    transition(context) {
        const { asset, sender, wallets, time, transactionId } = context;
        const request = { kind: "trial", terms: asset.terms, payer: sender.getAddress(), time, transactionId } as const;
        const record = addGrant(sender, heldName(context), request);
        indexLicensee(wallets, sender);

        return [record];
    },

    undo({ asset, sender, wallets, transactionId }) {
        const record = undoLicenseChange(sender, asset.name, transactionId);
        indexLicensee(wallets, sender);

        return [record];
    },

    dependencies: (context) => ({
        exclusive: [],
        shared: [
            grantsKey(context.sender.getAddress(), context.asset.name),
            ...purchaseDependencies(context, context.sender.getAddress()),
        ],
    }),

    changes: ({ sender }) => [walletKey(sender.getAddress())],
};
