import { RegistryError, TransferAsset } from "../../transactions";
import { changeVendor, undoChangeVendor } from "../../wallet-attributes";
import { Action, demandOwner, vendorDependencies } from "../context";

/** Offers the vendor to another wallet; a new offer replaces the open one, the owner's own address withdraws it. */
export const transfer: Action<TransferAsset> = {
    check(context) {
        const { vendor, recipientId } = context.asset;
        const { log } = demandOwner(context, vendor);

        if (recipientId === context.sender.getAddress() && log.state.offeredTo === undefined) {
            throw new RegistryError("ERR_NO_OFFER", `there is none of ${vendor} to withdraw`);
        }
    },

    transition({ asset, sender, transactionId }) {
        const offeredTo = asset.recipientId === sender.getAddress() ? undefined : asset.recipientId;

        return [changeVendor(sender, asset.vendor, { offeredTo }, transactionId)];
    },

    undo: ({ asset, sender, transactionId }) => [undoChangeVendor(sender, asset.vendor, transactionId)],

    dependencies: (context) => ({
        exclusive: [`offer:${context.asset.vendor}`],
        shared: vendorDependencies(context, context.asset.vendor),
    }),

    changes: (context) => vendorDependencies(context, context.asset.vendor),
};
