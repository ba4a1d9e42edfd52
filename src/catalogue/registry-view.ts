import { Container, Contracts } from "@arkecosystem/core-kernel";

import { feeOf, Terms, vendorOf } from "../transactions";
import { ReleaseFacts, Verdict, verdict } from "../verdict";
import {
    licenseOf,
    LicenseState,
    PackageState,
    RegistryIndexes,
    Vendor,
    vendorsOf,
    VendorState,
} from "../wallet-attributes";
import { Catalogue } from "./catalogue";
import { CatalogueIdentifier } from "./identifier";
import { latestVersion } from "./latest-version";

export interface PackageView {
    readonly name: string;
    readonly vendor: string;
    readonly owner: VendorState;
    readonly state: PackageState;
    /** see `latestVersion` */
    readonly latest: string;
}

/** A verdict with the chain's state that it was given on. */
export interface Decision extends Verdict {
    /** seconds of the network's epoch */
    readonly chainTime: number;
    readonly height: number;
    readonly synced: boolean;
    /** the package's current terms; null if it is not published */
    readonly terms: Terms | null;
}

/**
 * The registry as the chain has it now, for the API and for code inside the node: looks up, never writes. What it
 * takes from wallets is there at once; only history can be unavailable.
 */
@Container.injectable()
export class RegistryView {
    @Container.inject(Container.Identifiers.Application)
    private readonly app!: Contracts.Kernel.Application;

    @Container.inject(Container.Identifiers.WalletRepository)
    @Container.tagged("state", "blockchain")
    private readonly wallets!: Contracts.State.WalletRepository;

    @Container.inject(Container.Identifiers.StateStore)
    private readonly stateStore!: Contracts.State.StateStore;

    @Container.inject(CatalogueIdentifier)
    private readonly catalogue!: Catalogue;

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
        return this.wallets.hasByAddress(address) ? licenseOf(this.wallets.findByAddress(address), name) : undefined;
    }

    /** @param version default: the latest */
    public decide(name: string, address: string, version?: string): Decision {
        const { synced, chainTime, height } = this;
        const plugin = this.package(name);
        const asked = version ?? plugin?.latest;
        const found = verdict({
            synced,
            chainTime,
            address,
            plugin: plugin && {
                name,
                owner: plugin.owner.owner,
                terms: plugin.state.terms,
                fees: { full: feeOf("full").toString(), trial: feeOf("trial").toString() },
            },
            version: asked,
            release: plugin && this.release(plugin, asked),
            license: this.license(address, name),
        });

        return { ...found, chainTime, height, synced, terms: plugin?.state.terms ?? null };
    }

    private release(
        { name, state }: PackageView,
        version: string | undefined,
    ): ReleaseFacts | "unavailable" | undefined {
        if (version === undefined || !state.versions.has(version)) {
            return undefined;
        }

        const history = this.catalogue.unavailable === undefined ? this.catalogue.package(name) : undefined;
        const release = history?.release(version);
        const minorReleasedAt = history?.minorReleasedAt(version);

        return release && minorReleasedAt !== undefined ? { free: release.free, minorReleasedAt } : "unavailable";
    }
}
