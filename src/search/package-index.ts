import { CoreSupport } from "./core-support";
import { filterOf } from "./filter";
import { ListQuery } from "./list-query";
import { Listing, ListingFacts } from "./listing";
import { ListingPage } from "./listing-page";
import { OrderedListings } from "./ordered-listings";
import { pageOf } from "./planner";
import { textOf } from "./text";
import { TextIndex } from "./text-index";

/**
 * All packages, for lists and searches: in every order, by word, by range of Core. A change costs O(log n) for each
 * order and word that it touches. It is always what the listings alone say, so undoing is changing back.
 */
export class PackageIndex {
    private readonly core = new CoreSupport();
    private readonly listings = new OrderedListings();
    private readonly texts = new TextIndex();

    public add(name: string, facts: ListingFacts): Listing {
        const listing: Listing = { name, ...facts, text: textOf(name, facts.description), ranges: [] };
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
        listing.trial = trial;

        if (listing.price !== price) {
            this.listings.change(listing, "price", price);
        }

        if (listing.published !== published) {
            this.listings.change(listing, "published", published);
        }

        if (listing.sold !== sold) {
            this.listings.change(listing, "sold", sold);
        }

        if (listing.description !== description) {
            this.texts.remove(listing);
            listing.description = description;
            listing.text = textOf(listing.name, description);
            this.texts.add(listing);
        }
    }

    /** Notes that one more release of the package, which is not yanked, works with a range of Core versions. */
    public addRange(listing: Listing, range: string): void {
        this.core.add(listing.ranges, range);
    }

    public removeRange(listing: Listing, range: string): void {
        this.core.remove(listing.ranges, range);
    }

    /** @param query its `core` a valid version */
    public async page(query: ListQuery): Promise<ListingPage> {
        const satisfies = query.core === undefined ? undefined : await this.core.satisfiedBy(query.core);

        return pageOf(this.sources, query, filterOf(query, satisfies));
    }

    private get sources() {
        const { listings, texts } = this;

        return { listings, texts };
    }
}
