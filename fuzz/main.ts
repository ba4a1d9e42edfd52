/** `npm run fuzz`: bytes and JSON that nobody would send, at everything that reads what strangers send. */
import { Command, Option } from "commander";

import { wholeNumber } from "../scripts/whole-number";
import { useSimulatedNetwork } from "../simulation/network";
import { registerTransactions } from "../src/transactions";
import { addToCorpus, readCorpus } from "./corpus";
import { Fuzzer } from "./fuzzer";
import { TargetName, targetNames, targets } from "./targets";

interface Options {
    readonly target: TargetName | "all";
    readonly seconds: number;
    readonly inputs: number;
    readonly seed: number;
    readonly save: boolean;
    readonly json: boolean;
}

const count = wholeNumber(1);

function options(): Options {
    const list = Object.entries(targets).map(([name, { summary }]) => `  ${name.padEnd(12)} ${summary}`);

    return new Command("fuzz")
        .description(`Inputs that nobody would send.\n\nTargets:\n${list.join("\n")}`)
        .addOption(new Option("--target <name>", "what to fuzz").choices(["all", ...targetNames]).default("all"))
        .option("--seconds <n>", "stop each target after this time", count, 60)
        .option("--inputs <n>", "stop each target after so many inputs", count, Number.MAX_SAFE_INTEGER)
        .option("--seed <n>", "same seed, same inputs", count, 1)
        .option("--save", "add inputs that reach new code to fuzz/corpus", false)
        .option("--json", "print one line of JSON per target, without progress", false)
        .addHelpText("after", "\nExit code: 0 if everything held, 1 if not, 2 for wrong options.")
        .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
        .parse()
        .opts<Options>();
}

function fuzz(name: TargetName, { json, save, ...limits }: Options): boolean {
    const began = Date.now();
    const progress = (inputs: number, coverage: number): void => {
        if (!json && process.stderr.isTTY) {
            process.stderr.write(
                `\r${name}: ${inputs.toLocaleString("en")} inputs, ${coverage} blocks of code reached`,
            );
        }
    };
    const { kept, failure, ...report } = new Fuzzer(targets[name], limits, readCorpus(name), progress).run();

    if (save) {
        addToCorpus(name, failure ? [failure.input, ...kept] : kept);
    }

    const seconds = Math.round((Date.now() - began) / 1000);
    const line = { target: name, seed: limits.seed, ...report, seconds, kept: kept.length, failure };
    process.stderr.write(!json && process.stderr.isTTY ? "\n" : "");
    console.log(JSON.stringify(line, undefined, json ? undefined : 2));

    return failure === undefined;
}

function main(): void {
    const given = options();
    useSimulatedNetwork();
    registerTransactions();
    const held = (given.target === "all" ? targetNames : [given.target]).map((name) => fuzz(name, given));

    process.exit(held.every(Boolean) ? 0 : 1);
}

main();
