import { ReleaseAsset, sameTerms, Terms, UnyankAsset, YankAsset } from "../transactions";
import { append } from "./append";
import { Occasion, Release, TermsChange, Yank, YankChange } from "./history";
import { sameRequirements } from "./same-requirements";
import { Versions } from "./versions";

/** Nobody changes it: a list that is this short is copied to grow. */
const NONE: never[] = [];

/**
 * What the chain's transactions said about one package. Each list only grows at its end; whoever undoes names the
 * transaction, and what is last must be of that transaction.
 */
export class PackageHistory {
    private readonly byVersion = new Versions<Release>();
    /** versions in the order in which they were released */
    private released: string[] = NONE;
    private changesOfTerms: TermsChange[] = NONE;
    private changesOfYanks: YankChange[] = NONE;
    private holders: string[] = NONE;
    private soldLicenses = 0;

    public constructor(public readonly name: string) {}

    public get isEmpty(): boolean {
        return this.released.length === 0;
    }

    /** Full licenses sold; those that an owner granted are not. */
    public get sold(): number {
        return this.soldLicenses;
    }

    public get releaseCount(): number {
        return this.released.length;
    }

    public get firstRelease(): Release {
        return this.demand(this.released[0]);
    }

    public get newestRelease(): Release {
        return this.demand(this.released.at(-1));
    }

    /** The release of the latest version; see `latestVersion`. */
    public get latestRelease(): Release {
        return demand(this.byVersion.latest());
    }

    public release(version: string): Release | undefined {
        return this.byVersion.get(version);
    }

    /** Newest first. */
    public releases(offset = 0, limit = this.released.length): Release[] {
        return newestFirst(this.released, offset, limit).map((version) => this.demand(version));
    }

    /** When the first version of the same major.minor was released: seconds of the network's epoch. */
    public minorReleasedAt(version: string): number | undefined {
        return this.byVersion.firstOfMinor(version)?.timestamp;
    }

    /** The current terms. */
    public get terms(): Terms {
        return demand(this.changesOfTerms.at(-1)).terms;
    }

    /** Each change of the current terms, oldest first. */
    public get termsChanges(): readonly TermsChange[] {
        return this.changesOfTerms;
    }

    /** Each yank and each end of one, oldest first. */
    public get yankChanges(): readonly YankChange[] {
        return this.changesOfYanks;
    }

    /** Addresses of wallets that hold or held a license, in the order in which they got their first. */
    public get licensees(): readonly string[] {
        return this.holders;
    }

    public addRelease(asset: ReleaseAsset, occasion: Occasion): void {
        const former = this.isEmpty ? undefined : this.newestRelease;
        this.byVersion.add(
            new Release(occasion, asset, {
                requirements:
                    former && sameRequirements(former.requirements, asset.requirements)
                        ? former.requirements
                        : asset.requirements,
                description: former?.description === asset.description ? former?.description : asset.description,
            }),
        );
        this.released = append(this.released, asset.version);
        this.changeTerms(asset.terms, occasion);
    }

    public undoRelease({ version }: ReleaseAsset, transactionId: string): void {
        assertOwn(this.newestRelease, transactionId);
        this.released.pop();
        this.byVersion.delete(version);
        this.undoTerms(transactionId);
    }

    public changeTerms(terms: Terms, occasion: Occasion): void {
        const current = this.changesOfTerms.at(-1)?.terms;

        if (!current || !sameTerms(terms, current)) {
            this.changesOfTerms = append(this.changesOfTerms, new TermsChange(occasion, terms));
        }
    }

    /** A transaction that left the terms as they were has nothing here to undo. */
    public undoTerms(transactionId: string): void {
        if (this.changesOfTerms.at(-1)?.transactionId === transactionId) {
            this.changesOfTerms.pop();
        }
    }

    public changeYank(asset: YankAsset | UnyankAsset, occasion: Occasion): void {
        const release = this.demand(asset.version);
        const yank = asset.action === "yank" ? new Yank(occasion, asset.reason, asset.message) : undefined;
        const change = new YankChange(occasion, release.version, yank, release.yank);
        this.changesOfYanks = append(this.changesOfYanks, change);
        release.yank = yank;
    }

    public undoYank({ version }: YankAsset | UnyankAsset, transactionId: string): void {
        const change = demand(this.changesOfYanks.at(-1));
        assertOwn(change, transactionId);
        this.changesOfYanks.pop();
        this.demand(version).yank = change.former;
    }

    public addLicensee(address: string): void {
        this.holders = append(this.holders, address);
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

    private demand(version: string | undefined): Release {
        const release = version === undefined ? undefined : this.byVersion.get(version);

        if (!release) {
            throw new Error(`${this.name}@${version ?? "latest"} has no release`);
        }

        return release;
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
