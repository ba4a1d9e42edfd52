import { Container, Contracts } from "@arkecosystem/core-kernel";

import { licenseOf, LicenseState, RegistryIndexes } from "../wallet-attributes";

/** The chain's own wallets, which are there once Core's state is, later than this package. */
const walletsOf = (app: Contracts.Kernel.Application): Contracts.State.WalletRepository =>
    app.getTagged(Container.Identifiers.WalletRepository, "state", "blockchain");

/** Address of a vendor's owner. */
export function ownerOf(app: Contracts.Kernel.Application, vendor: string): string | undefined {
    const wallets = walletsOf(app);

    return wallets.hasByIndex(RegistryIndexes.Vendors, vendor)
        ? wallets.findByIndex(RegistryIndexes.Vendors, vendor).getAddress()
        : undefined;
}

/** What the wallet of an address holds or held of a package. */
export function heldBy(app: Contracts.Kernel.Application, address: string, name: string): LicenseState | undefined {
    const wallets = walletsOf(app);

    return wallets.hasByAddress(address) ? licenseOf(wallets.findByAddress(address), name) : undefined;
}
