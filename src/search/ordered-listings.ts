import BTree from "sorted-btree";

import { Listing, Place } from "./listing";
import { comparePlaces, Order, SortKey } from "./order";

type Tree = BTree<Place, undefined>;

const NODE_SIZE = 64;

const newTree = (by: SortKey, namesDescending: boolean): Tree =>
    new BTree<Place, undefined>(undefined, comparePlaces(by, namesDescending), NODE_SIZE);

/**
 * All listings in every order. Two trees for each key: of equal listings the one has the names from a to z and the
 * other from z to a, and both can be read in either direction.
 */
export class OrderedListings {
    private readonly byName = newTree("name", false);
    private readonly byKey = {
        price: [newTree("price", false), newTree("price", true)],
        published: [newTree("published", false), newTree("published", true)],
        sold: [newTree("sold", false), newTree("sold", true)],
    } as const;

    public get size(): number {
        return this.byName.size;
    }

    public add(listing: Listing): void {
        this.byName.set(listing, undefined);
        this.insert(listing, "price", "published", "sold");
    }

    public remove(listing: Listing): void {
        this.byName.delete(listing);
        this.withdraw(listing, "price", "published", "sold");
    }

    /** Changes one key of a listing, and so its place. */
    public change<K extends "price" | "published" | "sold">(listing: Listing, key: K, value: Listing[K]): void {
        this.withdraw(listing, key);
        listing[key] = value;
        this.insert(listing, key);
    }

    public get(name: string): Listing | undefined {
        const found = this.byName.getPairOrNextHigher({ name } as Place)?.[0];

        return found?.name === name ? (found as Listing) : undefined;
    }

    /** Those whose names lie between two names, in order, without the second. */
    public *named(from: string, to: string): Iterable<Listing> {
        for (const listing of this.byName.keys({ name: from } as Place) as Iterable<Listing>) {
            if (listing.name >= to) {
                return;
            }

            yield listing;
        }
    }

    /**
     * In an order, read as it is asked for.
     *
     * @param after a place, there or not, behind which it starts; absent for the very beginning
     */
    public *inOrder({ by, descending, namesDescending }: Order & { by: SortKey }, after?: Place): Iterable<Listing> {
        const tree = by === "name" ? this.byName : this.byKey[by][descending === namesDescending ? 0 : 1];

        const places = descending ? reversed(tree, after) : tree.keys(after);

        for (const place of places) {
            if (place.name !== after?.name) {
                yield place as Listing;
            }
        }
    }

    private insert(listing: Listing, ...keys: (keyof typeof this.byKey)[]): void {
        keys.forEach((key) => this.byKey[key].forEach((tree) => tree.set(listing, undefined)));
    }

    private withdraw(listing: Listing, ...keys: (keyof typeof this.byKey)[]): void {
        for (const key of keys) {
            for (const tree of this.byKey[key]) {
                if (!tree.delete(listing)) {
                    throw new Error(`${listing.name} is not in its place by ${key}`);
                }
            }
        }
    }
}

function* reversed(tree: Tree, highest: Place | undefined): Iterable<Place> {
    for (const [place] of tree.entriesReversed(highest)) {
        yield place;
    }
}
