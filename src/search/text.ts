/** Longer words count as their beginning. */
const LONGEST_WORD = 32;

export type Field = "name" | "vendor" | "description";

/** Words of any script, without case, accents and forms of the same letter. */
export function wordsOf(text: string): string[] {
    const plain = text
        .normalize("NFKD")
        .replace(/\p{M}+/gu, "")
        .toLowerCase();

    return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, LONGEST_WORD));
}

/** The words of each field, the more telling fields first, as one string: ` node monitor | acme | watches it `. */
export function textOf(name: string, description: string | undefined): string {
    const slash = name.indexOf("/");
    const fields = [name.slice(slash + 1), name.slice(0, slash), description ?? ""];

    return ` ${fields.map((field) => wordsOf(field).join(" ")).join(" | ")} `;
}

/** Each distinct word of a text with the most telling field that it stands in. */
export function fieldsByWord(text: string): Map<string, Field> {
    const fields = new Map<string, Field>();
    const order: readonly Field[] = ["name", "vendor", "description"];

    for (const [index, words] of text.split("|").entries()) {
        for (const word of words.split(" ")) {
            if (word !== "" && !fields.has(word)) {
                fields.set(word, order[index] as Field);
            }
        }
    }

    return fields;
}

/** What a word of a search is worth by where it stands; a beginning is worth less than the whole word. */
export const Worth = {
    name: { whole: 60, beginning: 50 },
    vendor: { whole: 40, beginning: 30 },
    description: { whole: 20, beginning: 10 },
} as const;

/** Below this length a word of a search is not taken for the beginning of others. */
const SHORTEST_BEGINNING = 2;

/** Whether a word of a search may be the beginning of a word, so that `mon` finds `monitor`. */
export const mayBegin = (word: string): boolean => word.length >= SHORTEST_BEGINNING;

/** What one word of a search is worth in a text; 0 if it is not there. */
export function worthOf(word: string, text: string): number {
    const sought = ` ${word}`;
    let at = text.indexOf(sought);

    if (at === -1) {
        return 0;
    }

    const vendorFrom = text.indexOf("|");
    const descriptionFrom = text.indexOf("|", vendorFrom + 1);
    let best = 0;

    for (; at !== -1; at = text.indexOf(sought, at + 1)) {
        const worth = at < vendorFrom ? Worth.name : at < descriptionFrom ? Worth.vendor : Worth.description;

        if (best > worth.whole) {
            break;
        }

        if (text[at + sought.length] === " ") {
            return Math.max(best, worth.whole);
        }

        best = mayBegin(word) ? Math.max(best, worth.beginning) : best;
    }

    return best;
}
