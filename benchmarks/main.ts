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
import { INTERRUPTED } from "./harness/cleaned-up";
import { optionsOf } from "./harness/options";
import { environment, printGoals, printRows } from "./report/publish";
import { Results } from "./report/results";
import { Row } from "./report/rows";

/** One script of package.json, and the suite that it measures when it is given these flags. */
interface SuiteScript extends Pick<Results, "suite"> {
    readonly script: string;
    readonly flags?: readonly string[];
}

const SUITES: readonly SuiteScript[] = ["transactions", "handlers", "node", "bootstrap", "startup", "state"].map(
    (suite) => ({ suite, script: `bench:${suite}` }),
);

const FULL: readonly SuiteScript[] = [
    ...["handlers", "bootstrap", "state"].map((name) => ({
        suite: `${name}-full`,
        script: `bench:${name}`,
        flags: ["--full"],
    })),
    { suite: "scale", script: "bench:scale" },
];

type Found = Pick<Results, "suite" | "rows">;

interface Ended {
    /** undefined if it has printed none */
    readonly rows: readonly Row[] | undefined;
    /** of the process; not 0 with `--check` if something became worse, null if a signal ended it */
    readonly code: number | null;
}

const secondsSince = (start: number): string => `${((performance.now() - start) / 1000).toFixed(0)} s`;

async function run({ script, flags = [] }: SuiteScript, passedOn: readonly string[]): Promise<Ended> {
    const child = spawn("npm", ["run", "--silent", script, "--", ...flags, ...passedOn, "--json"], {
        cwd: PACKAGE_ROOT,
        stdio: ["ignore", "pipe", "inherit"],
    });
    const [printed, [code]] = await Promise.all([text(child.stdout), once(child, "close") as Promise<[Ended["code"]]>]);

    try {
        return { rows: JSON.parse(printed) as Row[], code };
    } catch {
        // What else it says there, such as a compiler's errors, is for whoever looks.
        process.stderr.write(printed);

        return { rows: undefined, code };
    }
}

const outcomeOf = ({ rows, code }: Ended): string =>
    rows === undefined ? "FAILED, no result" : code === 0 ? "done" : "FAILED, see above";

const report = (line: string): unknown => process.stderr.write(`${line}\n`);

/** Of one benchmark after another; one that fails makes this process fail in the end, and keeps no other from running. */
async function runAll(scripts: readonly SuiteScript[], passedOn: readonly string[]): Promise<Found[]> {
    const found: Found[] = [];
    let interrupted = false;
    // A terminal tells the benchmark too, which ends what it has started.
    process.on("SIGINT", () => (interrupted = true));

    for (const suiteScript of scripts) {
        const { suite, script, flags = [] } = suiteScript;
        const began = performance.now();
        report(`${suite}: npm run ${[script, ...flags].join(" -- ")}`);
        const ended = await run(suiteScript, passedOn);

        if (interrupted) {
            process.exit(INTERRUPTED);
        }

        report(`${suite}: ${outcomeOf(ended)}, ${secondsSince(began)}`);

        if (ended.rows) {
            found.push({ suite, rows: ended.rows });
        }

        if (ended.code !== 0 || !ended.rows) {
            process.exitCode = 1;
        }
    }

    return found;
}

async function main(): Promise<void> {
    const { quick, full, json, flags } = optionsOf({
        script: "bench",
        description: "All that the project has goals for, each beside its peer, and which goals are reached.",
        quick: "little of everything, to see that it works",
        full: "what goes to a million licenses",
    });
    const start = performance.now();
    const passedOn = flags.filter((flag) => flag !== "--full" && flag !== "--json");
    const found = await runAll(full ? FULL : SUITES, passedOn);
    report(`all: ${secondsSince(start)}; ${environment()}`);

    if (json) {
        console.log(JSON.stringify(Object.fromEntries(found.map(({ suite, rows }) => [suite, rows]))));
        return;
    }

    for (const { suite, rows } of found) {
        console.log(suite);
        printRows(rows);
    }

    printGoals(found, quick ? "now, quick" : "now");
}

void main();
