/** `npm run fuzz:api`: asks Core's real API server what the API's document describes, and what nobody would ask. */
import { Command } from "commander";

import { fuzzedApi, samplesOfChain } from "./fuzz-api/chain";
import { fuzz } from "./fuzz-api/fuzz";
import { wholeNumber } from "./whole-number";

interface Options {
    readonly cases: number;
    readonly seed: number;
    readonly json: boolean;
}

/** Milliseconds. */
const SLOW = 100;

const count = wholeNumber(1);

const options = (): Options =>
    new Command("fuzz:api")
        .description(
            "Requests that nobody would send, made from the API's OpenAPI document, at a server in this process.",
        )
        .option("--cases <n>", "how many requests", count, 20_000)
        .option("--seed <n>", "same seed, same requests", count, 1)
        .option("--json", "print the report as JSON, without progress", false)
        .addHelpText("after", "\nExit code: 0 if every answer was as it must be, 1 if not, 2 for wrong options.")
        .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
        .parse()
        .opts<Options>();

async function main({ json, ...limits }: Options): Promise<void> {
    const api = await fuzzedApi();
    const progress = (done: number): unknown => process.stderr.write(`\r${done.toLocaleString("en")} requests`);
    const report = await fuzz(api, { ...limits, samples: samplesOfChain(), ...(!json && { progress }) });
    const { statuses, faults, slowest } = report;
    const slow = slowest.filter(({ milliseconds }) => milliseconds > SLOW);

    if (json) {
        console.log(JSON.stringify(report));
    } else {
        console.log(`\nseed ${report.seed}, answers by status:`, statuses);
        slowest.forEach(({ milliseconds, request }) => console.log(`${milliseconds.toFixed(1)} ms`, shown(request)));
        faults.slice(0, 20).forEach(({ what, request }) => console.log(what, shown(request)));
        console.log(`${faults.length} faults, ${slow.length} answers over ${SLOW} ms`);
    }

    process.exit(faults.length + slow.length > 0 ? 1 : 0);
}

const shown = (request: object): string => JSON.stringify(request).slice(0, 500);

void main(options());
