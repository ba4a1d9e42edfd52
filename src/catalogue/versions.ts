import { compareVersions, isPrerelease, minorOf } from "../transactions";
import { append } from "./append";

interface Versioned {
    readonly version: string;
    readonly yank: object | undefined;
}

/** Releases by precedence of their versions, without ordering them anew for each question. */
export class Versions<T extends Versioned> {
    /** lowest first */
    private ascending: T[] = [];

    public get(version: string): T | undefined {
        const highest = this.ascending.at(-1);

        // Nearly always asked for, and found without comparing.
        if (highest?.version === version) {
            return highest;
        }

        const found = this.ascending[this.placeOf(version)];

        return found?.version === version ? found : undefined;
    }

    /** Adds a release of a version that is not there yet. */
    public add(release: T): void {
        const place = this.placeOf(release.version);

        if (place === this.ascending.length) {
            this.ascending = append(this.ascending, release);
        } else {
            this.ascending.splice(place, 0, release);
        }
    }

    public delete(version: string): void {
        this.ascending.splice(this.placeOf(version), 1);
    }

    /** As `latestVersion` says. */
    public latest(): T | undefined {
        return (
            this.ascending.findLast(({ version, yank }) => !yank && !isPrerelease(version)) ??
            this.ascending.findLast(({ yank }) => !yank) ??
            this.ascending.at(-1)
        );
    }

    /** The first release of a version's major.minor: versions of one minor appear in the order of precedence. */
    public firstOfMinor(version: string): T | undefined {
        const minor = minorOf(version);
        // Nothing of a minor comes before the prerelease "0" of its patch 0.
        const first = this.ascending[this.placeOf(`${minor}.0-0`)];

        return first && minorOf(first.version) === minor ? first : undefined;
    }

    /** Where a version is, or would stand. */
    private placeOf(version: string): number {
        let low = 0;
        let high = this.ascending.length;

        while (low < high) {
            const middle = (low + high) >>> 1;

            if (compareVersions((this.ascending[middle] as T).version, version) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }

        return low;
    }
}
