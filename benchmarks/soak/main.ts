/**
 * `npm run soak`: a node under mainnet's cap, full blocks of 150 every eight seconds from 210 senders, with requests to its
 * API beside them; then the same node without the plugin under as many transfers, for a third of the time. `--save`
 * writes the results down.
 */
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Command } from "commander";

import { Cleanup } from "../../devnet/cleanup";
import { wholeNumber } from "../../scripts/whole-number";
import { publish } from "../report/results";
import { Row, rowOf } from "../report/rows";
import { PhaseResult, soakPhase } from "./phase";

interface Options {
    readonly minutes: number;
    readonly json: boolean;
    readonly save: boolean;
}

function rowsOf(plugin: PhaseResult, plain: PhaseResult, minutes: number): Row[] {
    const forged = ({ slots }: PhaseResult): number => slots.transactions / (slots.passed * 8);
    const refused = [...plugin.refusals.values()].reduce((sum, count) => sum + count, 0);

    return [
        rowOf({ name: `slots missed in ${minutes} minutes`, ours: plugin.slots.missed, unit: "slots", goal: 0 }),
        rowOf({ name: "slots passed", ours: plugin.slots.passed, unit: "slots" }),
        rowOf({ name: "slots missed without the plugin", ours: plain.slots.missed, unit: "slots" }),
        rowOf({ name: "forged / transfers", ours: forged(plugin), peer: forged(plain), unit: "transactions/s" }),
        rowOf({ name: "transactions accepted", ours: plugin.accepted, unit: "transactions" }),
        rowOf({ name: "transactions refused", ours: refused, unit: "transactions" }),
        rowOf({ name: "resident memory at the end", ours: plugin.megabytes, peer: plain.megabytes, unit: "MB" }),
        rowOf({ name: "resident memory, slope", ours: plugin.memory.perUnit, unit: "MB/h" }),
        rowOf({ name: "resident memory, slope, 95 % within ±", ours: plugin.memory.margin, unit: "MB/h" }),
        rowOf({ name: "resident memory without the plugin, slope", ours: plain.memory.perUnit, unit: "MB/h" }),
        rowOf({
            name: "resident memory without the plugin, slope, 95 % within ±",
            ours: plain.memory.margin,
            unit: "MB/h",
        }),
        rowOf({
            name: "event-loop delay, p99, with / without the plugin",
            ours: plugin.eventLoop.p99,
            peer: plain.eventLoop.p99,
            unit: "ms",
        }),
        rowOf({ name: "event-loop delay, largest", ours: plugin.eventLoop.max, peer: plain.eventLoop.max, unit: "ms" }),
        rowOf({ name: "API request, p99", ours: plugin.requestP99, peer: plain.requestP99, unit: "ms" }),
    ];
}

async function phase(plugin: boolean, minutes: number, report: (line: string) => void): Promise<PhaseResult> {
    const directory = join(tmpdir(), `ark-plugin-registry-soak-${process.pid}-${plugin ? "with" : "without"}`);
    const cleanup = new Cleanup();
    cleanup.add(async () => rmSync(directory, { recursive: true, force: true }));

    try {
        return await soakPhase({ directory, plugin, minutes, report }, cleanup);
    } finally {
        await cleanup.run();
    }
}

async function main(): Promise<void> {
    const { minutes, json, save } = new Command("soak")
        .description("A node under full blocks for a long time, with the plugin and without.")
        .option("--minutes <n>", "how long, after a minute of warming up", wholeNumber(1), 60)
        .option("--json", "print rows and nothing else", false)
        .option("--save", "write the results down, to be committed", false)
        .parse()
        .opts<Options>();
    const report = (line: string): void => console.error(line);
    const plugin = await phase(true, minutes, report);
    plugin.refusals.forEach((count, reason) => report(`refused ${count} times: ${reason}`));
    const plain = await phase(false, Math.ceil(minutes / 3), report);
    const rows = rowsOf(plugin, plain, minutes);
    const command = `npm run soak -- --minutes ${minutes}`;
    publish({ suite: "soak", command, rows }, [...(json ? ["--json"] : []), ...(save ? ["--save"] : [])]);
}

void main();
