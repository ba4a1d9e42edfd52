import BTree from "sorted-btree";

import { Listing, Place, SettledPlace } from "./listing";
import { comparePlaces, Order, SortKey } from "./order";

type Tree<T extends Place> = BTree<T, undefined>;

const NODE_SIZE = 64;

const newTree = <T extends Place>(by: SortKey, namesDescending: boolean): Tree<T> =>
    new BTree<T, undefined>(undefined, comparePlaces(by, namesDescending), NODE_SIZE);

const KEYS = ["price", "published", "sold"] as const;

/**
 * All listings in every order. Two trees for each key: of equal listings the one has the names from a to z and the
 * other from z to a, and both can be read in either direction. Only names are always in order; of other changes it is
 * told by `settle`.
 */
export class OrderedListings {
    private readonly byName = newTree<Listing>("name", false);
    private readonly byKey = {
        price: [newTree<SettledPlace>("price", false), newTree<SettledPlace>("price", true)],
        published: [newTree<SettledPlace>("published", false), newTree<SettledPlace>("published", true)],
        sold: [newTree<SettledPlace>("sold", false), newTree<SettledPlace>("sold", true)],
    } as const;

    public get size(): number {
        return this.byName.size;
    }

    public add(listing: Listing): void {
        this.byName.set(listing, undefined);
    }

    public remove(listing: Listing): void {
        this.byName.delete(listing);
    }

    public get(name: string): Listing | undefined {
        const found = this.byName.getPairOrNextHigher({ name } as Listing)?.[0];

        return found?.name === name ? found : undefined;
    }

    /** Those whose names lie between two names, in order, without the second. */
    public *named(from: string, to: string): Iterable<Listing> {
        for (const listing of this.byName.keys({ name: from } as Listing)) {
            if (listing.name >= to) {
                return;
            }

            yield listing;
        }
    }

    /** Puts a listing where it belongs by now; `inOrder` by another key than the name needs that of all. */
    public settle(listing: Listing): void {
        const former = listing.settled;
        const place = listing.removed ? undefined : new SettledPlace(listing);

        for (const key of KEYS) {
            if (former?.[key] !== place?.[key]) {
                this.byKey[key].forEach((tree) => move(tree, former, place));
            }
        }

        listing.settled = place;
    }

    /**
     * In an order, read as it is asked for.
     *
     * @param after a place, there or not, behind which it starts; absent for the very beginning
     */
    public *inOrder(order: Order & { by: SortKey }, after?: Place): Iterable<Listing> {
        const { by, descending, namesDescending } = order;

        if (by === "name") {
            yield* placesOf(this.byName, descending, after);
            return;
        }

        const tree = this.byKey[by][descending === namesDescending ? 0 : 1];

        for (const { listing } of placesOf(tree, descending, after)) {
            yield listing;
        }
    }
}

function move(tree: Tree<SettledPlace>, from: SettledPlace | undefined, to: SettledPlace | undefined): void {
    if (from && !tree.delete(from)) {
        throw new Error(`${from.name} is not in its place`);
    }

    if (to) {
        tree.set(to, undefined);
    }
}

function* placesOf<T extends Place>(tree: Tree<T>, descending: boolean, after: Place | undefined): Iterable<T> {
    for (const place of descending ? reversed(tree, after as T) : tree.keys(after as T)) {
        if (place.name !== after?.name) {
            yield place;
        }
    }
}

function* reversed<T extends Place>(tree: Tree<T>, highest: T | undefined): Iterable<T> {
    for (const [place] of tree.entriesReversed(highest)) {
        yield place;
    }
}
