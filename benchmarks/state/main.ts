/**
 * `npm run bench:state`: memory and read model of a registry, in one process, on Core's real wallets and containers.
 * Figures of time are processor time. `--quick` for a tenth of the size, `--full` for a million licenses; `--save`
 * writes the results down.
 */
import { useRegistryNetwork } from "../../__tests__/__support__/test-chain";
import { registrySize } from "../chain/contents";
import { optionsOf } from "../harness/options";
import { publish } from "../report/publish";
import { memoryRows } from "./memory";
import { readModelRows } from "./read-model";

const SIZE = registrySize(10_000);
const QUICK = registrySize(1_000);
const FULL = registrySize(100_000);

async function main(): Promise<void> {
    const { quick, full, flags } = optionsOf({
        script: "bench:state",
        description: "Memory and read model of a registry of 100,000 licenses, in one process.",
        quick: "a tenth of the size",
        full: "a million licenses",
    });
    const size = quick ? QUICK : full ? FULL : SIZE;
    useRegistryNetwork();
    const rows = [...(await memoryRows(size)), ...(await readModelRows(size))];
    publish({ suite: full ? "state-full" : "state", script: "bench:state", rows }, flags);
}

void main();
