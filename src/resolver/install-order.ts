import { Candidate } from "./candidate";

interface InstallOrder {
    /** each package after those that it requires, as far as no cycle forbids it; by name where that leaves a choice */
    readonly names: readonly string[];
    /** packages that require each other, by name */
    readonly cycles: readonly (readonly string[])[];
}

/** Strongly connected components by Tarjan, which come out with what is required first. */
export function installOrder(chosen: ReadonlyMap<string, Candidate>): InstallOrder {
    const components = new Components(chosen).all();

    return {
        names: components.flat(),
        cycles: components
            .filter(({ length }) => length > 1)
            .sort(([left = ""], [right = ""]) => (left < right ? -1 : 1)),
    };
}

class Components {
    private readonly found: string[][] = [];
    private readonly stack: string[] = [];
    private readonly open = new Set<string>();
    private readonly places = new Map<string, number>();

    public constructor(private readonly chosen: ReadonlyMap<string, Candidate>) {}

    public all(): string[][] {
        for (const name of [...this.chosen.keys()].sort()) {
            if (!this.places.has(name)) {
                this.visit(name);
            }
        }

        return this.found;
    }

    /** @returns the earliest place that can be reached from the package */
    private visit(name: string): number {
        const place = this.places.size;
        let earliest = place;
        this.places.set(name, place);
        this.stack.push(name);
        this.open.add(name);

        for (const [required] of this.chosen.get(name)?.requirements ?? []) {
            if (this.chosen.has(required) && (!this.places.has(required) || this.open.has(required))) {
                earliest = Math.min(earliest, this.places.get(required) ?? this.visit(required));
            }
        }

        if (earliest === place) {
            const component = this.stack.splice(this.stack.lastIndexOf(name)).sort();
            component.forEach((member) => this.open.delete(member));
            this.found.push(component);
        }

        return earliest;
    }
}
