import { largerMaps, LargestMaps, NO_MAPS } from "./package-maps";

/** What a simulation has tried, in numbers. */
export class Tally {
    public blocks = 0;
    /** times that the whole state was held against all invariants */
    public looks = 0;
    public revertedTransactions = 0;
    public forks = 0;
    public deepestFork = 0;
    public bootstraps = 0;
    /** blocks with a transaction that must be refused */
    public spoiledBlocks = 0;
    /** at any look */
    public largest = NO_MAPS;
    private readonly byType = new Map<string, number>();
    private readonly byRefusal = new Map<string, number>();

    public taken(type: string): void {
        this.byType.set(type, (this.byType.get(type) ?? 0) + 1);
    }

    public refused(reason: string): void {
        this.byRefusal.set(reason, (this.byRefusal.get(reason) ?? 0) + 1);
    }

    public seen(maps: LargestMaps): void {
        this.largest = largerMaps(this.largest, maps);
    }

    public add(other: Tally): void {
        for (const key of [
            "blocks",
            "looks",
            "revertedTransactions",
            "forks",
            "bootstraps",
            "spoiledBlocks",
        ] as const) {
            this[key] += other[key];
        }

        this.deepestFork = Math.max(this.deepestFork, other.deepestFork);
        this.seen(other.largest);
        addCounts(this.byType, other.byType);
        addCounts(this.byRefusal, other.byRefusal);
    }

    public get applied(): number {
        return sum(this.byType);
    }

    public toJSON(): object {
        const { looks, revertedTransactions, forks, deepestFork, bootstraps, spoiledBlocks } = this;
        const counts = {
            blocksApplied: this.blocks,
            looks,
            revertedTransactions,
            forks,
            deepestFork,
            bootstraps,
            spoiledBlocks,
        };

        return {
            transactionsApplied: this.applied,
            transactionsRefused: sum(this.byRefusal),
            ...counts,
            largest: this.largest,
            appliedByType: sorted(this.byType),
            refusedByReason: sorted(this.byRefusal),
        };
    }
}

const sum = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((all, one) => all + one, 0);

const sorted = (counts: ReadonlyMap<string, number>): Record<string, number> =>
    Object.fromEntries([...counts].sort(([, left], [, right]) => right - left));

function addCounts(to: Map<string, number>, from: ReadonlyMap<string, number>): void {
    for (const [key, count] of from) {
        to.set(key, (to.get(key) ?? 0) + count);
    }
}
