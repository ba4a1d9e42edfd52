import { Row, rowOf } from "../report/rows";
import { BLOCK_TIME } from "./node";
import { SideResult } from "./side";
import { Slope } from "./slope";

/** Transactions in blocks, a second. */
const forged = ({ slots }: SideResult): number => slots.transactions / (slots.passed * BLOCK_TIME);

const slopeRows = (what: string, plugin: Slope, plain: Slope): Row[] =>
    [[`${what}, slope`, plugin] as const, [`${what} without the plugin, slope`, plain] as const].flatMap(
        ([name, { perUnit, margin }]) => [
            rowOf({ name, ours: perUnit, unit: "MB/h" }),
            rowOf({ name: `${name}, 95 % within ±`, ours: margin, unit: "MB/h" }),
        ],
    );

function transactionRows(plugin: SideResult, plain: SideResult): Row[] {
    const { accepted, sent, refusals } = plugin.tally;

    return [
        rowOf({
            name: "forged: purchases and releases / transfers without the plugin",
            ours: forged(plugin),
            peer: forged(plain),
            unit: "transactions/s",
            better: "higher",
        }),
        rowOf({
            name: "transactions accepted / sent",
            ours: accepted,
            peer: sent,
            unit: "transactions",
            goal: 1,
            better: "higher",
        }),
        rowOf({
            name: "transactions refused",
            ours: [...refusals.values()].reduce((sum, count) => sum + count, 0),
            unit: "transactions",
        }),
        rowOf({
            name: "transfers accepted / sent without the plugin",
            ours: plain.tally.accepted,
            peer: plain.tally.sent,
            unit: "transactions",
            better: "higher",
        }),
    ];
}

/** What the node with the plugin did under purchases and releases, beside the one without it under transfers. */
export function soakRows(plugin: SideResult, plain: SideResult, minutes: number): Row[] {
    const beside = (what: string, unit: string, of: (side: SideResult) => number): Row =>
        rowOf({
            name: `${what}: purchases and releases / transfers without the plugin`,
            ours: of(plugin),
            peer: of(plain),
            unit,
        });
    const memory = "resident memory of the node and its workers";

    return [
        rowOf({ name: `slots missed in ${minutes} minutes`, ours: plugin.slots.missed, unit: "slots", goal: 0 }),
        rowOf({ name: "slots passed", ours: plugin.slots.passed, unit: "slots" }),
        rowOf({ name: "slots missed without the plugin", ours: plain.slots.missed, unit: "slots" }),
        ...transactionRows(plugin, plain),
        beside("processor of the node and its workers", "cores", ({ processor }) => processor),
        beside(`${memory} at the end`, "MB", ({ megabytes }) => megabytes),
        ...slopeRows(memory, plugin.memory, plain.memory),
        ...slopeRows(`${memory} in the second half`, plugin.laterMemory, plain.laterMemory),
        beside("event-loop delay of the node, p99", "ms", ({ eventLoop }) => eventLoop.p99),
        beside("event-loop delay of the node, largest", "ms", ({ eventLoop }) => eventLoop.max),
        beside("API request, p99", "ms", ({ requestP99 }) => requestP99),
    ];
}
