/**
 * `npm run simulate`: random chains on Core's real block state, wallets and this package's real handlers, watched
 * closely. What is checked, and what has been tried so far: docs/reliability.md.
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { Command, InvalidArgumentError, Option } from "commander";

import { wholeNumber } from "../scripts/whole-number";
import { campaign, Failure, Outcome, Size } from "./campaign";
import { useSimulatedNetwork } from "./network";
import { ScenarioName, scenarios } from "./scenarios";

interface Options extends Size {
    readonly scenario: ScenarioName;
    readonly json: boolean;
    /** set for the other process of two: it lives each seed once and prints what it saw */
    readonly looks: boolean;
}

const run = promisify(execFile);
const note = (text: string): boolean => process.stderr.write(text);

const count = wholeNumber(1);

function chance(text: string): number {
    const value = Number(text);

    if (!(value >= 0 && value <= 1)) {
        throw new InvalidArgumentError("Give a number from 0 to 1.");
    }

    return value;
}

function options(): Options {
    const list = Object.entries(scenarios).map(([name, { summary }]) => `  ${name.padEnd(12)} ${summary}`);
    const command = new Command("simulate")
        .description(`Random chains, and whether all nodes would agree on them.\n\nScenarios:\n${list.join("\n")}`)
        .option("--seeds <n>", "how many chains", count, 5)
        .option("--blocks <n>", "blocks of each chain", count, 20)
        .option("--transactions <n>", "transactions tried for each block", count, 30)
        .option("--wallets <n>", "wallets of each chain", count, 60)
        .option("--skip <n>", "how many chains to leave out before the first", wholeNumber(0), 0)
        .option("--seed <text>", "what the first chain grows from", "1")
        .option("--forks <chance>", "how likely a fork is after a block, 0 to 1", chance)
        .option("--crowded", "few packages with many releases and yanks, few wallets with much in each", false)
        .option("--shrink <seconds>", "how long to look for a shorter sequence after a failure", count, 120)
        .addOption(
            new Option("--scenario <name>", "what to do with each chain")
                .choices(Object.keys(scenarios))
                .default("mixed"),
        )
        .addOption(new Option("--looks").default(false).hideHelp())
        .option("--json", "print the result as JSON, without progress", false)
        .addHelpText("after", "\nExit code: 0 if everything held, 1 if not, 2 for wrong options.")
        .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

    return command.parse().opts<Options>();
}

/** The same seeds once more, in a process of its own. */
async function elsewhere(): Promise<Record<string, string[]>> {
    const parameters = [...process.execArgv, ...process.argv.slice(1), "--looks"];
    const { stdout } = await run(process.execPath, parameters, { maxBuffer: 2 ** 30 });

    return JSON.parse(stdout) as Record<string, string[]>;
}

/** @returns the first seed on which the other process saw another state */
async function differingSeed({ looks }: Outcome): Promise<string | undefined> {
    const others = await elsewhere();

    return Object.keys(looks).find((seed) => JSON.stringify(looks[seed]) !== JSON.stringify(others[seed]));
}

function describe({ seed, check, message, steps }: Failure): string {
    return [
        `FAILED on seed ${seed}: ${message}`,
        `${steps.length} steps suffice for "${check}" to fail:`,
        ...steps.map((step) => `  ${JSON.stringify(step)}`),
    ].join("\n");
}

async function main(): Promise<void> {
    const { scenario: name, json, looks: onlyLooks, ...size } = options();
    const scenario = scenarios[name];
    const began = Date.now();
    useSimulatedNetwork();

    const outcome = await campaign(size, onlyLooks ? { ...scenario, runs: 1 } : scenario, (done, { applied }) => {
        if (!json && !onlyLooks) {
            note(`\r${done} of ${size.seeds} chains, ${applied.toLocaleString("en")} transactions applied`);
        }
    });

    if (onlyLooks) {
        process.stdout.write(JSON.stringify(outcome.looks));
        process.exit(outcome.failure ? 1 : 0);
    }

    const other = scenario.elsewhere && !outcome.failure ? await differingSeed(outcome) : undefined;
    const failed = outcome.failure !== undefined || other !== undefined;
    const report = {
        scenario: name,
        ...size,
        holds: !failed,
        seconds: Math.round((Date.now() - began) / 1000),
        ...outcome.tally.toJSON(),
        failure: outcome.failure ?? (other && { seed: other, check: "second process", message: "it saw other states" }),
    };

    if (json) {
        console.log(JSON.stringify(report, undefined, 2));
    } else {
        note("\n");
        console.log(outcome.failure ? describe(outcome.failure) : JSON.stringify(report, undefined, 2));
    }

    process.exit(failed ? 1 : 0);
}

void main();
