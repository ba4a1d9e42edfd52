import { Contracts } from "@arkecosystem/core-kernel";

import { licensesOf } from "./licenses";
import { vendorsOf } from "./vendors";

export enum RegistryIndexes {
    /** vendor name → the owner's wallet */
    Vendors = "pluginRegistry.vendors",
    /** address → the wallet itself, if it ever held a license */
    Licensees = "pluginRegistry.licensees",
}

export const vendorsIndexer: Contracts.State.WalletIndexer = (index, wallet) => {
    for (const vendor of vendorsOf(wallet).keys()) {
        index.set(vendor, wallet);
    }
};

export const licenseesIndexer: Contracts.State.WalletIndexer = (index, wallet) => {
    if (licensesOf(wallet).size > 0) {
        index.set(wallet.getAddress(), wallet);
    }
};

/** For `WalletRepositoryIndexerIndex`. Not automatic: those re-index a wallet at every change of any wallet. */
export const registryIndexes: readonly Contracts.State.WalletIndexerIndex[] = [
    { name: RegistryIndexes.Vendors, indexer: vendorsIndexer, autoIndex: false },
    { name: RegistryIndexes.Licensees, indexer: licenseesIndexer, autoIndex: false },
];
