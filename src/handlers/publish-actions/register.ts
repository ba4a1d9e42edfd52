import { RegisterAsset, RegistryError, reservedVendors } from "../../transactions";
import { addVendor, RegistryIndexes, undoAddVendor } from "../../wallet-attributes";
import { Action, assertRoomForVendor, findOwner, vendorKey, walletKey } from "../context";

/** Claims a free vendor name for the sender. */
export const register: Action<RegisterAsset> = {
    check(context) {
        const { vendor } = context.asset;
        const owner = findOwner(context, vendor);

        if (owner) {
            throw new RegistryError("ERR_VENDOR_TAKEN", `${vendor} belongs to ${owner.getAddress()}`);
        }

        if (reservedVendors().includes(vendor)) {
            throw new RegistryError("ERR_VENDOR_RESERVED", vendor);
        }

        assertRoomForVendor(context);
    },

    transition({ asset: { vendor }, sender, wallets, transactionId }) {
        const record = addVendor(sender, vendor, transactionId);
        wallets.setOnIndex(RegistryIndexes.Vendors, vendor, sender);

        return [record];
    },

    undo({ asset: { vendor }, sender, wallets, transactionId }) {
        const record = undoAddVendor(sender, vendor, transactionId);
        wallets.forgetOnIndex(RegistryIndexes.Vendors, vendor);

        return [record];
    },

    dependencies: ({ asset, sender }) => ({
        exclusive: [vendorKey(asset.vendor)],
        shared: [walletKey(sender.getAddress())],
    }),

    changes: ({ asset, sender }) => [vendorKey(asset.vendor), walletKey(sender.getAddress())],
};
