import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";

import { readJson, writeJson } from "../../devnet/files";
import { goalText, reachedText, Row } from "./rows";

/** Cost against size, one line for each subject: what a plot is made of. */
export interface Series {
    readonly title: string;
    readonly x: string;
    readonly y: string;
    readonly lines: readonly {
        readonly name: string;
        readonly points: readonly (readonly [x: number, y: number])[];
    }[];
}

/** What one benchmark found, as it is committed: `benchmarks/results/<suite>.json`. */
export interface Results {
    readonly suite: string;
    /** repeats it */
    readonly command: string;
    readonly environment: string;
    readonly rows: readonly Row[];
    readonly series?: readonly Series[];
}

const FOLDER = join(__dirname, "../results");

/** What was measured on, and how many processes wanted to run there: a benchmark counts for one. */
const environment = (): string => {
    const [first] = cpus();
    const memory = Math.round(totalmem() / 2 ** 30);
    const machine = `${cpus().length} × ${first?.model.trim() ?? "unknown processor"}, ${memory} GiB`;

    return `Node ${process.version}, ${machine}, load ${Math.round(loadavg()[1] as number)}`;
};

const fileOf = (suite: string): string => join(FOLDER, `${suite}.json`);

export const readAllResults = (): Results[] =>
    (existsSync(FOLDER) ? readdirSync(FOLDER) : [])
        .filter((file) => file.endsWith(".json"))
        .sort()
        .map((file) => readJson<Results>(join(FOLDER, file)));

/** The committed results of a suite. */
export const readResults = (suite: string): Results | undefined =>
    existsSync(fileOf(suite)) ? readJson<Results>(fileOf(suite)) : undefined;

/**
 * Prints what was found: with `--json` the rows and nothing else, else a table. `--save` also writes it down, to be
 * committed.
 */
export function publish(found: Omit<Results, "environment">, flags: readonly string[]): void {
    const results: Results = { ...found, environment: environment() };

    if (flags.includes("--save")) {
        mkdirSync(FOLDER, { recursive: true });
        writeJson(fileOf(results.suite), results);
    }

    if (flags.includes("--json")) {
        console.log(JSON.stringify(results.rows));
        return;
    }

    console.log(`${results.suite}: ${results.environment}`);
    console.table(results.rows.map(readable));
}

/** Every goal of the project with what was last found, committed or just now. */
export function printGoals(found: readonly Pick<Results, "suite" | "rows">[]): void {
    const suites = new Map<string, readonly Row[]>(readAllResults().map(({ suite, rows }) => [suite, rows]));
    found.forEach(({ suite, rows }) => suites.set(suite, rows));
    console.log("Goals; suites that were not run now are given as committed:");
    console.table(
        [...suites].flatMap(([suite, rows]) =>
            rows.filter(({ goal }) => goal !== null).map((row) => ({ suite, ...goalRow(row) })),
        ),
    );
}

const goalRow = (row: Row) => ({
    name: row.name,
    found: row.ratio ?? `${row.ours} ${row.unit}`,
    goal: goalText(row),
    reached: reachedText(row),
});

const readable = (row: Row) => ({
    name: row.name,
    ours: row.ours,
    peer: row.peer ?? "-",
    unit: row.unit,
    ratio: row.ratio ?? "-",
    goal: goalText(row),
    reached: reachedText(row),
});
