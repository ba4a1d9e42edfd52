/**
 * `npm run soak`: a node under mainnet's cap, full blocks of 150 every eight seconds from 210 senders, with requests to its
 * API beside them; at the same time, on a network of its own, a node without the plugin under as many transfers: what
 * else the machine does hits both alike. `--save` writes the results down.
 */
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Command } from "commander";

import { Cleanup } from "../../devnet/cleanup";
import { generateNetwork } from "../../devnet/network";
import { useNetwork } from "../../devnet/wallets";
import { wholeNumber } from "../../scripts/whole-number";
import { publish } from "../report/publish";
import { Row, rowOf } from "../report/rows";
import { BLOCK_TIME } from "./node";
import { PhaseResult, soakPhase } from "./phase";
import { Slope } from "./slope";

const slopeRows = (what: string, plugin: Slope, plain: Slope): Row[] =>
    [[`${what}, slope`, plugin] as const, [`${what} without the plugin, slope`, plain] as const].flatMap(
        ([name, { perUnit, margin }]) => [
            rowOf({ name, ours: perUnit, unit: "MB/h" }),
            rowOf({ name: `${name}, 95 % within ±`, ours: margin, unit: "MB/h" }),
        ],
    );

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
        rowOf({
            name: "processor of the node's process, with / without the plugin",
            ours: plugin.processor,
            peer: plain.processor,
            unit: "cores",
        }),
        rowOf({ name: "resident memory at the end", ours: plugin.megabytes, peer: plain.megabytes, unit: "MB" }),
        ...slopeRows("resident memory", plugin.memory, plain.memory),
        ...slopeRows("resident memory in the second half", plugin.laterMemory, plain.laterMemory),
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

async function both(
    minutes: number,
    report: (line: string) => void,
): Promise<[plugin: PhaseResult, plain: PhaseResult]> {
    const directory = join(tmpdir(), `ark-plugin-registry-soak-${process.pid}`);
    const cleanup = new Cleanup();
    cleanup.add(async () => rmSync(directory, { recursive: true, force: true }));

    try {
        const network = await generateNetwork({ directory: join(directory, "network"), blockTime: BLOCK_TIME });
        useNetwork(network.config);
        const phase = (plugin: boolean, name: string): Promise<PhaseResult> => {
            const given = { network, directory: join(directory, name), plugin, minutes };

            return soakPhase({ ...given, report: (line) => report(`${name} the plugin: ${line}`) }, cleanup);
        };

        return await Promise.all([phase(true, "with"), phase(false, "without")]);
    } finally {
        await cleanup.run();
    }
}

async function main(): Promise<void> {
    const { minutes } = new Command("soak")
        .description("Two nodes under full blocks for a long time, one with the plugin and one without.")
        .option("--minutes <n>", "how long, after a minute of warming up", wholeNumber(1), 60)
        .option("--json", "print rows and nothing else")
        .option("--check", "compare ratios with those that are committed")
        .option("--save", "write the results down, to be committed")
        .parse()
        .opts<{ minutes: number }>();
    const report = (line: string): void => console.error(line);
    const [plugin, plain] = await both(minutes, report);
    plugin.refusals.forEach((count, reason) => report(`refused ${count} times: ${reason}`));
    const rows = rowsOf(plugin, plain, minutes);
    publish({ suite: "soak", script: "soak", rows }, process.argv.slice(2));
}

void main();
