import { readResults, Results } from "./results";
import { Row } from "./rows";

/** What ratios may differ by from run to run, on a machine that does other things too. */
const TOLERANCE = 1.3;

export interface Regression {
    readonly name: string;
    readonly committed: number;
    readonly now: number;
}

/** Ratios that have grown beyond what a busy machine explains; rows without a committed one are not compared. */
export function regressions(rows: readonly Row[], committed: readonly Row[]): Regression[] {
    const known = new Map(committed.map((row) => [row.name, row]));

    return rows.flatMap(({ name, ratio, better }) => {
        const before = known.get(name)?.ratio ?? null;

        if (ratio === null || before === null) {
            return [];
        }

        const worse = better === "lower" ? ratio > before * TOLERANCE : ratio * TOLERANCE < before;

        return worse ? [{ name, committed: before, now: ratio }] : [];
    });
}

/** Compares with `benchmarks/results`, tells, and makes the process fail if something has become slower. */
export function checkAgainstCommitted(found: readonly Pick<Results, "suite" | "rows">[]): void {
    const slower = found.flatMap(({ suite, rows }) => regressions(rows, readResults(suite)?.rows ?? []));

    if (slower.length > 0) {
        console.error(`More than ${TOLERANCE} times the committed ratio:`);
        console.table(slower);
        process.exitCode = 1;
        return;
    }

    console.error(`No ratio is more than ${TOLERANCE} times the committed one.`);
}
