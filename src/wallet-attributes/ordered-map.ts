import BTree from "sorted-btree";

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Small nodes: each former value of a map keeps the nodes that a change replaced. */
const NODE_SIZE = 16;

/** Up to as many entries lie in one list, which needs a quarter of a tree's memory: most maps have a few. */
const LIST_SIZE = 16;

/** Keys in order, each followed by its value. */
type List<V> = readonly (string | V)[];

/**
 * What stands for `undefined` in a tree. sorted-btree 1.8 keeps no values for a node whose values are all undefined, and where
 * such a node takes in its neighbour (`mergeSibling`), the neighbour's values are lost.
 */
const NOTHING = Symbol("nothing");

type Tree<V> = BTree<string, V | typeof NOTHING>;

const intoTree = <V>(value: V): V | typeof NOTHING => (value === undefined ? NOTHING : value);

const outOfTree = <V>(value: V | typeof NOTHING | undefined): V => (value === NOTHING ? undefined : value) as V;

/**
 * An immutable map of strings in the order of their bytes; changing one costs O(log n) and shares the rest with the
 * former. A tree and not a hash table: keys come from the chain, and whoever chooses keys can make hashes collide.
 * A key that is set again stays the string that it was, so that other maps may share it (`keyOf`).
 */
export class OrderedMap<V> {
    private constructor(private readonly held: List<V> | Tree<V>) {}

    public static empty<V>(): OrderedMap<V> {
        return new OrderedMap<V>([]);
    }

    public get size(): number {
        return isList(this.held) ? this.held.length / 2 : this.held.size;
    }

    public isEmpty(): boolean {
        return this.size === 0;
    }

    public has(key: string): boolean {
        return this.keyOf(key) !== undefined;
    }

    public get(key: string): V | undefined {
        const { held } = this;

        return isList(held) ? valueAt(held, placeOf(held, key), key) : outOfTree(held.get(key));
    }

    /** The map's own string of a key. */
    public keyOf(key: string): string | undefined {
        const { held } = this;

        if (!isList(held)) {
            const found = held.getPairOrNextLower(key)?.[0];

            return found === key ? found : undefined;
        }

        const place = placeOf(held, key);

        return held[place] === key ? (held[place] as string) : undefined;
    }

    public set(key: string, value: V): OrderedMap<V> {
        const { held } = this;

        if (!isList(held)) {
            return new OrderedMap(held.with(this.keyOf(key) ?? key, intoTree(value), true));
        }

        const place = placeOf(held, key);

        if (held[place] === key) {
            return new OrderedMap(replaced(held, place, value));
        }

        const list = inserted(held, place, key, value);

        return new OrderedMap(list.length > 2 * LIST_SIZE ? treeOf(list) : list);
    }

    public delete(key: string): OrderedMap<V> {
        const { held } = this;

        if (!isList(held)) {
            const tree = held.without(key);

            return new OrderedMap(tree.size > LIST_SIZE ? tree : listOf(tree));
        }

        const place = placeOf(held, key);

        return held[place] === key ? new OrderedMap(removed(held, place)) : this;
    }

    public *keys(): IterableIterator<string> {
        for (const [key] of this.entries()) {
            yield key;
        }
    }

    public *values(): IterableIterator<V> {
        for (const [, value] of this.entries()) {
            yield value;
        }
    }

    public *entries(): IterableIterator<[string, V]> {
        const { held } = this;

        if (!isList(held)) {
            for (const [key, value] of held.entries()) {
                yield [key, outOfTree(value)];
            }

            return;
        }

        for (let place = 0; place < held.length; place += 2) {
            yield [held[place] as string, held[place + 1] as V];
        }
    }
}

const isList = <V>(held: List<V> | Tree<V>): held is List<V> => Array.isArray(held);

/** Where a key is, or would be. */
function placeOf<V>(list: List<V>, key: string): number {
    let [low, high] = [0, list.length / 2];

    while (low < high) {
        const middle = (low + high) >> 1;

        if ((list[2 * middle] as string) < key) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }

    return 2 * low;
}

const valueAt = <V>(list: List<V>, place: number, key: string): V | undefined =>
    list[place] === key ? (list[place + 1] as V) : undefined;

function replaced<V>(list: List<V>, place: number, value: V): List<V> {
    const copy = list.slice();
    copy[place + 1] = value;

    return copy;
}

/** Lists are made in their final length: one that grows reserves room that it never needs. */
function inserted<V>(list: List<V>, place: number, key: string, value: V): List<V> {
    const copy = new Array<string | V>(list.length + 2);

    for (let index = 0; index < place; index++) {
        copy[index] = list[index] as string | V;
    }

    copy[place] = key;
    copy[place + 1] = value;

    for (let index = place; index < list.length; index++) {
        copy[index + 2] = list[index] as string | V;
    }

    return copy;
}

const removed = <V>(list: List<V>, place: number): List<V> => [...list.slice(0, place), ...list.slice(place + 2)];

function treeOf<V>(list: List<V>): Tree<V> {
    const tree: Tree<V> = new BTree(undefined, compare, NODE_SIZE);

    for (let place = 0; place < list.length; place += 2) {
        tree.set(list[place] as string, intoTree(list[place + 1] as V));
    }

    return tree;
}

function listOf<V>(tree: Tree<V>): List<V> {
    const list = new Array<string | V>(2 * tree.size);
    let place = 0;

    for (const [key, value] of tree.entries()) {
        list[place++] = key;
        list[place++] = outOfTree(value);
    }

    return list;
}
