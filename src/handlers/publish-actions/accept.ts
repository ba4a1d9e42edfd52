import { AcceptAsset, RegistryError } from "../../transactions";
import { handOverVendor, RegistryIndexes, undoHandOverVendor } from "../../wallet-attributes";
import { Action, assertRoomForVendor, demandVendor, vendorDependencies, walletKey } from "../context";

/** The offered wallet takes the vendor with all its packages over. */
export const accept: Action<AcceptAsset> = {
    check(context) {
        const { vendor, senderId } = context.asset;
        const sender = context.sender.getAddress();
        const { owner, vendor: found } = demandVendor(context, vendor);
        const { offeredTo } = found.log.state;

        if (offeredTo === undefined) {
            throw new RegistryError("ERR_NO_OFFER", vendor);
        }

        if (offeredTo !== sender || owner.getAddress() !== senderId) {
            throw new RegistryError(
                "ERR_OFFER_MISMATCH",
                `${owner.getAddress()} offers ${vendor} to ${offeredTo}, not ${senderId} to ${sender}`,
            );
        }

        assertRoomForVendor(context);
    },

    transition({ asset: { vendor, senderId }, sender, wallets, transactionId }) {
        const record = handOverVendor(wallets.findByAddress(senderId), sender, vendor, transactionId);
        wallets.setOnIndex(RegistryIndexes.Vendors, vendor, sender);

        return [record];
    },

    /** Repoints the key; a forgotten one could resurrect a stale wallet in the pool's and the forger's repositories. */
    undo({ asset: { vendor, senderId }, sender, wallets, transactionId }) {
        const former = wallets.findByAddress(senderId);
        const record = undoHandOverVendor(former, sender, vendor, transactionId);
        wallets.setOnIndex(RegistryIndexes.Vendors, vendor, former);

        return [record];
    },

    dependencies: (context) => ({
        exclusive: [`offer:${context.asset.vendor}`],
        shared: vendorDependencies(context, context.asset.vendor),
    }),

    changes: ({ asset, sender }) => [walletKey(asset.senderId), walletKey(sender.getAddress())],
};
