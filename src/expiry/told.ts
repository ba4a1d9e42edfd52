import { License } from "./due-licenses";

/** What there is to tell of a license's end. */
export type Stage = "expiring" | "expired";

export type ToldEntry = readonly [stage: Stage, end: number, licensee: string, name: string];

export const entryOf = (stage: Stage, { end, licensee, name }: License): ToldEntry => [stage, end, licensee, name];

const keyOf = (entry: ToldEntry): string => entry.join(" ");

/**
 * Which ends have been told, so that none is told twice: not when a fork takes chain time back, nor after a restart. An
 * end is one wallet's license of one package at one time; a renewed license has another. What ended at or before
 * `floor` counts as told and needs no entry.
 */
export class Told {
    private readonly entries = new Map<string, ToldEntry>();

    public constructor(private lowest: number) {}

    /** seconds of the network's epoch */
    public get floor(): number {
        return this.lowest;
    }

    public get size(): number {
        return this.entries.size;
    }

    public all(): IterableIterator<ToldEntry> {
        return this.entries.values();
    }

    public has(stage: Stage, license: License): boolean {
        // At bootstrap asked for each license, and then there are few that have been told: no key for nothing.
        return license.end <= this.lowest || (this.size > 0 && this.entries.has(keyOf(entryOf(stage, license))));
    }

    public add(entry: ToldEntry): void {
        this.entries.set(keyOf(entry), entry);
    }

    /** Lets go of what lies so far back that no fork brings it up again. */
    public raiseFloor(floor: number): void {
        this.lowest = Math.max(this.lowest, floor);

        for (const [key, [, end]] of this.entries) {
            if (end <= this.lowest) {
                this.entries.delete(key);
            }
        }
    }
}
