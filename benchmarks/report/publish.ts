import { cpus, loadavg, totalmem } from "node:os";

import { checkAgainst } from "./check";
import { goalsOf } from "./goals";
import { readAllResults, readResults, Results, saveResults } from "./results";
import { goalText, reachedText, Row } from "./rows";

/** What a benchmark found, and the script of package.json that runs it. */
export interface Found extends Pick<Results, "suite" | "rows" | "series"> {
    readonly script: string;
}

/** These say what becomes of the results; all others, what is measured. */
const OUTPUT_FLAGS = ["--save", "--json", "--check"];

/** What was measured on, and how many processes wanted to run there: a benchmark counts for one. */
export const environment = (): string => {
    const [first] = cpus();
    const memory = Math.round(totalmem() / 2 ** 30);
    const machine = `${cpus().length} × ${first?.model.trim() ?? "unknown processor"}, ${memory} GiB`;

    return `Node ${process.version}, ${machine}, load ${Math.round(loadavg()[1] as number)}`;
};

function commandOf(script: string, flags: readonly string[]): string {
    const given = flags.filter((flag) => !OUTPUT_FLAGS.includes(flag));

    return `npm run ${script}${given.length > 0 ? ` -- ${given.join(" ")}` : ""}`;
}

/**
 * Prints what was found: with `--json` the rows and nothing else, else a table. `--check` compares it with
 * what is committed first, and fails if something has become worse; `--save` writes it down, to be committed, unless it
 * was measured with `--quick`.
 *
 * @param flags all that the script was given
 */
export function publish({ script, ...found }: Found, flags: readonly string[]): void {
    const results: Results = { ...found, command: commandOf(script, flags), environment: environment() };

    if (flags.includes("--check")) {
        checkAgainst(results, readResults(results.suite));
    }

    if (flags.includes("--save")) {
        saveUnlessQuick(results, flags);
    }

    if (flags.includes("--json")) {
        console.log(JSON.stringify(results.rows));
        return;
    }

    console.log(`${results.suite}: ${results.environment}`);
    printRows(results.rows);
}

/** A table for whoever looks at the terminal. */
export function printRows(rows: readonly Row[]): void {
    console.table(rows.map(readable));
}

/** What a small run found is neither printed on the page nor compared with. */
function saveUnlessQuick(results: Results, flags: readonly string[]): void {
    if (flags.includes("--quick")) {
        console.error(`${results.suite}: not saved: leave --quick out to measure what is to be committed.`);
        process.exitCode = 1;
        return;
    }

    saveResults(results);
}

/**
 * Every goal of the project with what was found now, or else as it is committed.
 *
 * @param now what to call what was found now
 */
export function printGoals(found: readonly Pick<Results, "suite" | "rows">[], now: string): void {
    const suites = new Map<string, readonly Row[]>(readAllResults().map(({ suite, rows }) => [suite, rows]));
    found.forEach(({ suite, rows }) => suites.set(suite, rows));
    const measured = new Set(found.map(({ suite }) => suite));
    console.log("All goals, with what was found now, or else as it is committed:");
    console.table(
        [...suites].flatMap(([suite, rows]) =>
            goalsOf({ suite, rows }).map((goal) => ({ ...goal, from: measured.has(suite) ? now : "committed" })),
        ),
    );
}

const readable = (row: Row) => ({
    name: row.name,
    ours: row.ours,
    peer: row.peer ?? "-",
    unit: row.unit,
    ratio: row.ratio ?? "-",
    goal: goalText(row),
    reached: reachedText(row),
});
