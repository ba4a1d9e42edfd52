import { isPlaced, Placed } from "./grid";
import { Results } from "./results";
import { goalText, reachedText, Row } from "./rows";

/** One goal of the project. Where it is set for many subjects, they are one line. */
interface Goal {
    readonly suite: string;
    readonly what: string;
    /** with its unit, unless it is a ratio */
    readonly found: string;
    readonly goal: string;
    /** `yes`, `no`, or of how many subjects */
    readonly reached: string;
}

const figureOf = ({ ours, unit, ratio }: Row): string => (ratio === null ? `${ours} ${unit}` : `${ratio}`);

const single = (suite: string, row: Row): Goal => ({
    suite,
    what: row.name,
    found: figureOf(row),
    goal: goalText(row),
    reached: reachedText(row),
});

const heading = ({ at: { column, against } }: Placed): string => `${column} / ${against}`;

/** Best to worst, and whose the worst is. */
function shared(suite: string, rows: readonly Placed[]): Goal {
    const [first] = rows as [Placed];
    const badness = ({ ratio, ours, better }: Row): number => (ratio ?? ours) * (better === "lower" ? 1 : -1);
    const sorted = [...rows].sort((left, right) => badness(left) - badness(right));
    const [best, worst] = [sorted[0], sorted.at(-1)] as [Placed, Placed];
    const reached = rows.filter((row) => row.reached).length;
    const all = reached === rows.length;

    return {
        suite,
        what: heading(first),
        found: `${best === worst ? "" : `${figureOf(best)} to `}${figureOf(worst)} (${worst.at.line})`,
        goal: goalText(first),
        reached: all ? "yes" : reached === 0 ? "no" : `${reached} of ${rows.length}`,
    };
}

/** The goals of a suite: those of its table by what is done and what that is held against, then all others. */
export function goalsOf({ suite, rows }: Pick<Results, "suite" | "rows">): Goal[] {
    const held = rows.filter(({ goal }) => goal !== null);
    const placed = held.filter(isPlaced);
    const headings = [...new Set(placed.map(heading))];

    return [
        ...headings.map((one) =>
            shared(
                suite,
                placed.filter((row) => heading(row) === one),
            ),
        ),
        ...held.filter((row) => !isPlaced(row)).map((row) => single(suite, row)),
    ];
}
