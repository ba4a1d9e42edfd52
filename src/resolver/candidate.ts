import semver from "semver";

import { YankReason } from "../transactions";
import { Budget } from "./budget";
import { PublishedVersion } from "./source";

export type Requirement = readonly [name: string, range: string];

/** One version that a package could have. */
export class Candidate {
    public readonly parsed: semver.SemVer;
    private sorted: readonly Requirement[] | undefined;

    /** @param release undefined: only known because it is installed, so without requirements of its own */
    public constructor(
        public readonly name: string,
        public readonly version: string,
        public readonly isInstalled: boolean,
        private readonly release: PublishedVersion | undefined,
        private readonly budget: Budget,
    ) {
        // Parsing it, and its share of sorting all.
        this.budget.spend(8);
        this.parsed = new semver.SemVer(version);
    }

    public get onChain(): boolean {
        return this.release !== undefined;
    }

    /** range of Core versions */
    public get core(): string {
        return this.release?.requirements.core ?? "*";
    }

    public get yanked(): YankReason | undefined {
        return this.release?.yanked;
    }

    /** By name; sorted when first asked for, since most versions never are. */
    public get requirements(): readonly Requirement[] {
        if (!this.sorted) {
            const requirements = Object.entries(this.release?.requirements.plugins ?? {});
            this.budget.spend(requirements.length);
            this.sorted = requirements.sort(([left], [right]) => (left < right ? -1 : 1));
        }

        return this.sorted;
    }
}
