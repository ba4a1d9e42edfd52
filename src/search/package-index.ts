import { setImmediate } from "node:timers/promises";

import { CoreSupport } from "./core-support";
import { filterOf } from "./filter";
import { ListQuery } from "./list-query";
import { Listing, ListingFacts } from "./listing";
import { ListingPage } from "./listing-page";
import { OrderedListings } from "./ordered-listings";
import { pageOf } from "./planner";
import { TextIndex } from "./text-index";

/** Orders and words cannot be made what the listings say. It stays so: only a new index helps. */
export class BrokenIndexError extends Error {
    public override readonly name = "BrokenIndexError";
}

/** How long others wait for a slice of work: in milliseconds. */
const SLICE = 2;

/**
 * All packages, for lists and searches: in every order, by word, by range of Core. It is always what the listings alone
 * say, so undoing is changing back. No block waits for orders and words: what comes or changes is only noted, and taken
 * in when somebody asks for a list that depends on it, or earlier by `settle`.
 */
export class PackageIndex {
    private readonly core = new CoreSupport();
    private readonly listings = new OrderedListings();
    private readonly texts = new TextIndex();
    /** those that may have come or changed since orders and words were settled, each once */
    private readonly unsettled: Listing[] = [];
    private settling: Promise<void> | undefined;
    /** ends when all have had their turn who wait for one */
    private turns: Promise<unknown> = Promise.resolve();

    public add(name: string, facts: ListingFacts): Listing {
        const listing = new Listing(name, facts);
        this.listings.add(listing);
        this.note(listing);

        return listing;
    }

    /** At once, in orders and words too: another of the same name may be next, and only a revert comes here. */
    public remove(listing: Listing): void {
        this.listings.remove(listing);
        listing.removed = true;
        this.listings.settle(listing);
        this.texts.settle(listing);
    }

    /** Takes over what has changed. */
    public update(listing: Listing, { price, trial, published, sold, description }: ListingFacts): void {
        if (listing.description !== description) {
            this.texts.remove(listing);
        }

        Object.assign(listing, { price, trial, published, sold, description });
        this.note(listing);
    }

    /** Of all that `update` takes over, the part that changes most often. */
    public updateSold(listing: Listing, sold: number): void {
        listing.sold = sold;
        this.note(listing);
    }

    /** Notes that one more release of the package, which is not yanked, works with a range of Core versions. */
    public addRange(listing: Listing, range: string): void {
        listing.ranges = this.core.add(listing.ranges, range);
    }

    public removeRange(listing: Listing, range: string): void {
        listing.ranges = this.core.remove(listing.ranges, range);
    }

    /**
     * Brings orders and words up to date, with breaks for others: whoever asks soon need not wait for it.
     *
     * @throws BrokenIndexError
     */
    public settle(): Promise<void> {
        // One at a time: of several each would take its slice in the same turn of the event loop.
        this.settling ??= this.settleAll().finally(() => (this.settling = undefined));

        return this.settling;
    }

    /**
     * @param query its `core` a valid version
     * @throws BrokenIndexError
     */
    public async page(query: ListQuery): Promise<ListingPage> {
        const satisfies = query.core === undefined ? undefined : await this.core.satisfiedBy(query.core);

        if (needsSettled(query) && this.unsettled.length > 0) {
            // Each wait, be it for a settled promise, lets Core apply a transaction.
            do {
                await this.settle();
                await this.turn();
            } while (!this.settleSlice());
        }

        return pageOf(this.sources, query, filterOf(query, satisfies));
    }

    private note(listing: Listing): void {
        if (!listing.unsettled) {
            listing.unsettled = true;
            this.unsettled.push(listing);
        }
    }

    /** A turn of the event loop for each who waits: many answers at once would hold up everything else. */
    private turn(): Promise<unknown> {
        this.turns = this.turns.then(() => setImmediate());

        return this.turns;
    }

    private async settleAll(): Promise<void> {
        while (!this.settleSlice()) {
            await setImmediate();
        }
    }

    /** @returns whether nothing is left */
    private settleSlice(): boolean {
        const end = performance.now() + SLICE;

        for (let listing = this.unsettled.at(-1); listing; listing = this.unsettled.at(-1)) {
            try {
                this.listings.settle(listing);
                this.texts.settle(listing);
            } catch (error) {
                throw new BrokenIndexError((error as Error).message, { cause: error });
            }

            listing.unsettled = false;
            this.unsettled.pop();

            if (performance.now() >= end) {
                break;
            }
        }

        return this.unsettled.length === 0;
    }

    private get sources() {
        const { listings, texts } = this;

        return { listings, texts };
    }
}

/** Names are always in order, and what vendors are searched for is sorted when it has been found. */
const needsSettled = ({ text, vendors, order: { by } }: ListQuery): boolean =>
    text !== undefined || (vendors === undefined && by !== "name" && by !== "relevance");
