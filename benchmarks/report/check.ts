import { Console } from "node:console";

import { readResults, Results } from "./results";
import { Row } from "./rows";

/** The rows themselves go to stdout. */
const errors = new Console(process.stderr);

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
export function checkAgainstCommitted({ suite, rows }: Pick<Results, "suite" | "rows">): void {
    const committed = readResults(suite);

    if (!committed) {
        errors.error(`${suite}: nothing is committed to compare with.`);
        return;
    }

    const slower = regressions(rows, committed.rows);

    if (slower.length > 0) {
        errors.error(`${suite}: more than ${TOLERANCE} times the committed ratio:`);
        errors.table(slower);
        process.exitCode = 1;
        return;
    }

    errors.error(`${suite}: no ratio is more than ${TOLERANCE} times the committed one.`);
}
