import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** More would not be small any more. */
const MOST = 200;

const fileOf = (target: string): string => join(__dirname, "corpus", `${target}.txt`);

/** Inputs that once reached new code or found a fault, a line each. */
export function readCorpus(target: string): string[] {
    const file = fileOf(target);

    return existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
}

/** Adds inputs, the shortest first, until the corpus is full. */
export function addToCorpus(target: string, inputs: readonly string[]): void {
    const known = readCorpus(target);
    const fresh = inputs.filter((input) => !known.includes(input)).sort((left, right) => left.length - right.length);
    writeFileSync(fileOf(target), `${[...known, ...fresh].slice(0, MOST).join("\n")}\n`);
}
