import { vendorOf } from "../transactions";
import { Entry, LicenseState, Vendor } from "../wallet-attributes";
import { Moment, PackageView } from "./decision";
import { latestVersion } from "./latest-version";
import { TransactionHeights } from "./transaction-heights";

/** Records with all their former states: what a past moment is read from. */
export interface Records {
    vendor(name: string): Vendor | undefined;
    licenseEntry(address: string, name: string): Entry<LicenseState> | undefined;
}

export interface PastBlock {
    readonly height: number;
    /** seconds of the network's epoch */
    readonly timestamp: number;
}

/**
 * The registry as it was after a block of the chain, exactly: each record's entries go back to its first. A node that
 * has the block lacks nothing of it, so this is never behind.
 */
export class PastMoment implements Moment {
    public readonly synced = true;

    public constructor(
        private readonly records: Records,
        private readonly heights: TransactionHeights,
        private readonly block: PastBlock,
    ) {}

    public get height(): number {
        return this.block.height;
    }

    public get chainTime(): number {
        return this.block.timestamp;
    }

    /** @throws HistoryUnavailableError */
    public package(name: string): PackageView | undefined {
        const found = this.records.vendor(vendorOf(name));
        const owner = this.heights.stateAt(found?.log, this.height);
        const state = this.heights.stateAt(found?.packages.get(name), this.height);

        return owner && state && { name, vendor: vendorOf(name), owner, state, latest: latestVersion(state) };
    }

    /** @throws HistoryUnavailableError */
    public license(address: string, name: string): LicenseState | undefined {
        return this.heights.stateAt(this.records.licenseEntry(address, name), this.height);
    }
}
