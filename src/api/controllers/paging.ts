import { Contracts } from "@arkecosystem/core-kernel";

import { remember } from "../../catalogue";
import { Page } from "../endpoint";
import { PageQuery } from "../schemas";

/** Core's rule: an offset, if given, wins over the page. */
export const paginationOf = ({ page, limit, offset }: PageQuery): Contracts.Search.Pagination => ({
    offset: offset || (page - 1) * limit,
    limit,
});

export const pageOf = <T>(results: T[], totalCount: number): Page<T> => ({
    results,
    totalCount,
    meta: { totalCountIsEstimate: false },
});

/** The page of a list that is all there, its items made only for the page. */
export function pageFrom<T, R>(all: readonly T[], query: PageQuery, make: (item: T) => R): Page<R> {
    const { offset, limit } = paginationOf(query);

    return pageOf(all.slice(offset, offset + limit).map(make), all.length);
}

/** Names in the order of their bytes, sorted once per state of a wallet. */
export const sortedKeys = remember((map: { keys(): IterableIterator<string> }): readonly string[] =>
    [...map.keys()].sort(),
);
