/** What can be spent on one answer. A step is about a quarter of a microsecond, so the longest takes some 50 ms. */
export const STEP_LIMIT = 200_000;

/** The question needs more steps than one answer may take. */
export class TooComplex extends Error {
    public override readonly name = "TooComplex";
}

/** Counts work in steps instead of time: whether a question is too complex is the same on every machine. */
export class Budget {
    public spent = 0;

    public constructor(private readonly limit: number = STEP_LIMIT) {}

    /** @throws TooComplex */
    public spend(steps: number): void {
        this.spent += steps;

        if (this.spent > this.limit) {
            throw new TooComplex(`more than ${this.limit} steps`);
        }
    }
}
