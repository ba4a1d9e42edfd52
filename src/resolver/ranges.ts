import semver from "semver";

import { Budget } from "./budget";

/**
 * Ranges, each parsed once: they come from the chain, where any printable text may stand for one. Means what Core's
 * boot means, `semver.satisfies` without options: prereleases only where the range names one of the same version, and
 * what is no range takes nothing.
 */
export class Ranges {
    private readonly parsed = new Map<string, semver.Range | undefined>();

    public constructor(private readonly budget: Budget) {}

    public isValid(range: string): boolean {
        return this.parse(range) !== undefined;
    }

    public accepts(range: string, version: semver.SemVer): boolean {
        this.budget.spend(1);

        return this.parse(range)?.test(version) ?? false;
    }

    private parse(range: string): semver.Range | undefined {
        if (!this.parsed.has(range)) {
            // Measured: no text of 64 characters takes more than 50 µs.
            this.budget.spend(range.length);
            this.parsed.set(range, parse(range));
        }

        return this.parsed.get(range);
    }
}

function parse(range: string): semver.Range | undefined {
    try {
        return new semver.Range(range);
    } catch {
        return undefined;
    }
}
