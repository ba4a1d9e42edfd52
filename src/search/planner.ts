import { pageOfCandidates } from "./candidates";
import { Filter } from "./filter";
import { ListQuery } from "./list-query";
import { Listing } from "./listing";
import { Entries, ListingPage, PageFiller } from "./listing-page";
import { pageOfWord } from "./one-word";
import { Order, SortKey } from "./order";
import { OrderedListings } from "./ordered-listings";
import { TextIndex } from "./text-index";
import { TextQuery } from "./text-query";

interface Sources {
    readonly listings: OrderedListings;
    readonly texts: TextIndex;
}

const all: Filter = () => true;

/** Answers a query. */
export function pageOf(sources: Sources, query: ListQuery, filter: Filter | undefined): ListingPage {
    const text = query.text === undefined ? undefined : new TextQuery(query.text);
    const entries = entriesOf(sources, query, text, filter);
    const last = entries.listings.at(-1);

    return { ...entries, last: last && { ...last, relevance: text?.relevanceOf(last) ?? 0 } };
}

/** From whatever leaves the fewest listings to look at. */
function entriesOf(
    sources: Sources,
    query: ListQuery,
    text: TextQuery | undefined,
    filter: Filter | undefined,
): Entries {
    const fits = filter ?? all;

    if (query.vendors) {
        return pageOfCandidates(ofVendors(sources.listings, query.vendors), query, fits, text);
    }

    if (text) {
        return pageOfText(sources, text, query, fits);
    }

    const { by } = query.order;
    const order = { ...query.order, by: by === "relevance" ? "name" : by } as const;

    return pageInOrder(sources.listings, { ...query, order }, filter);
}

function pageOfText({ listings, texts }: Sources, text: TextQuery, query: ListQuery, fits: Filter): Entries {
    const { by, descending } = query.order;

    if (text.words.length === 1 && by === "relevance" && descending) {
        return pageOfWord(texts, listings.get(text.name), text, query, fits);
    }

    const rarest = texts.rarest(text.words);

    return pageOfCandidates(rarest === undefined ? [] : texts.matching(rarest), query, fits, text);
}

function* ofVendors(listings: OrderedListings, vendors: readonly string[]): Iterable<Listing> {
    for (const vendor of new Set(vendors)) {
        // "0" is what follows "/" in ASCII.
        yield* listings.named(`${vendor}/`, `${vendor}0`);
    }
}

function pageInOrder(
    listings: OrderedListings,
    query: ListQuery & { order: Order & { by: SortKey } },
    filter: Filter | undefined,
): Entries {
    const { offset, limit, after, order } = query;
    const { size } = listings;

    if (offset >= size) {
        return { listings: [], more: false, total: size, isEstimate: filter !== undefined };
    }

    const filler = new PageFiller(offset, limit, filter ?? all).fill(listings.inOrder(order, after));
    const page = filler.page(size, after === undefined);

    return filter ? page : { ...page, total: size, isEstimate: false };
}
