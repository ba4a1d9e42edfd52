import { RegisterAsset, RegistryError, reservedVendors, vendorsPerOwner } from "../../transactions";
import { addVendor, RegistryIndexes, undoAddVendor, vendorsOf } from "../../wallet-attributes";
import { Action, findOwner, vendorKey, walletKey } from "../context";

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

        const owned = vendorsOf(context.sender).size;

        if (owned >= vendorsPerOwner()) {
            throw new RegistryError("ERR_VENDOR_LIMIT", `${owned} of at most ${vendorsPerOwner()}`);
        }
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

    dependencies: ({ asset }) => ({ exclusive: [vendorKey(asset.vendor)], shared: [] }),

    changes: ({ asset, sender }) => [vendorKey(asset.vendor), walletKey(sender.getAddress())],
};
