/** `npm run modules:sequences`: random lives of modules in real processes, compared with a model. */
import { Command } from "commander";

import { shrink } from "../../simulation/shrink";
import { wholeNumber } from "../whole-number";
import { drawSequence, live, Sequence } from "./sequence";

interface Options {
    readonly sequences: number;
    readonly skip: number;
    readonly seed: string;
    readonly shrink: number;
    readonly json: boolean;
}

const options = (): Options =>
    new Command("npm run modules:sequences --")
        .description(
            "Loads, unloads, swaps, restarts and crashes real modules at random, one by one beside a model, or several at " +
                "once; then looks for wrong states, orphans and open descriptors.",
        )
        .option("--sequences <count>", "how many", wholeNumber(1), 20)
        .option("--skip <count>", "how many to leave out before the first", wholeNumber(0), 0)
        .option("--seed <text>", "what the first one grows from", "1")
        .option("--shrink <seconds>", "how long to look for fewer steps after a failure", wholeNumber(0), 120)
        .option("--json", "print the result as JSON, without progress", false)
        .addHelpText("after", "\nExit code: 0 if everything held, 1 if not, 2 for wrong options.")
        .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
        .parse()
        .opts<Options>();

const failureOf = (sequence: Sequence): Promise<Error | undefined> =>
    live(sequence).then(
        () => undefined,
        (error: Error) => error,
    );

async function explain(seed: string, sequence: Sequence, error: Error, seconds: number): Promise<object> {
    const fails = async (steps: Sequence["steps"]): Promise<boolean> =>
        (await failureOf({ ...sequence, steps })) !== undefined;
    const steps = await shrink(sequence.steps, fails, Date.now() + seconds * 1000);

    return { seed, message: error.message, kind: sequence.kind, needs: sequence.needs, steps };
}

async function main(): Promise<void> {
    const { sequences, skip, seed: root, shrink: seconds, json } = options();
    const started = Date.now();
    const tally = { sequences: 0, steps: 0, "one by one": 0, "at once": 0 };
    let failure: object | undefined;

    for (let index = skip; index < skip + sequences && !failure; index += 1) {
        const seed = `${root}/${index}`;
        const sequence = drawSequence(seed);
        const error = await failureOf(sequence);
        tally.sequences += 1;
        tally.steps += sequence.steps.length;
        tally[sequence.kind] += 1;
        failure = error && (await explain(seed, sequence, error, seconds));

        if (!json) {
            process.stderr.write(`\r${tally.sequences} of ${sequences} sequences, ${tally.steps} steps `);
        }
    }

    const result = { ...tally, seconds: Math.round((Date.now() - started) / 1000), failure: failure ?? null };
    console.log(json ? JSON.stringify(result) : `\n${JSON.stringify(result, undefined, 2)}`);
    process.exitCode = failure ? 1 : 0;
}

void main();
