import BTree from "sorted-btree";

import { Listing, ListingFacts, PackageIndex } from "../search";
import { vendorOf } from "../transactions";
import { append } from "./append";
import { Dependents } from "./dependents";
import { OwnerChange, PackageChange } from "./history";
import { ChangeList, newestFirst } from "./newest-first";
import { PackageHistory } from "./package-history";

interface Package {
    readonly history: PackageHistory;
    readonly listing: Listing;
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/**
 * All that a catalogue holds, in trees: names come from the chain, and whoever chooses keys can make hashes collide.
 * What the chain cannot have left missing, it throws for.
 */
export class Contents {
    public readonly index = new PackageIndex();
    public readonly dependents = new Dependents();
    /** how many of the registry's transactions there are */
    public transactions = 0;
    private readonly packages = new BTree<string, Package>(undefined, compare);
    /** vendor → its owners, the current one last */
    private readonly owners = new BTree<string, OwnerChange[]>(undefined, compare);

    public package(name: string): PackageHistory | undefined {
        return this.packages.get(name)?.history;
    }

    /** @throws Error if the package has no release */
    public packageOf(name: string): PackageHistory {
        return this.demand(name).history;
    }

    public ownersOf(vendor: string): readonly OwnerChange[] {
        return this.owners.get(vendor) ?? [];
    }

    public addOwner(vendor: string, change: OwnerChange): void {
        const owners = this.owners.get(vendor);

        if (owners) {
            this.owners.set(vendor, append(owners, change));
        } else {
            this.owners.set(vendor, [change]);
        }
    }

    /** @throws Error if the newest owner is not of this transaction */
    public undoOwner(vendor: string, transactionId: string): void {
        const owners = this.owners.get(vendor) ?? [];

        if (owners.pop()?.transactionId !== transactionId) {
            throw new Error(`${transactionId} is not the newest change of ${vendor}'s owner`);
        }

        if (owners.length === 0) {
            this.owners.delete(vendor);
        }
    }

    /** Changes a package's history, and what follows from it: its places in lists, and who requires whom. */
    public change(name: string, step: (history: PackageHistory) => void): void {
        const { history, listing } = this.demand(name);
        const former = history.latestRelease;
        step(history);

        if (history.isEmpty) {
            this.dependents.changeLatest(name, former.requirements, undefined);
            this.packages.delete(name);
            this.index.remove(listing);
            return;
        }

        const latest = history.latestRelease;

        if (former.version !== latest.version) {
            this.dependents.changeLatest(name, former.requirements, latest.requirements);
        }

        this.index.update(listing, factsOf(history));
    }

    /** Changes who holds licenses of a package and how many were sold, which nothing else depends on. */
    public changeLicenses(name: string, step: (history: PackageHistory) => void): void {
        const { history, listing } = this.demand(name);
        step(history);

        if (listing.sold !== history.sold) {
            this.index.updateSold(listing, history.sold);
        }
    }

    /** Adds a release, be it the package's first. */
    public addRelease(name: string, step: (history: PackageHistory) => void): void {
        if (this.packages.has(name)) {
            this.change(name, step);
        } else {
            const history = new PackageHistory(name);
            step(history);
            const listing = this.index.add(name, factsOf(history));
            this.packages.set(name, { history, listing });
            this.dependents.changeLatest(name, undefined, history.latestRelease.requirements);
        }
    }

    /** Notes that a release can be chosen, or with `false` that it cannot any more. */
    public offer(name: string, range: string, offered: boolean): void {
        const { listing } = this.demand(name);

        if (offered) {
            this.index.addRange(listing, range);
        } else {
            this.index.removeRange(listing, range);
        }
    }

    /** Changes of terms, owner and yanks since the first release, newest first. */
    public changes(name: string, offset: number, limit: number): { total: number; changes: PackageChange[] } {
        const history = this.packageOf(name);
        const since = history.firstRelease.ordinal;
        const owners = this.ownersOf(vendorOf(name));
        const former = owners.findIndex(({ ordinal }) => ordinal > since);
        const lists: ChangeList[] = [
            { type: "terms", changes: history.termsChanges },
            { type: "yank", changes: history.yankChanges },
            { type: "owner", changes: former === -1 ? [] : owners.slice(former) },
        ];

        return {
            total: lists.reduce((sum, { changes }) => sum + changes.length, 0),
            changes: newestFirst(lists, offset, limit),
        };
    }

    private demand(name: string): Package {
        const found = this.packages.get(name);

        if (!found) {
            throw new Error(`${name} has no release`);
        }

        return found;
    }
}

const factsOf = (history: PackageHistory): ListingFacts => ({
    price: BigInt(history.terms.price),
    trial: history.terms.trialPeriod > 0,
    published: history.newestRelease.timestamp,
    sold: history.sold,
    description: history.latestRelease.description,
});
