/** Distinct ASCII names in the order of their bytes. */
export class SortedNames {
    private readonly names: string[] = [];

    public get size(): number {
        return this.names.length;
    }

    public all(): readonly string[] {
        return this.names;
    }

    public add(name: string): void {
        this.names.splice(this.placeOf(name), 0, name);
    }

    /** @throws Error if the name is not there */
    public remove(name: string): void {
        const place = this.placeOf(name);

        if (this.names[place] !== name) {
            throw new Error(`${name} is not in the list`);
        }

        this.names.splice(place, 1);
    }

    /** Where the name is, or would stand. */
    private placeOf(name: string): number {
        let low = 0;
        let high = this.names.length;

        while (low < high) {
            const middle = (low + high) >>> 1;

            if ((this.names[middle] as string) < name) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }

        return low;
    }
}
