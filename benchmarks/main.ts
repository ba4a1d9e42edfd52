/**
 * `npm run bench`: what the registry costs, beside its peers, up to some 100,000 licenses: one benchmark after another,
 * each in a process of its own, and at the end every goal with what was found. `--full` runs what goes to a million
 * licenses, `--quick` a little of everything; `--save` and `--check` are passed on, `--json` prints rows by suite and nothing
 * else.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

import { PACKAGE_ROOT } from "../devnet/network";
import { optionsOf } from "./harness/options";
import { environment, printGoals, printRows } from "./report/publish";
import { Results } from "./report/results";
import { Row } from "./report/rows";

/** One script of package.json, and the suite that it measures when it is given these flags. */
interface Benchmark extends Pick<Results, "suite"> {
    readonly script: string;
    readonly flags?: readonly string[];
}

const SUITES: readonly Benchmark[] = ["transactions", "handlers", "node", "bootstrap", "startup", "state"].map(
    (suite) => ({ suite, script: `bench:${suite}` }),
);

const FULL: readonly Benchmark[] = [
    ...["handlers", "bootstrap", "state"].map((name) => ({
        suite: `${name}-full`,
        script: `bench:${name}`,
        flags: ["--full"],
    })),
    { suite: "scale", script: "bench:scale" },
];

const secondsSince = (start: number): string => `${((performance.now() - start) / 1000).toFixed(0)} s`;

/** @returns what it found, and whether it ended well: with `--check` nothing became worse */
async function run({ script, flags = [] }: Benchmark, passedOn: readonly string[]): Promise<[Row[], boolean]> {
    const child = spawn("npm", ["run", "--silent", script, "--", ...flags, ...passedOn, "--json"], {
        cwd: PACKAGE_ROOT,
        stdio: ["ignore", "pipe", "inherit"],
    });
    const [found, [code]] = await Promise.all([text(child.stdout), once(child, "close")]);

    return [found ? (JSON.parse(found) as Row[]) : [], code === 0];
}

async function main(): Promise<void> {
    const { full, json, flags } = optionsOf({
        script: "bench",
        description: "All that the project has goals for, each beside its peer, and which goals are reached.",
        quick: "little of everything, to see that it works",
        full: "what goes to a million licenses",
    });
    const passedOn = flags.filter((flag) => flag !== "--full" && flag !== "--json");
    const report = (line: string): unknown => process.stderr.write(`${line}\n`);
    const start = performance.now();
    const found: Pick<Results, "suite" | "rows">[] = [];

    for (const benchmark of full ? FULL : SUITES) {
        const began = performance.now();
        report(`${benchmark.suite}: npm run ${[benchmark.script, ...(benchmark.flags ?? [])].join(" -- ")}`);
        const [rows, good] = await run(benchmark, passedOn);
        found.push({ suite: benchmark.suite, rows });
        report(`${benchmark.suite}: ${secondsSince(began)}${good ? "" : ", FAILED"}`);
        process.exitCode = good ? process.exitCode : 1;

        if (!json) {
            printRows(rows);
        }
    }

    report(`all: ${secondsSince(start)}; ${environment()}`);

    if (json) {
        console.log(JSON.stringify(Object.fromEntries(found.map(({ suite, rows }) => [suite, rows]))));
    } else {
        printGoals(found);
    }
}

void main();
