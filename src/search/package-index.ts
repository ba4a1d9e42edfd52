import { setImmediate } from "node:timers/promises";

import { CoreSupport } from "./core-support";
import { filterOf } from "./filter";
import { ListQuery } from "./list-query";
import { Listing, ListingFacts } from "./listing";
import { ListingPage } from "./listing-page";
import { OrderedListings } from "./ordered-listings";
import { pageOf } from "./planner";
import { textOf } from "./text";
import { TextIndex } from "./text-index";

/** A few milliseconds of work. */
const SETTLED_AT_ONCE = 100;

/**
 * All packages, for lists and searches: in every order, by word, by range of Core. A change costs O(log n) for each
 * word that it touches, and for each order when a list is asked for. It is always what the listings alone say, so undoing is changing back.
 */
export class PackageIndex {
    private readonly core = new CoreSupport();
    private readonly listings = new OrderedListings();
    private readonly texts = new TextIndex();

    public add(name: string, facts: ListingFacts): Listing {
        const listing = new Listing(name, facts);
        this.listings.add(listing);
        this.texts.add(listing);

        return listing;
    }

    public remove(listing: Listing): void {
        this.listings.remove(listing);
        this.texts.remove(listing);
    }

    /** Takes over what has changed. */
    public update(listing: Listing, { price, trial, published, sold, description }: ListingFacts): void {
        Object.assign(listing, { price, trial, published, sold });
        this.listings.moved(listing);

        if (listing.description !== description) {
            this.texts.remove(listing);
            listing.description = description;
            listing.text = textOf(listing.name, description);
            this.texts.add(listing);
        }
    }

    /** Of all that `update` takes over, the part that changes most often. */
    public updateSold(listing: Listing, sold: number): void {
        listing.sold = sold;
        this.listings.moved(listing);
    }

    /** Notes that one more release of the package, which is not yanked, works with a range of Core versions. */
    public addRange(listing: Listing, range: string): void {
        listing.ranges = this.core.add(listing.ranges, range);
    }

    public removeRange(listing: Listing, range: string): void {
        listing.ranges = this.core.remove(listing.ranges, range);
    }

    /** Brings lists into their orders, with breaks for others: whoever asks for one soon need not wait for it. */
    public async settle(): Promise<void> {
        while (!this.listings.settle(SETTLED_AT_ONCE)) {
            await setImmediate();
        }
    }

    /** @param query its `core` a valid version */
    public async page(query: ListQuery): Promise<ListingPage> {
        const satisfies = query.core === undefined ? undefined : await this.core.satisfiedBy(query.core);

        if (needsOrder(query)) {
            await this.settle();
        }

        return pageOf(this.sources, query, filterOf(query, satisfies));
    }

    private get sources() {
        const { listings, texts } = this;

        return { listings, texts };
    }
}

/** What a text or vendors are searched for is sorted when it has been found, and names are always in order. */
const needsOrder = ({ text, vendors, order: { by } }: ListQuery): boolean =>
    text === undefined && vendors === undefined && by !== "name" && by !== "relevance";
