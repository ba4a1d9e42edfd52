import { mkdirSync, readdirSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";

import { readJson, writeJson } from "../../devnet/files";
import { goalText, reachedText, Row } from "./rows";

/** What one benchmark found, as it is committed: `benchmarks/results/<suite>.json`. */
export interface Results {
    readonly suite: string;
    /** repeats it */
    readonly command: string;
    readonly environment: string;
    readonly rows: readonly Row[];
}

const FOLDER = join(__dirname, "../results");

/** What was measured on, and how many processes wanted to run there: a benchmark counts for one. */
const environment = (): string => {
    const [first] = cpus();
    const memory = Math.round(totalmem() / 2 ** 30);
    const machine = `${cpus().length} × ${first?.model.trim() ?? "unknown processor"}, ${memory} GiB`;

    return `Node ${process.version}, ${machine}, load ${Math.round(loadavg()[1] as number)}`;
};

export const readAllResults = (): Results[] =>
    readdirSync(FOLDER)
        .filter((file) => file.endsWith(".json"))
        .sort()
        .map((file) => readJson<Results>(join(FOLDER, file)));

/**
 * Prints what was found: with `--json` the rows and nothing else, else a table. `--save` also writes it down, to be
 * committed.
 */
export function publish(found: Omit<Results, "environment">, flags: readonly string[]): void {
    const results: Results = { ...found, environment: environment() };

    if (flags.includes("--save")) {
        mkdirSync(FOLDER, { recursive: true });
        writeJson(join(FOLDER, `${results.suite}.json`), results);
    }

    if (flags.includes("--json")) {
        console.log(JSON.stringify(results.rows));
        return;
    }

    console.log(results.environment);
    console.table(results.rows.map(readable));
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
