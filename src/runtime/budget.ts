const SECOND = 1000;

/** So much a second, by windows of a second. */
export class Budget {
    private spent = 0;
    private windowStart = 0;

    public constructor(private readonly perSecond: number) {}

    /** @returns milliseconds until there is more; 0 if there is enough */
    public spend(cost: number): number {
        const now = Date.now();

        if (now - this.windowStart >= SECOND) {
            this.windowStart = now;
            this.spent = 0;
        }

        this.spent += cost;

        return this.spent > this.perSecond ? this.windowStart + SECOND - now : 0;
    }
}
