import { setImmediate } from "node:timers/promises";

import semver from "semver";
import BTree from "sorted-btree";

/** A range of Core versions, parsed once however many releases name it. */
export interface CoreRange {
    readonly text: string;
    /** null: not a range to node-semver, so nothing satisfies it */
    readonly parsed: semver.Range | null;
    uses: number;
}

/** The distinct ranges of a package's releases, each with the number of releases that have it. */
export type RangeUses = readonly RangeUse[];

interface RangeUse {
    readonly range: CoreRange;
    readonly count: number;
}

/** Tells which ranges a version of Core satisfies. */
export type Satisfies = (range: CoreRange) => boolean;

const VERSIONS_KEPT = 8;
/** With more ranges than this only one version's answers are kept. */
const MANY_RANGES = 20_000;
/** Ranges judged without a break: about a millisecond. */
const SLICE = 2_000;

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/**
 * The ranges of Core versions that releases name. They come from the chain, and whoever publishes can choose any, so
 * each is parsed once, when it appears, and judged once per version of Core that is asked for.
 */
export class CoreSupport {
    private readonly ranges = new BTree<string, CoreRange>(undefined, compare);
    /** versions asked for, the last one last → what has been judged for them */
    private readonly answers = new Map<string, Map<CoreRange, boolean>>();

    public get size(): number {
        return this.ranges.size;
    }

    /** @returns the ranges with one more release */
    public add(uses: RangeUses, text: string): RangeUses {
        const range = this.ranges.get(text) ?? this.register(text);
        range.uses++;

        return withCount(uses, range, (countOf(uses, range) ?? 0) + 1);
    }

    /** @returns the ranges with one release less. @throws Error if none has this one */
    public remove(uses: RangeUses, text: string): RangeUses {
        const range = this.ranges.get(text);
        const count = range && countOf(uses, range);

        if (!range || count === undefined) {
            throw new Error(`no release requires Core ${text}`);
        }

        range.uses--;

        if (range.uses === 0) {
            this.ranges.delete(text);
            this.answers.forEach((answers) => answers.delete(range));
        }

        return withCount(uses, range, count - 1);
    }

    /** Judges all ranges for a valid version, with breaks for others: later look-ups cost next to nothing. */
    public async satisfiedBy(version: string): Promise<Satisfies> {
        const parsed = new semver.SemVer(version);
        const answers = this.answersFor(parsed.version);
        const judge: Satisfies = (range) => {
            const known = answers.get(range);

            if (known !== undefined) {
                return known;
            }

            const answer = range.parsed?.test(parsed) ?? false;
            answers.set(range, answer);

            return answer;
        };

        if (answers.size < this.ranges.size) {
            await this.judgeAll(judge);
        }

        return judge;
    }

    private async judgeAll(judge: Satisfies): Promise<void> {
        const all = this.ranges.valuesArray();

        for (let start = 0; start < all.length; start += SLICE) {
            if (start > 0) {
                await setImmediate();
            }

            all.slice(start, start + SLICE).forEach(judge);
        }
    }

    private register(text: string): CoreRange {
        const range = { text, parsed: parse(text), uses: 0 };
        this.ranges.set(text, range);

        return range;
    }

    private answersFor(version: string): Map<CoreRange, boolean> {
        const answers = this.answers.get(version) ?? new Map<CoreRange, boolean>();
        this.answers.delete(version);
        this.answers.set(version, answers);

        const kept = this.ranges.size > MANY_RANGES ? 1 : VERSIONS_KEPT;

        for (const oldest of [...this.answers.keys()].slice(0, -kept)) {
            this.answers.delete(oldest);
        }

        return answers;
    }
}

const countOf = (uses: RangeUses, range: CoreRange): number | undefined =>
    uses.find((use) => use.range === range)?.count;

/** With another number of releases for a range; in no more memory than it takes. */
function withCount(uses: RangeUses, range: CoreRange, count: number): RangeUses {
    const others = uses.filter((use) => use.range !== range);

    return count === 0 ? others : others.concat([{ range, count }]);
}

function parse(text: string): semver.Range | null {
    try {
        return new semver.Range(text);
    } catch {
        return null;
    }
}
