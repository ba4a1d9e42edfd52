import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { readJson, writeJson } from "../../devnet/files";
import { Row } from "./rows";

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

const fileOf = (suite: string): string => join(FOLDER, `${suite}.json`);

export const readAllResults = (): Results[] =>
    (existsSync(FOLDER) ? readdirSync(FOLDER) : [])
        .filter((file) => file.endsWith(".json"))
        .sort()
        .map((file) => readJson<Results>(join(FOLDER, file)));

/** The committed results of a suite. */
export const readResults = (suite: string): Results | undefined =>
    existsSync(fileOf(suite)) ? readJson<Results>(fileOf(suite)) : undefined;

/** Writes results down, to be committed. */
export function saveResults(results: Results): void {
    mkdirSync(FOLDER, { recursive: true });
    writeJson(fileOf(results.suite), results);
}
