/** `npm run kills -- --rounds N`: kills the installer N times with SIGKILL and looks at what is left. */
import { Command } from "commander";

import { wholeNumber } from "../whole-number";
import { killAll } from "./kill-all";
import { KillTally } from "./rounds";

const summary = ({ kills, nested, timed, old, new: finished, boots, steps }: KillTally): string =>
    [
        "",
        `Survived ${kills} kills: ${timed} at a random moment, ${nested} while recovering from another one.`,
        `After the next run ${old} changes were as if never begun, ${finished} were finished; Core loaded each of the`,
        `${boots} states that kills left behind.`,
        ...Object.entries(steps).flatMap(([operation, counts]) => [
            `${operation}:`,
            ...Object.entries(counts).map(([step, count]) => `  ${String(count).padStart(4)} before "${step}"`),
        ]),
    ].join("\n");

async function main(): Promise<void> {
    const program = new Command("npm run kills --")
        .description("Kills the installer with SIGKILL at every step and at random moments, and looks at what is left.")
        .option("--rounds <count>", "how many kills", wholeNumber(1), 500)
        .option("--json", "print one JSON document")
        .parse();
    const { rounds, json } = program.opts<{ rounds: number; json?: boolean }>();
    const tally = await killAll(rounds, (line) => json || process.stderr.write(`\r${line}   `));
    console.log(json ? JSON.stringify(tally) : summary(tally));
}

main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
});
