import BTree from "sorted-btree";

interface Named {
    readonly name: string;
}

/**
 * Distinct items in the order of their names, in as little memory as their number allows: nothing, one, a sorted
 * array, a tree. Most words of an index stand in one text, some in nearly all.
 */
export type CompactSet<T extends Named> = undefined | T | readonly T[] | BTree<Named, undefined>;

const LARGEST_ARRAY = 64;

const byName = (left: Named, right: Named): number => (left.name < right.name ? -1 : left.name > right.name ? 1 : 0);

const isArray = <T extends Named>(set: CompactSet<T>): set is readonly T[] => Array.isArray(set);

export function sizeOf<T extends Named>(set: CompactSet<T>): number {
    if (set === undefined) {
        return 0;
    }

    return set instanceof BTree ? set.size : isArray(set) ? set.length : 1;
}

/** The set with one more item; the former must not be used again. */
export function withItem<T extends Named>(set: CompactSet<T>, item: T): CompactSet<T> {
    if (set === undefined) {
        return item;
    }

    if (set instanceof BTree) {
        set.set(item, undefined);
        return set;
    }

    const items = isArray(set) ? set : [set];
    const place = placeOf(items, item.name);

    if (items[place]?.name === item.name) {
        return set;
    }

    // No room to spare, which `splice` would take.
    const grown = items.slice(0, place).concat([item], items.slice(place));

    return grown.length <= LARGEST_ARRAY ? grown : new BTree<Named, undefined>(pairs(grown), byName);
}

/** The set without an item; the former must not be used again. */
export function withoutItem<T extends Named>(set: CompactSet<T>, item: T): CompactSet<T> {
    if (set instanceof BTree) {
        set.delete(item);

        return set.size > LARGEST_ARRAY / 2 ? set : (set.keysArray() as T[]);
    }

    const left = isArray(set) ? set.filter((one) => one !== item) : set === item ? [] : [set as T];

    return left.length > 1 ? left : left[0];
}

export function itemNamed<T extends Named>(set: CompactSet<T>, name: string): T | undefined {
    if (set instanceof BTree) {
        const found = set.getPairOrNextHigher({ name })?.[0];

        return found?.name === name ? (found as T) : undefined;
    }

    return isArray(set) ? set.find((item) => item.name === name) : set?.name === name ? set : undefined;
}

/** @param after a name; only items behind it are given */
export function itemsOf<T extends Named>(set: CompactSet<T>, after?: string): Iterable<T> {
    if (set === undefined) {
        return [];
    }

    if (set instanceof BTree) {
        return (after === undefined ? set.keys() : set.keys({ name: `${after}\0` })) as Iterable<T>;
    }

    const items = isArray(set) ? set : [set];

    return after === undefined ? items : items.filter(({ name }) => name > after);
}

const pairs = (items: readonly Named[]): [Named, undefined][] => items.map((item) => [item, undefined]);

/** Where an item of this name is, or would stand. */
function placeOf(items: readonly Named[], name: string): number {
    let low = 0;
    let high = items.length;

    while (low < high) {
        const middle = (low + high) >>> 1;

        if ((items[middle] as Named).name < name) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }

    return low;
}
