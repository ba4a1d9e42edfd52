import { Place } from "./listing";

export type SortKey = "name" | "price" | "published" | "sold";

/** An order of listings; those that are equal by `by` stand in the order of their names. */
export interface Order {
    readonly by: SortKey | "relevance";
    readonly descending: boolean;
    /** the names of equal ones go from z to a */
    readonly namesDescending: boolean;
}

export const compareNames = (left: Pick<Place, "name">, right: Pick<Place, "name">): number =>
    left.name < right.name ? -1 : left.name > right.name ? 1 : 0;

/** Ascending by a key, then by name, ascending or descending. */
export function comparePlaces(by: SortKey, namesDescending: boolean): (left: Place, right: Place) => number {
    const names = namesDescending ? (left: Place, right: Place) => compareNames(right, left) : compareNames;

    return by === "name"
        ? compareNames
        : (left, right) => (left[by] < right[by] ? -1 : left[by] > right[by] ? 1 : names(left, right));
}

/** As `Array.sort` takes it. */
export function compareBy({ by, descending, namesDescending }: Order & { by: SortKey }): typeof compareNames {
    const ascending = comparePlaces(by, descending !== namesDescending) as typeof compareNames;

    return descending ? (left, right) => ascending(right, left) : ascending;
}
