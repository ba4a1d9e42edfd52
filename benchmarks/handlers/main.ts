/**
 * `npm run bench:handlers`: what it costs to apply and revert a transaction in registries of up to 120,000 licenses,
 * beside one signature verification and Core's own handlers. `--full` for up to a million licenses, `--quick` without the
 * largest registry; `--save`, `--check`, `--json` as `npm run bench`.
 */
import { useRegistryNetwork } from "../../__tests__/__support__/test-chain";
import { registrySize } from "../chain/contents";
import { optionsOf } from "../harness/options";
import { publish } from "../report/publish";
import { handlerFigures } from "./rows";

const QUICK = [registrySize(100), registrySize(1_000)];
// Wallets of 10,000 licenses need 12,000 packages to choose from.
const SIZES = [...QUICK, registrySize(12_000)];
const FULL = [...SIZES, registrySize(100_000)];

async function main(): Promise<void> {
    const { quick, full, flags } = optionsOf({
        script: "bench:handlers",
        description: "What handlers cost in registries of growing size, beside a signature and Core's handlers.",
        quick: "without the largest registry, for less time",
        full: "up to a million licenses",
    });
    const report = (line: string): unknown => process.stderr.write(`${line}\n`);
    useRegistryNetwork();
    const sizes = full ? FULL : quick ? QUICK : SIZES;
    const figures = await handlerFigures(sizes, { rounds: 5, time: quick ? 5 : 20 }, report);
    publish({ suite: full ? "handlers-full" : "handlers", script: "bench:handlers", ...figures }, flags);
}

void main();
