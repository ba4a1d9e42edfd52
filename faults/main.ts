/**
 * `npm run faults`: a real network of five forging nodes, each in its network namespace with its own database, struck
 * by kills, pauses, cuts and a partition while transactions flow; the same for Core alone, beside it.
 */
import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Command } from "commander";

import { whyNoNamespaces } from "../devnet/namespaces";
import { wholeNumber } from "../scripts/whole-number";
import { faultsHold, formatReport } from "./report";
import { runFaults, RunReport } from "./run";

interface Options {
    readonly rounds: number;
    readonly patience: number;
    readonly compare: boolean;
    readonly json: boolean;
    readonly report?: string;
}

const count = wholeNumber(1);

const options = (): Options =>
    new Command("faults")
        .description("What a network of five forging nodes does when they are killed, paused, cut off and parted.")
        .option("--rounds <n>", "how often each fault strikes", count, 1)
        .option("--patience <seconds>", "how long a network may take to be one again", count, 420)
        .option("--no-compare", "leave out the same scenario without this package")
        .option("--report <file>", "also write a report in Markdown")
        .option("--json", "print the result as JSON, without progress", false)
        .addHelpText(
            "after",
            "\nNeeds root and `npm run build`. Exit code: 0 if everything held, 1 if not, 2 for wrong options.",
        )
        .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
        .parse()
        .opts<Options>();

async function main(): Promise<void> {
    const { rounds, patience, compare, json, report: file } = options();
    const reason = whyNoNamespaces();

    if (reason) {
        throw new Error(`Several nodes on one machine need network namespaces, but ${reason}.`);
    }

    const reports: RunReport[] = [];

    for (const plugin of compare ? [true, false] : [true]) {
        const directory = join(tmpdir(), `ark-plugin-registry-faults-${process.pid}-${plugin ? "with" : "without"}`);
        const report = (line: string): void => void (json || process.stderr.write(`${line}\n`));
        report(plugin ? "with this package" : "Core alone");

        try {
            reports.push(await runFaults({ directory, rounds, patience, plugin, report }));
        } finally {
            rmSync(directory, { recursive: true, force: true });
        }
    }

    const text = formatReport(reports);

    if (file !== undefined) {
        writeFileSync(file, text);
    }

    console.log(json ? JSON.stringify(reports, undefined, 2) : text);
    process.exit(reports.every(faultsHold) ? 0 : 1);
}

main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
});
