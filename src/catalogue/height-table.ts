import { randomInt } from "node:crypto";

/** Of an id, in numbers of 32 bits: two transactions with as much in common nobody can make. */
const ID_WORDS = 4;
const HEX_DIGITS = 8;
const LETTERS_FROM = 64;
/** An id's words and a height; 0, which is no block's, where there is none. */
const SLOT_WORDS = ID_WORDS + 1;
const FIRST_SLOTS = 1024;
const FULLEST = 0.75;

/**
 * Heights by transaction id: a hash table in one piece of memory, a third of what a map of strings takes. Where an id
 * stands depends on a number that only this process knows, so nobody can choose ids that stand in each other's way.
 */
export class HeightTable {
    private readonly seed = randomInt(2 ** 32);
    private words = new Int32Array(FIRST_SLOTS * SLOT_WORDS);
    private size = 0;
    /** the words of the id in question, so that no question needs memory of its own */
    private readonly id = new Int32Array(ID_WORDS);

    public set(id: string, height: number): void {
        if (this.size >= this.slots * FULLEST) {
            this.grow();
        }

        this.read(id);
        const slot = this.find();
        this.size += this.words[slot + ID_WORDS] === 0 ? 1 : 0;
        this.write(slot, height);
    }

    public get(id: string): number | undefined {
        this.read(id);

        return this.words[this.find() + ID_WORDS] || undefined;
    }

    /** What stands behind in the same run moves up, so that it is found as if the id had never been there. */
    public delete(id: string): void {
        this.read(id);
        let gap = this.find();

        if (this.words[gap + ID_WORDS] === 0) {
            return;
        }

        for (let slot = this.next(gap); this.words[slot + ID_WORDS] !== 0; slot = this.next(slot)) {
            const home = this.homeOf(this.words[slot] as number);

            if (this.distance(home, slot) >= this.distance(gap, slot)) {
                this.words.copyWithin(gap, slot, slot + SLOT_WORDS);
                gap = slot;
            }
        }

        this.words[gap + ID_WORDS] = 0;
        this.size--;
    }

    private get slots(): number {
        return this.words.length / SLOT_WORDS;
    }

    private read(id: string): void {
        for (let index = 0; index < ID_WORDS; index++) {
            this.id[index] = wordAt(id, index * HEX_DIGITS);
        }
    }

    /** The slot of the id that was read, or the free one where it would stand. */
    private find(): number {
        let slot = this.homeOf(this.id[0] as number);

        while (this.words[slot + ID_WORDS] !== 0 && !this.isAt(slot)) {
            slot = this.next(slot);
        }

        return slot;
    }

    private isAt(slot: number): boolean {
        for (let index = 0; index < ID_WORDS; index++) {
            if (this.words[slot + index] !== this.id[index]) {
                return false;
            }
        }

        return true;
    }

    private homeOf(word: number): number {
        let mix = Math.imul(word ^ this.seed, 0x9e3779b1);
        mix = Math.imul(mix ^ (mix >>> 15), 0x85ebca6b);

        return ((mix ^ (mix >>> 13)) & (this.slots - 1)) * SLOT_WORDS;
    }

    private next(slot: number): number {
        return (slot + SLOT_WORDS) % this.words.length;
    }

    private distance(from: number, to: number): number {
        return (to - from + this.words.length) % this.words.length;
    }

    private write(slot: number, height: number): void {
        this.words.set(this.id, slot);
        this.words[slot + ID_WORDS] = height;
    }

    private grow(): void {
        const former = this.words;
        this.words = new Int32Array(former.length * 2);

        for (let slot = 0; slot < former.length; slot += SLOT_WORDS) {
            const height = former[slot + ID_WORDS] as number;

            if (height !== 0) {
                this.id.forEach((_, index) => (this.id[index] = former[slot + index] as number));
                this.write(this.find(), height);
            }
        }
    }
}

/** Eight hexadecimal digits as a number; `parseInt` needs a string of its own for them. */
function wordAt(id: string, start: number): number {
    let word = 0;

    for (let place = start; place < start + HEX_DIGITS; place++) {
        const code = id.charCodeAt(place);
        // The low four bits of "0" are 0, those of "a" are 1.
        word = (word << 4) | ((code & 15) + (code < LETTERS_FROM ? 0 : 9));
    }

    return word;
}
