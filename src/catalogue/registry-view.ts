import { Container, Contracts } from "@arkecosystem/core-kernel";

import { vendorOf } from "../transactions";
import { Entry, licensesOf, LicenseState, RegistryIndexes, Vendor, vendorsOf } from "../wallet-attributes";
import { Catalogue } from "./catalogue";
import { Decision, decisionAt, FactsOf, Moment, PackageView } from "./decision";
import { CatalogueIdentifier, TransactionHeightsIdentifier } from "./identifier";
import { latestVersion } from "./latest-version";
import { PastBlock, PastMoment, Records } from "./past-moment";
import { TransactionHeights } from "./transaction-heights";

/**
 * The registry as the chain has it now, for the API and for code inside the node: looks up, never writes. What it
 * takes from wallets is there at once; only history can be unavailable.
 */
@Container.injectable()
export class RegistryView implements Moment, Records {
    @Container.inject(Container.Identifiers.Application)
    private readonly app!: Contracts.Kernel.Application;

    @Container.inject(Container.Identifiers.WalletRepository)
    @Container.tagged("state", "blockchain")
    private readonly wallets!: Contracts.State.WalletRepository;

    @Container.inject(Container.Identifiers.StateStore)
    private readonly stateStore!: Contracts.State.StateStore;

    @Container.inject(CatalogueIdentifier)
    private readonly catalogue!: Catalogue;

    @Container.inject(TransactionHeightsIdentifier)
    private readonly heights!: TransactionHeights;

    /** Core's own notion: without peers a node counts as synced. */
    public get synced(): boolean {
        return this.app.get<Contracts.Blockchain.Blockchain>(Container.Identifiers.BlockchainService).isSynced();
    }

    /** The last block's timestamp, in seconds of the network's epoch. */
    public get chainTime(): number {
        return this.stateStore.getLastBlock().data.timestamp;
    }

    public get lastBlockId(): string | undefined {
        return this.stateStore.getLastBlock().data.id;
    }

    public get height(): number {
        return this.stateStore.getLastBlock().data.height;
    }

    public vendor(name: string): Vendor | undefined {
        if (!this.wallets.hasByIndex(RegistryIndexes.Vendors, name)) {
            return undefined;
        }

        return vendorsOf(this.wallets.findByIndex(RegistryIndexes.Vendors, name)).get(name);
    }

    public package(name: string): PackageView | undefined {
        const vendor = vendorOf(name);
        const found = this.vendor(vendor);
        const state = found?.packages.get(name)?.state;

        return found && state && { name, vendor, owner: found.log.state, state, latest: latestVersion(state) };
    }

    /** A wallet by address, public key or delegate's name, as Core's own routes take it. Creates none. */
    public wallet(id: string): Contracts.State.Wallet | undefined {
        if (this.wallets.hasByAddress(id)) {
            return this.wallets.findByAddress(id);
        }

        if (this.wallets.hasByPublicKey(id)) {
            return this.wallets.findByPublicKey(id);
        }

        return this.wallets.hasByUsername(id) ? this.wallets.findByUsername(id) : undefined;
    }

    /** What the wallet of an address holds or held of a package. */
    public license(address: string, name: string): LicenseState | undefined {
        return this.licenseEntry(address, name)?.state;
    }

    /** All that a wallet ever held of a package, newest first. */
    public licenseEntry(address: string, name: string): Entry<LicenseState> | undefined {
        return this.wallets.hasByAddress(address)
            ? licensesOf(this.wallets.findByAddress(address)).get(name)
            : undefined;
    }

    /** @param version default: the latest */
    public decide(name: string, address: string, version?: string): Decision {
        return decisionAt(this, this.factsOf, { name, address, version });
    }

    /**
     * What `decide` said after a block of the past.
     *
     * @throws HistoryUnavailableError
     */
    public decideAt(block: PastBlock, name: string, address: string, version?: string): Decision {
        return decisionAt(new PastMoment(this, this.heights, block), this.factsOf, { name, address, version });
    }

    private readonly factsOf: FactsOf = (name, version) => {
        const history = this.catalogue.unavailable === undefined ? this.catalogue.package(name) : undefined;
        const release = history?.release(version);
        const minorReleasedAt = history?.minorReleasedAt(version);

        return release && minorReleasedAt !== undefined ? { free: release.free, minorReleasedAt } : "unavailable";
    };
}
