import { Best } from "./best";
import { Filter } from "./filter";
import { ListQuery } from "./list-query";
import { Listing } from "./listing";
import { Entries, PageFiller } from "./listing-page";
import { compareNames } from "./order";
import { mayBegin, Worth } from "./text";
import { TextIndex } from "./text-index";
import { TextQuery, VERY_NAME } from "./text-query";

/** More of a common word is not counted. */
const MOST_COUNTED = 100_000;

type Tier = { readonly worth: number } & (
    { readonly field: keyof typeof Worth; readonly whole: boolean } | { readonly field?: never }
);

/** What one word can be worth, best first. */
const TIERS: readonly Tier[] = [
    { worth: VERY_NAME },
    ...(["name", "vendor", "description"] as const).flatMap((field) => [
        { worth: Worth[field].whole, field, whole: true },
        { worth: Worth[field].beginning, field, whole: false },
    ]),
];

/**
 * The page of a search for a single word, by relevance, best first: a word that most packages have costs no more than
 * the page, because those that have it in the same field are kept by name.
 */
export function pageOfWord(
    texts: TextIndex,
    veryName: Listing | undefined,
    text: TextQuery,
    query: ListQuery,
    fits: Filter,
): Entries {
    const word = text.words[0] as string;
    const listings = new Tiers(texts, veryName, text, query, fits);
    const filler = new PageFiller(query.offset, query.limit, fits).fill(listings.inOrder());

    return filler.page(texts.count(word, MOST_COUNTED), query.after === undefined && !listings.isCut);
}

class Tiers {
    /** not all listings were given, as nobody would have asked for the rest */
    public isCut = false;
    private readonly word: string;
    private readonly enough: number;

    public constructor(
        private readonly texts: TextIndex,
        private readonly veryName: Listing | undefined,
        private readonly text: TextQuery,
        private readonly query: ListQuery,
        private readonly fits: Filter,
    ) {
        this.word = text.words[0] as string;
        this.enough = query.offset + query.limit + 1;
    }

    public *inOrder(): Iterable<Listing> {
        const { after } = this.query;

        for (const tier of TIERS) {
            if (!after || tier.worth <= after.relevance) {
                const from = after?.relevance === tier.worth ? after.name : undefined;

                for (const listing of this.of(tier, from)) {
                    if (listing.name !== after?.name) {
                        yield listing;
                    }
                }
            }
        }
    }

    private *of(tier: Tier, after: string | undefined): Iterable<Listing> {
        if (tier.field === undefined) {
            yield* this.veryName && this.isOf(tier, this.veryName) && after === undefined ? [this.veryName] : [];
        } else if (tier.whole) {
            for (const listing of this.texts.having(this.word, tier.field, after)) {
                if (this.isOf(tier, listing)) {
                    yield listing;
                }
            }
        } else if (mayBegin(this.word)) {
            yield* this.firstOf(tier, new Set(this.texts.beginning(this.word, tier.field)), after);
        }
    }

    private firstOf(tier: Tier, listings: Iterable<Listing>, after: string | undefined): readonly Listing[] {
        const best = new Best<Listing>(this.enough, compareNames);
        let count = 0;

        for (const listing of listings) {
            if ((after === undefined || listing.name > after) && this.isOf(tier, listing) && this.fits(listing)) {
                best.add(listing);
                count++;
            }
        }

        this.isCut ||= count > this.enough;

        return best.inOrder();
    }

    private isOf({ worth }: Tier, listing: Listing): boolean {
        return this.text.relevanceOf(listing) === worth;
    }
}
