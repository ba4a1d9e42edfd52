import { Place } from "./listing";
import { Order } from "./order";

/** The last entry of a page, and what it was sorted by: the next page starts behind it. */
export interface Position extends Place {
    /** 0 where the order is not by relevance */
    readonly relevance: number;
}

export interface ListQuery {
    /** words to search for */
    readonly text?: string | undefined;
    /** packages of these vendors only */
    readonly vendors?: readonly string[] | undefined;
    readonly free?: boolean | undefined;
    readonly trial?: boolean | undefined;
    /** arktoshi; packages that cost no more */
    readonly maxPrice?: bigint | undefined;
    /** a version of Core: some release that is not yanked works with it */
    readonly core?: string | undefined;
    readonly order: Order;
    readonly after?: Position | undefined;
    /** entries to skip */
    readonly offset: number;
    readonly limit: number;
}
