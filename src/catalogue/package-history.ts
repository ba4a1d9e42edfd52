import { isFree, minorOf, ReleaseAsset, sameTerms, Terms, UnyankAsset, YankAsset } from "../transactions";
import { Occasion, Release, TermsChange } from "./history";

interface Slot {
    release: Release;
    /** what `release.yank` was before each yank and unyank, oldest first */
    readonly formerYanks: { readonly transactionId: string; readonly yank: Release["yank"] }[];
}

/**
 * What the chain's transactions said about one package. Each list only grows at its end; whoever undoes names the
 * transaction, and what is last must be of that transaction.
 */
export class PackageHistory {
    private readonly slots: Slot[] = [];
    private readonly places = new Map<string, number>();
    /** major.minor → the first version released in it */
    private readonly minors = new Map<string, string>();
    private readonly changesOfTerms: TermsChange[] = [];
    private readonly holders: string[] = [];
    private soldLicenses = 0;

    public constructor(public readonly name: string) {}

    public get isEmpty(): boolean {
        return this.slots.length === 0;
    }

    /** Full licenses sold; those that an owner granted are not. */
    public get sold(): number {
        return this.soldLicenses;
    }

    public get releaseCount(): number {
        return this.slots.length;
    }

    public get firstRelease(): Release {
        return demand(this.slots[0]).release;
    }

    public get newestRelease(): Release {
        return demand(this.slots.at(-1)).release;
    }

    public release(version: string): Release | undefined {
        const place = this.places.get(version);

        return place === undefined ? undefined : this.slots[place]?.release;
    }

    /** Newest first. */
    public releases(offset = 0, limit = this.slots.length): Release[] {
        return newestFirst(this.slots, offset, limit).map(({ release }) => release);
    }

    /** When the first version of the same major.minor was released: seconds of the network's epoch. */
    public minorReleasedAt(version: string): number | undefined {
        const first = this.minors.get(minorOf(version));

        return first === undefined ? undefined : this.release(first)?.timestamp;
    }

    /** Each change of the current terms, oldest first. */
    public get termsChanges(): readonly TermsChange[] {
        return this.changesOfTerms;
    }

    /** Addresses of wallets that hold or held a license, in the order in which they got their first. */
    public get licensees(): readonly string[] {
        return this.holders;
    }

    public addRelease(asset: ReleaseAsset, occasion: Occasion): void {
        const { version, integrity, requirements, description, source, terms } = asset;
        const release = { ...occasion, version, integrity, requirements, description, source, free: isFree(terms) };
        this.places.set(version, this.slots.length);
        this.slots.push({ release: { ...release, yank: undefined }, formerYanks: [] });
        this.changeTerms(terms, occasion);

        if (!this.minors.has(minorOf(version))) {
            this.minors.set(minorOf(version), version);
        }
    }

    public undoRelease({ version }: ReleaseAsset, transactionId: string): void {
        assertOwn(demand(this.slots.at(-1)).release, transactionId);
        this.slots.pop();
        this.places.delete(version);
        this.undoTerms(transactionId);

        if (this.minors.get(minorOf(version)) === version) {
            this.minors.delete(minorOf(version));
        }
    }

    public changeTerms(terms: Terms, occasion: Occasion): void {
        const current = this.changesOfTerms.at(-1)?.terms;

        if (!current || !sameTerms(terms, current)) {
            this.changesOfTerms.push({ ...occasion, terms });
        }
    }

    /** A transaction that left the terms as they were has nothing here to undo. */
    public undoTerms(transactionId: string): void {
        if (this.changesOfTerms.at(-1)?.transactionId === transactionId) {
            this.changesOfTerms.pop();
        }
    }

    public changeYank(asset: YankAsset | UnyankAsset, occasion: Occasion): void {
        const slot = this.slot(asset.version);
        slot.formerYanks.push({ transactionId: occasion.transactionId, yank: slot.release.yank });
        slot.release = {
            ...slot.release,
            yank: asset.action === "yank" ? { ...occasion, reason: asset.reason, message: asset.message } : undefined,
        };
    }

    public undoYank({ version }: YankAsset | UnyankAsset, transactionId: string): void {
        const slot = this.slot(version);
        const former = demand(slot.formerYanks.at(-1));
        assertOwn(former, transactionId);
        slot.formerYanks.pop();
        slot.release = { ...slot.release, yank: former.yank };
    }

    public addLicensee(address: string): void {
        this.holders.push(address);
    }

    public undoLicensee(address: string): void {
        if (this.holders.pop() !== address) {
            throw new Error(`${address} is not the newest licensee of ${this.name}`);
        }
    }

    /** @param count 1, or -1 to undo */
    public addSale(count: 1 | -1): void {
        this.soldLicenses += count;
    }

    private slot(version: string): Slot {
        const slot = this.slots[this.places.get(version) ?? -1];

        if (!slot) {
            throw new Error(`${this.name}@${version} has no release`);
        }

        return slot;
    }
}

/** A page of a list that grows at its end, without a copy of the rest. */
function newestFirst<T>(list: readonly T[], offset: number, limit: number): T[] {
    const end = Math.max(list.length - offset, 0);

    return list.slice(Math.max(end - limit, 0), end).reverse();
}

function demand<T>(value: T | undefined): T {
    if (value === undefined) {
        throw new Error("the history is empty");
    }

    return value;
}

function assertOwn(last: { readonly transactionId: string }, transactionId: string): void {
    if (last.transactionId !== transactionId) {
        throw new Error(`expected ${transactionId}, got ${last.transactionId}`);
    }
}
