/** The first so many of any number of items, in order, without sorting all. */
export class Best<T> {
    private readonly items: T[] = [];
    private limit: T | undefined;

    public constructor(
        private readonly count: number,
        private readonly compare: (left: T, right: T) => number,
    ) {}

    public add(item: T): void {
        if (this.limit !== undefined && this.compare(item, this.limit) >= 0) {
            return;
        }

        this.items.push(item);

        if (this.items.length >= 2 * this.count + 64) {
            this.cut();
        }
    }

    public inOrder(): readonly T[] {
        this.cut();

        return this.items;
    }

    private cut(): void {
        this.items.sort(this.compare);
        this.items.length = Math.min(this.items.length, this.count);
        this.limit = this.items.length === this.count ? this.items.at(-1) : undefined;
    }
}
