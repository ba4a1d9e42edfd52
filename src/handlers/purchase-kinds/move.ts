import { MoveAsset, RegistryError, vendorOf } from "../../transactions";
import { assertNewestLicense, licenseOf, moveGrants, undoLicenseChange } from "../../wallet-attributes";
import { Action, demandPackage, findWallet, vendorDependencies, walletKey } from "../context";
import { grantsKey, indexLicensee } from "./shared";

/** Hands all of the sender's full grants of a package over, their ends kept. A trial stays. */
export const move: Action<MoveAsset> = {
    check(context) {
        const { asset, sender } = context;
        const { owner } = demandPackage(context, asset.name);

        if (asset.licensee === sender.getAddress()) {
            throw new RegistryError("ERR_GIFT_TO_SELF", asset.licensee);
        }

        if (asset.licensee === owner.getAddress()) {
            throw new RegistryError("ERR_OWNER_LICENSEE", `${asset.licensee} owns ${asset.name}`);
        }

        const grants = licenseOf(sender, asset.name)?.full;

        if (!grants) {
            throw new RegistryError("ERR_NOTHING_TO_MOVE", asset.name);
        }

        if (!grants.allTransferable) {
            throw new RegistryError("ERR_NOT_TRANSFERABLE", asset.name);
        }

        const target = licenseOf(findWallet(context, asset.licensee), asset.name);

        if (target?.full || target?.trial) {
            throw new RegistryError("ERR_TARGET_HOLDS_LICENSE", `${asset.licensee} for ${asset.name}`);
        }
    },

    transition({ asset, sender, wallets, transactionId }) {
        const target = wallets.findByAddress(asset.licensee);
        const records = moveGrants(sender, target, asset.name, transactionId);
        indexLicensee(wallets, target);

        return records;
    },

    undo({ asset, sender, wallets, transactionId }) {
        const target = wallets.findByAddress(asset.licensee);
        assertNewestLicense(sender, asset.name, transactionId);
        const records = [target, sender].map((wallet) => undoLicenseChange(wallet, asset.name, transactionId));
        indexLicensee(wallets, target);

        return records;
    },

    dependencies: (context) => ({
        exclusive: [
            grantsKey(context.sender.getAddress(), context.asset.name),
            grantsKey(context.asset.licensee, context.asset.name),
        ],
        shared: [
            ...vendorDependencies(context, vendorOf(context.asset.name)),
            walletKey(context.sender.getAddress()),
            walletKey(context.asset.licensee),
        ],
    }),

    changes: ({ asset, sender }) => [walletKey(sender.getAddress()), walletKey(asset.licensee)],
};
