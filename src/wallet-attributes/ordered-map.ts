import BTree from "sorted-btree";

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Small nodes: each former value of a map keeps the nodes that a change replaced. */
const NODE_SIZE = 16;

/**
 * An immutable map of strings in the order of their bytes; changing one costs O(log n) and shares the rest with the
 * former. A tree and not a hash table: keys come from the chain, and whoever chooses keys can make hashes collide.
 */
export class OrderedMap<V> {
    private constructor(private readonly tree: BTree<string, V>) {}

    public static empty<V>(): OrderedMap<V> {
        return new OrderedMap(new BTree<string, V>(undefined, compare, NODE_SIZE));
    }

    public get size(): number {
        return this.tree.size;
    }

    public isEmpty(): boolean {
        return this.tree.isEmpty;
    }

    public has(key: string): boolean {
        return this.tree.has(key);
    }

    public get(key: string): V | undefined {
        return this.tree.get(key);
    }

    public set(key: string, value: V): OrderedMap<V> {
        return new OrderedMap(this.tree.with(key, value, true));
    }

    public delete(key: string): OrderedMap<V> {
        return new OrderedMap(this.tree.without(key));
    }

    public keys(): IterableIterator<string> {
        return this.tree.keys();
    }

    public values(): IterableIterator<V> {
        return this.tree.values();
    }

    public entries(): IterableIterator<[string, V]> {
        return this.tree.entries();
    }
}
