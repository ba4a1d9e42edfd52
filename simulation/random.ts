import { createHash } from "node:crypto";

/**
 * Random numbers that are the same for the same seed on every machine: sfc32 over 32-bit integers, seeded from SHA-256.
 * PractRand passes it; see https://pracrand.sourceforge.net/RNG_engines.txt.
 */
export class Random {
    private a: number;
    private b: number;
    private c: number;
    private counter: number;

    public constructor(seed: string) {
        const digest = createHash("sha256").update(seed).digest();
        [this.a, this.b, this.c, this.counter] = [0, 4, 8, 12].map((at) => digest.readInt32LE(at)) as [
            number,
            number,
            number,
            number,
        ];
    }

    /** 32 random bits. */
    public next(): number {
        const sum = (((this.a + this.b) | 0) + this.counter) | 0;
        this.counter = (this.counter + 1) | 0;
        this.a = this.b ^ (this.b >>> 9);
        this.b = (this.c + (this.c << 3)) | 0;
        this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;

        return sum >>> 0;
    }

    /** 0 to `below` - 1. */
    public integer(below: number): number {
        return Math.floor((this.next() / 2 ** 32) * below);
    }

    /** 0 to `below` - 1, small numbers far more often: for `below` 50, almost every second time 2 or less. */
    public skewed(below: number): number {
        const square = (this.next() / 2 ** 32) ** 2;

        return Math.floor(square * square * below);
    }

    public chance(probability: number): boolean {
        return this.next() / 2 ** 32 < probability;
    }

    public pick<T>(list: readonly T[]): T {
        return list[this.integer(list.length)] as T;
    }
}
