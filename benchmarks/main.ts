/**
 * `npm run bench`: what this package's transactions cost, beside Core's and Magistrate's, in one run: from and to bytes,
 * and in the handlers of registries of up to 120,000 licenses. `--full` measures handlers alone, up to a million licenses,
 * `--quick` leaves the largest registry out; `--save` writes the results down, `--check` compares with those, `--json`
 * prints rows and nothing else.
 */
import { useRegistryNetwork } from "../__tests__/__support__/test-chain";
import { ChainSize } from "./chain/contents";
import { handlerFigures } from "./handlers/rows";
import { optionsOf } from "./harness/options";
import { Found, printGoals, publish } from "./report/publish";
import { wireRows } from "./wire/rows";

const sizeOf = (packages: number): ChainSize => ({
    seed: "state",
    packages,
    licenses: packages * 10,
    entities: 0,
});
const QUICK = [sizeOf(100), sizeOf(1_000)];
// Wallets of 10,000 licenses need 12,000 packages to choose from.
const SIZES = [...QUICK, sizeOf(12_000)];
const FULL = [...SIZES, sizeOf(100_000)];

async function main(): Promise<void> {
    const { quick, full, json, flags } = optionsOf({
        script: "bench",
        description: "What transactions cost beside Core's and Magistrate's: bytes, schema, signature, handlers.",
        quick: "without the largest registry, for less time",
        full: "handlers alone, up to a million licenses",
    });
    const report = (line: string): unknown => process.stderr.write(`${line}\n`);
    const found: Found[] = [];

    // They are the same whatever the registry's size.
    if (!full) {
        report("measuring: bytes");
        const rows = await wireRows({ rounds: 5, time: quick ? 20 : 60 });
        found.push({ suite: "transactions", script: "bench", rows });
    }

    useRegistryNetwork();
    found.push({
        suite: full ? "handlers-full" : "handlers",
        script: "bench",
        ...(await handlerFigures(full ? FULL : quick ? QUICK : SIZES, { rounds: 5, time: quick ? 5 : 20 }, report)),
    });
    found.forEach((results) => publish(results, flags));

    if (!json) {
        printGoals(found);
    }
}

void main();
