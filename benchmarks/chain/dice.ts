/** Repeatable choices: the same seed, question and number give the same answer, on any machine and in any order. */
export class Dice {
    private readonly seed: number;

    public constructor(seed: string) {
        this.seed = mixText(0x9e3779b9, seed);
    }

    /** An integer from 0 to `sides` − 1. */
    public roll(question: string, index: number, sides: number): number {
        return mix(mixText(this.seed, question) ^ Math.imul(index + 1, 0x85ebca6b)) % sides;
    }

    /** One of a list whose first entries come up more often, as words of a language do. */
    public pick<T>(question: string, index: number, list: readonly T[]): T {
        const uniform = this.roll(question, index, 1_000_000) / 1_000_000;

        return list[Math.floor(uniform * uniform * list.length)] as T;
    }
}

const mixText = (start: number, text: string): number =>
    [...text].reduce((hash, character) => mix(hash ^ (character.codePointAt(0) as number)), start);

/** The finalizer of MurmurHash3: every bit of the input moves every bit of the output. */
function mix(value: number): number {
    let hash = value >>> 0;
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);

    return (hash ^ (hash >>> 16)) >>> 0;
}
