/**
 * `npm run bench:transactions`: this package's transactions from and to bytes, their schemas and their verification,
 * beside Core's and Magistrate's. `--quick` for less time; `--save`, `--check`, `--json` as `npm run bench`.
 */
import { optionsOf } from "../harness/options";
import { publish } from "../report/publish";
import { transactionRows } from "./rows";

async function main(): Promise<void> {
    const { quick, flags } = optionsOf({
        script: "bench:transactions",
        description: "Bytes, schema and verification of each kind of transaction, beside Core's and Magistrate's.",
        quick: "a third of the time",
    });
    const rows = await transactionRows({ rounds: 5, time: quick ? 20 : 60 });
    publish({ suite: "transactions", script: "bench:transactions", rows }, flags);
}

void main();
