import { Best } from "./best";
import { Filter } from "./filter";
import { ListQuery, Position } from "./list-query";
import { Listing } from "./listing";
import { Entries } from "./listing-page";
import { compareBy, compareNames, Order } from "./order";
import { TextQuery } from "./text-query";

interface Ranked {
    readonly listing: Listing;
    readonly relevance: number;
}

/** The page of listings that come in any order, each once: looks at all of them. */
export function pageOfCandidates(
    candidates: Iterable<Listing>,
    { order, after, offset, limit }: ListQuery,
    fits: Filter,
    text: TextQuery | undefined,
): Entries {
    const compare = compareRanked(order);
    const last = after && rankedAt(after);
    const best = new Best<Ranked>(offset + limit + 1, compare);
    let total = 0;

    for (const listing of candidates) {
        const ranked = { listing, relevance: text?.relevanceOf(listing) ?? 1 };

        if (ranked.relevance > 0 && fits(listing)) {
            total++;

            if (!last || (compare(last, ranked) < 0 && listing.name !== last.listing.name)) {
                best.add(ranked);
            }
        }
    }

    const found = offset < total ? best.inOrder() : [];

    return {
        listings: found.slice(offset, offset + limit).map(({ listing }) => listing),
        more: found.length > offset + limit,
        total,
        isEstimate: false,
    };
}

function compareRanked(order: Order): (left: Ranked, right: Ranked) => number {
    if (order.by !== "relevance") {
        const compare = compareBy({ ...order, by: order.by });

        return (left, right) => compare(left.listing, right.listing);
    }

    const sign = order.descending ? 1 : -1;

    return (left, right) => sign * (right.relevance - left.relevance) || compareNames(left.listing, right.listing);
}

/** A place as if a listing stood there. */
const rankedAt = ({ relevance, ...place }: Position): Ranked => ({ listing: place as Listing, relevance });
