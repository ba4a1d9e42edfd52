import { MaintainersAsset } from "../../transactions";
import { changeVendor, undoChangeVendor } from "../../wallet-attributes";
import { Action, demandOwner, vendorDependencies } from "../context";

/** Replaces the list of wallets that may release and yank beside the owner. */
export const maintainers: Action<MaintainersAsset> = {
    check(context) {
        demandOwner(context, context.asset.vendor);
    },

    transition: ({ asset, sender, transactionId }) => [
        changeVendor(sender, asset.vendor, { maintainers: asset.maintainers }, transactionId),
    ],

    undo: ({ asset, sender, transactionId }) => [undoChangeVendor(sender, asset.vendor, transactionId)],

    dependencies: (context) => ({ exclusive: [], shared: vendorDependencies(context, context.asset.vendor) }),

    changes: (context) => vendorDependencies(context, context.asset.vendor),
};
