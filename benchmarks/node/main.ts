/**
 * `npm run bench:node`: what a node does with blocks and with its pool, by Core's own classes on a real database, filled
 * with this package's transactions and with transfers in turn. `--quick` for fewer rounds; `--save`, `--check`, `--json` as
 * `npm run bench`.
 */
import { optionsOf } from "../harness/options";
import { publish } from "../report/publish";
import { blockRows } from "./blocks";
import { poolRows } from "./pool";
import { workerRows } from "./workers";

async function main(): Promise<void> {
    const { quick, flags } = optionsOf({
        script: "bench:node",
        description: "Full blocks from bytes into PostgreSQL, full pools, and Core's workers, beside transfers.",
        quick: "fewer rounds",
    });
    const report = (line: string): unknown => process.stderr.write(`${line}\n`);
    const rows = [
        ...(await blockRows(quick ? 3 : 9, report)),
        ...(await poolRows(quick ? 1 : 2, report)),
        ...(await workerRows(quick ? 1 : 2, report)),
    ];
    publish({ suite: "node", script: "bench:node", rows }, flags);
}

void main();
