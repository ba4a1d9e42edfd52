import {
    activationOf,
    Aip35Milestone,
    aip35Milestones,
    DEFAULT_FEES,
    DEFAULT_RESERVED_VENDORS,
    DEFAULT_VENDORS_PER_OWNER,
    FEE_TIERS,
} from "../transactions";
import { hashRecord, hashText, StateRecord } from "../wallet-attributes";

export interface RegistryCounts {
    readonly vendors: number;
    readonly packages: number;
    readonly releases: number;
    readonly grants: number;
}

export interface RegistrySummary {
    /** 64 hexadecimal digits */
    readonly digest: string;
    readonly counts: RegistryCounts;
}

/** What a record's entry adds to the counts. */
function countsOf(record: StateRecord): RegistryCounts {
    const first = record.entry.position === 0;

    return {
        vendors: record.type === "vendor" && first ? 1 : 0,
        packages: record.type === "package" && first ? 1 : 0,
        releases: record.type === "package" && isRelease(record) ? 1 : 0,
        grants: record.type === "license" && record.entry.state.change.type === "granted" ? 1 : 0,
    };
}

function isRelease({ entry }: Extract<StateRecord, { type: "package" }>): boolean {
    const version = entry.state.touched?.version;

    return version !== undefined && !entry.previous?.state.versions.has(version);
}

function describeMilestone(aip35: true | Aip35Milestone): string {
    const settings = aip35 === true ? {} : aip35;
    const fees = FEE_TIERS.map((tier) => `${tier}=${settings.fees?.[tier] ?? DEFAULT_FEES[tier]}`);
    const reserved = [...(settings.reservedVendors ?? DEFAULT_RESERVED_VENDORS)].sort();

    return [...fees, ...reserved, settings.vendorsPerOwner ?? DEFAULT_VENDORS_PER_OWNER].join();
}

/** Canonical text of everything that decides what a node accepts: nodes that differ in it differ in the digest. */
export function describeConfiguration(activationHeight: number | undefined): string {
    const lines = aip35Milestones()
        .flatMap(({ height, aip35 }) => (aip35 ? [{ height, text: describeMilestone(aip35) }] : []))
        .filter(({ text }, index, all) => text !== all[index - 1]?.text)
        .map(({ height, text }) => `${height}:${text}`);

    return [`activation=${activationHeight ?? "milestone"}`, ...lines].join("\n");
}

/**
 * Digest and counts of the chain's state, kept up to date transaction by transaction. One per node: only the chain's
 * own wallet repository feeds it. The digest is a sum of hashes modulo 2^256, so it does not depend on the order of
 * records and can be undone exactly. It is a means to compare nodes, not a commitment: a sum can be forged.
 */
export class RegistryState {
    public readonly configurationHash: string;
    /** both types are valid after the block of this height; undefined if nothing activates them */
    public readonly activeFrom: number | undefined;
    private readonly seed: bigint;
    private sum: bigint;
    private totals: RegistryCounts = { vendors: 0, packages: 0, releases: 0, grants: 0 };
    private between: (RegistrySummary & { readonly blockId: string | undefined }) | undefined;

    /** @param activationHeight the option of private networks; undefined where the milestone alone decides */
    public constructor(activationHeight: number | undefined) {
        this.activeFrom = activationOf(activationHeight)?.height;
        this.seed = hashText(describeConfiguration(activationHeight));
        this.configurationHash = toHex(this.seed);
        this.sum = this.seed;
    }

    public get digest(): string {
        return toHex(this.sum);
    }

    public get counts(): RegistryCounts {
        return { ...this.totals };
    }

    /**
     * Digest and counts as of the chain's last block. A block is applied and reverted transaction by transaction, and
     * whoever asks in between must not be told of half of it.
     *
     * @param lastBlockId id of the last block, by the state store
     */
    public at(lastBlockId: string | undefined): RegistrySummary {
        const { between } = this;

        return between && between.blockId === lastBlockId
            ? { digest: between.digest, counts: between.counts }
            : this.summary();
    }

    /** Starts from nothing, as before a bootstrap. */
    public reset(): void {
        this.between = undefined;
        this.sum = this.seed;
        this.totals = { vendors: 0, packages: 0, releases: 0, grants: 0 };
    }

    /** @param lastBlockId id of the last block before this change; absent at bootstrap */
    public apply(records: readonly StateRecord[], lastBlockId?: string): void {
        this.remember(lastBlockId);
        this.change(records, 1);
    }

    /** @param lastBlockId id of the block that is being reverted */
    public revert(records: readonly StateRecord[], lastBlockId?: string): void {
        this.remember(lastBlockId);
        this.change(records, -1);
    }

    private summary(): RegistrySummary {
        return { digest: this.digest, counts: this.counts };
    }

    private remember(blockId: string | undefined): void {
        if (blockId !== undefined && this.between?.blockId !== blockId) {
            this.between = { blockId, ...this.summary() };
        }
    }

    /** Counts everything before the first write, so that what throws leaves the state as it was. */
    private change(records: readonly StateRecord[], sign: 1 | -1): void {
        let { sum } = this;
        let { vendors, packages, releases, grants } = this.totals;

        for (const record of records) {
            const counts = countsOf(record);
            sum += sign === 1 ? hashRecord(record) : -hashRecord(record);
            vendors += sign * counts.vendors;
            packages += sign * counts.packages;
            releases += sign * counts.releases;
            grants += sign * counts.grants;
        }

        this.sum = BigInt.asUintN(256, sum);
        this.totals = { vendors, packages, releases, grants };
    }
}

const toHex = (value: bigint): string => value.toString(16).padStart(64, "0");
