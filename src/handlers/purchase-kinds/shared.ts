import { Contracts } from "@arkecosystem/core-kernel";

import { describeTerms, FullAsset, isFree, RegistryError, sameTerms, TrialAsset, vendorOf } from "../../transactions";
import { heldPackageName, isPerpetual, licenseOf, licensesOf, RegistryIndexes } from "../../wallet-attributes";
import { Context, demandPackage, findWallet, vendorDependencies, walletKey } from "../context";

/** The key of one licensee's grants of one package, for the pool. */
export const grantsKey = (licensee: string, name: string): string => `grants:${licensee}:${name}`;

/**
 * What a full purchase and a trial have in common: a package that costs something, at exactly these terms, from
 * exactly this owner, for somebody who needs it.
 */
export function assertPurchasable(context: Context<FullAsset | TrialAsset>, licensee: string): void {
    const { name, terms } = context.asset;
    const { owner, package: state } = demandPackage(context, name);

    if (owner.getAddress() !== context.data.recipientId) {
        throw new RegistryError("ERR_WRONG_OWNER", `expected ${owner.getAddress()}, got ${context.data.recipientId}`);
    }

    if (!sameTerms(terms, state.terms)) {
        throw new RegistryError(
            "ERR_TERMS_CHANGED",
            `expected ${describeTerms(state.terms)}, got ${describeTerms(terms)}`,
        );
    }

    if (isFree(state.terms)) {
        throw new RegistryError("ERR_FREE_PACKAGE", name);
    }

    if (owner.getAddress() === licensee) {
        throw new RegistryError("ERR_OWNER_LICENSEE", `${licensee} owns ${name}`);
    }

    if (isPerpetual(licenseOf(findWallet(context, licensee), name))) {
        throw new RegistryError("ERR_PERPETUAL_LICENSE", `${licensee} for ${name}`);
    }
}

/** The package's name as its owner's wallet has it; for `transition`, when the recipient is known to be the owner. */
export const heldName = ({ asset, data, wallets }: Context<FullAsset | TrialAsset>): string =>
    heldPackageName(wallets.findByAddress(data.recipientId as string), asset.name);

/** Keeps the index of licensees in step after the wallet's licenses have changed. */
export function indexLicensee(wallets: Contracts.State.WalletRepository, wallet: Contracts.State.Wallet): void {
    if (licensesOf(wallet).isEmpty()) {
        wallets.forgetOnIndex(RegistryIndexes.Licensees, wallet.getAddress());
    } else {
        wallets.setOnIndex(RegistryIndexes.Licensees, wallet.getAddress(), wallet);
    }
}

/** What every purchase reads: the seller's records and the licensee's. */
export const purchaseDependencies = (context: Context<FullAsset | TrialAsset>, licensee: string): readonly string[] => [
    ...vendorDependencies(context, vendorOf(context.asset.name)),
    walletKey(licensee),
];
