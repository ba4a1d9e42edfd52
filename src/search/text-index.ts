import BTree from "sorted-btree";

import { CompactSet, itemsOf, sizeOf, withItem, withoutItem } from "./compact-set";
import { Listing } from "./listing";
import { Field, fieldsByWord, mayBegin, textOf } from "./text";

/** Listings by the most telling field in which they have a word. */
class Postings implements Record<Field, CompactSet<Listing>> {
    public name: CompactSet<Listing> = undefined;
    public vendor: CompactSet<Listing> = undefined;
    public description: CompactSet<Listing> = undefined;
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

const FIELDS: readonly Field[] = ["name", "vendor", "description"];

/**
 * Which listings have a word, and which have one that begins so. A tree of words and not a hash table: words come from
 * the chain.
 */
export class TextIndex {
    private readonly words = new BTree<string, Postings>(undefined, compare);

    public get size(): number {
        return this.words.size;
    }

    /** Takes in what a listing says by now. */
    public settle(listing: Listing): void {
        if (listing.removed) {
            this.remove(listing);
        } else if (listing.text === "") {
            this.add(listing);
        }
    }

    /** Forgets what it has of a listing, if anything. */
    public remove(listing: Listing): void {
        for (const [word, field] of fieldsByWord(listing.text)) {
            const postings = this.words.get(word);

            if (postings) {
                postings[field] = withoutItem(postings[field], listing);

                if (FIELDS.every((one) => postings[one] === undefined)) {
                    this.words.delete(word);
                }
            }
        }

        listing.text = "";
    }

    /** Listings that have the very word in a field, and in no more telling one, by name. */
    public having(word: string, field: Field, after?: string): Iterable<Listing> {
        return itemsOf(this.words.get(word)?.[field], after);
    }

    /** Listings that have a longer word with this beginning in a field; some of them more than once. */
    public *beginning(word: string, field: Field): Iterable<Listing> {
        for (const [longer, postings] of this.range(word)) {
            if (longer !== word) {
                yield* itemsOf(postings[field]);
            }
        }
    }

    /** All listings that have a word or a longer one with this beginning, each once. */
    public matching(word: string): Set<Listing> {
        const found = new Set<Listing>();

        for (const [, postings] of this.range(word)) {
            for (const field of FIELDS) {
                for (const listing of itemsOf(postings[field])) {
                    found.add(listing);
                }
            }
        }

        return found;
    }

    /** Of several words the one that the fewest listings have. */
    public rarest(words: readonly string[]): string | undefined {
        let rarest: string | undefined;
        let fewest = Infinity;

        for (const word of words) {
            const count = this.count(word, fewest);

            if (count < fewest) {
                [rarest, fewest] = [word, count];
            }
        }

        return rarest;
    }

    /** How many listings have a word or beginning, some counted more than once; stops at `most`. */
    public count(word: string, most: number): number {
        let count = 0;

        for (const [, postings] of this.range(word)) {
            for (const field of FIELDS) {
                count += sizeOf(postings[field]);
            }

            if (count >= most) {
                break;
            }
        }

        return count;
    }

    private add(listing: Listing): void {
        listing.text = textOf(listing.name, listing.description);

        for (const [word, field] of fieldsByWord(listing.text)) {
            const postings = this.words.get(word) ?? this.open(word);
            postings[field] = withItem(postings[field], listing);
        }
    }

    private open(word: string): Postings {
        const postings = new Postings();
        this.words.set(word, postings);

        return postings;
    }

    /** The word itself, then the words that begin with it, if it may be a beginning. */
    private *range(word: string): Iterable<[string, Postings]> {
        if (!mayBegin(word)) {
            const postings = this.words.get(word);
            yield* postings ? [[word, postings] satisfies [string, Postings]] : [];
            return;
        }

        for (const pair of this.words.entries(word)) {
            if (!pair[0].startsWith(word)) {
                return;
            }

            yield pair;
        }
    }
}
