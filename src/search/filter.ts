import { Satisfies } from "./core-support";
import { ListQuery } from "./list-query";
import { Listing } from "./listing";

export type Filter = (listing: Listing) => boolean;

/** What the query asks of a listing besides words and vendors; undefined if nothing. */
export function filterOf(query: ListQuery, satisfies: Satisfies | undefined): Filter | undefined {
    const { free, trial, maxPrice } = query;
    const filters: Filter[] = [];

    if (free !== undefined) {
        filters.push(({ price }) => (price === 0n) === free);
    }

    if (trial !== undefined) {
        filters.push((listing) => listing.trial === trial);
    }

    if (maxPrice !== undefined) {
        filters.push(({ price }) => price <= maxPrice);
    }

    if (satisfies) {
        filters.push(({ ranges }) => ranges.some(({ range }) => satisfies(range)));
    }

    return filters.length === 0 ? undefined : (listing) => filters.every((filter) => filter(listing));
}
