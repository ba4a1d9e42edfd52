import { wordsOf, worthOf } from "./text";

/** Further words of a search are not looked at. */
const MOST_WORDS = 8;

/** More than any sum of words is worth: the search is the package's very name. */
export const VERY_NAME = 1_000;

/** What somebody searches for. All words must be found, each as a word or, from two letters on, as its beginning. */
export class TextQuery {
    public readonly words: readonly string[];
    /** the text itself, in case it is a package's name */
    public readonly name: string;

    public constructor(text: string) {
        this.words = [...new Set(wordsOf(text))].slice(0, MOST_WORDS);
        this.name = text.trim().toLowerCase();
    }

    /**
     * How well a listing fits; 0 if it does not. It depends on nothing but the listing's own name and description, so
     * other packages that come and go do not change the order of those that stay.
     */
    public relevanceOf(listing: { readonly name: string; readonly text: string }): number {
        let sum = 0;

        for (const word of this.words) {
            const worth = worthOf(word, listing.text);

            if (worth === 0) {
                return 0;
            }

            sum += worth;
        }

        return sum > 0 && listing.name === this.name ? VERY_NAME : sum;
    }
}
