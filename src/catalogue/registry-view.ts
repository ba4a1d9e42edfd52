import { Container, Contracts } from "@arkecosystem/core-kernel";

import { vendorOf } from "../transactions";
import { ReleaseFacts } from "../verdict";
import { Entry, licensesOf, LicenseState, RegistryIndexes, Vendor, vendorsOf } from "../wallet-attributes";
import { Catalogue } from "./catalogue";
import { Decision, decisionAt, FactsOf, Moment, PackageView } from "./decision";
import { Release } from "./history";
import { CatalogueIdentifier, TransactionHeightsIdentifier } from "./identifier";
import { latestVersion } from "./latest-version";
import { PackageHistory } from "./package-history";
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

    /** bound when everything is registered, so looked up when first needed: Core's container takes its time */
    private blockchain: Contracts.Blockchain.Blockchain | undefined;

    /**
     * Core's own notion, by which a node without peers is synced; but not before the state is built from the database:
     * until then a node has neither peers nor any record.
     */
    public get synced(): boolean {
        if (!this.stateStore.isStarted()) {
            return false;
        }

        this.blockchain ??= this.app.get<Contracts.Blockchain.Blockchain>(Container.Identifiers.BlockchainService);

        return this.blockchain.isSynced();
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
        const owner = this.find(RegistryIndexes.Vendors, name);

        return owner && vendorsOf(owner).get(name);
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

    /** Whether the chain knows an address, which is then a valid one. */
    public knows(address: string): boolean {
        return this.wallets.hasByAddress(address);
    }

    /** What the wallet of an address holds or held of a package. */
    public license(address: string, name: string): LicenseState | undefined {
        return this.licenseEntry(address, name)?.state;
    }

    /** All that a wallet ever held of a package, newest first. */
    public licenseEntry(address: string, name: string): Entry<LicenseState> | undefined {
        return licensesOf(this.find(Contracts.State.WalletIndexes.Addresses, address)).get(name);
    }

    /** @param version default: the latest */
    public decide(name: string, address: string, version?: string): Decision {
        // Core takes a while to find its last block: once is enough.
        const { height, timestamp } = this.stateStore.getLastBlock().data;
        const now: Moment = {
            height,
            chainTime: timestamp,
            synced: this.synced,
            package: (plugin) => this.package(plugin),
            license: (wallet, plugin) => this.license(wallet, plugin),
        };

        return decisionAt(now, this.factsOf, { name, address, version });
    }

    /**
     * What `decide` said after a block of the past.
     *
     * @throws HistoryUnavailableError
     */
    public decideAt(block: PastBlock, name: string, address: string, version?: string): Decision {
        return decisionAt(new PastMoment(this, this.heights, block), this.factsOf, { name, address, version });
    }

    /** Looks once where `has` and `find` look three times, and creates no wallet. */
    private find(index: string, key: string): Contracts.State.Wallet | undefined {
        return this.wallets.getIndex(index).get(key) as Contracts.State.Wallet | undefined;
    }

    private readonly factsOf: FactsOf = (name, version) => {
        const history = this.catalogue.unavailable === undefined ? this.catalogue.package(name) : undefined;
        const release = history?.release(version);

        return history && release ? new KnownRelease(history, release) : "unavailable";
    };
}

/** A class: a literal with a getter gets a shape of its own each time, which took longer than all else in a decision. */
class KnownRelease implements ReleaseFacts {
    public readonly free: boolean;

    public constructor(
        private readonly history: PackageHistory,
        private readonly release: Release,
    ) {
        this.free = release.free;
    }

    /** Only a fallback asks for it. */
    public get minorReleasedAt(): number {
        return this.history.minorReleasedAt(this.release.version) ?? this.release.timestamp;
    }
}
