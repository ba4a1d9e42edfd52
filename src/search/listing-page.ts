import { Position } from "./list-query";
import { Listing } from "./listing";

/** How many entries behind a full page are looked at to tell how many there are in all. */
const LOOK_AHEAD = 2_000;

/** A page, before it is said where it ends. */
export type Entries = Omit<ListingPage, "last">;

export interface ListingPage {
    readonly listings: readonly Listing[];
    /** where the last of them stands; undefined on an empty page */
    readonly last: Position | undefined;
    /** whether more follow */
    readonly more: boolean;
    /** of all entries, those before this page included */
    readonly total: number;
    readonly isEstimate: boolean;
}

/** Fills a page from entries that come in order, as many of them as it takes and a few more to count. */
export class PageFiller {
    private readonly listings: Listing[] = [];
    private looked = 0;
    private fitting = 0;
    private lookedWhenFull: number | undefined;
    private ended = true;

    public constructor(
        private readonly offset: number,
        private readonly limit: number,
        private readonly fits: (listing: Listing) => boolean,
    ) {}

    /** Takes entries until it has enough. */
    public fill(entries: Iterable<Listing>): this {
        for (const listing of entries) {
            if (this.lookedWhenFull !== undefined && this.looked - this.lookedWhenFull >= LOOK_AHEAD) {
                this.ended = false;
                break;
            }

            this.look(listing);
        }

        return this;
    }

    /**
     * @param all how many entries there are if all fit
     * @param fromStart whether the first entry taken was the first of all
     */
    public page(all: number, fromStart: boolean): Entries {
        const { listings, fitting, offset, limit, looked, ended } = this;
        const more = fitting > offset + limit;
        const isEstimate = !ended || !fromStart;
        const estimated = looked === 0 ? 0 : Math.round((all * fitting) / looked);

        return { listings, more, total: isEstimate ? Math.max(estimated, fitting) : fitting, isEstimate };
    }

    private look(listing: Listing): void {
        this.looked++;

        if (!this.fits(listing)) {
            return;
        }

        this.fitting++;

        if (this.fitting > this.offset && this.listings.length < this.limit) {
            this.listings.push(listing);
        }

        if (this.fitting === this.offset + this.limit + 1) {
            this.lookedWhenFull = this.looked;
        }
    }
}
