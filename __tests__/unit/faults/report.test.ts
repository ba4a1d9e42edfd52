import { faultsHold, formatReport } from "../../../faults/report";
import { RunReport } from "../../../faults/run";

const REPORT: RunReport = {
    plugin: true,
    events: [{ second: 3, text: "kill -9: node1" }],
    recoveries: [
        { fault: "kill -9", node: "node1", seconds: 12 },
        { fault: "kill -9", node: "node2", seconds: 9 },
    ],
    transactions: 40,
    height: 99,
    sameBlocks: true,
    digests: ["aa", "aa"],
    licenses: { taken: 21, forged: 20, lost: 0 },
    lateNodeSeconds: 31,
    failure: undefined,
};

it("holds only with the same blocks, one digest and all licenses", () => {
    expect(faultsHold(REPORT)).toBe(true);
    expect(faultsHold({ ...REPORT, sameBlocks: false })).toBe(false);
    expect(faultsHold({ ...REPORT, digests: ["aa", "bb"] })).toBe(false);
    expect(faultsHold({ ...REPORT, licenses: { taken: 21, forged: 20, lost: 1 } })).toBe(false);
    expect(faultsHold({ ...REPORT, failure: "not on one chain" })).toBe(false);
    expect(faultsHold({ ...REPORT, plugin: false, digests: [] })).toBe(true);
});

it("puts both networks beside each other, with what happened when", () => {
    const alone = { ...REPORT, plugin: false, digests: [], recoveries: [{ ...REPORT.recoveries[0]!, seconds: 15 }] };
    const text = formatReport([REPORT, alone]);

    expect(text).toContain("| kill -9 | node1, node2 | 12, 9 s | 15 s |");
    expect(text).toContain("    3 s  kill -9: node1");
    expect(text).toContain("digests aa, 20 of 21 licenses in the chain, 0 lost");
});

it("shows digests that differ", () => {
    expect(formatReport([{ ...REPORT, digests: ["aa", "bb"] }])).toContain("digests aa AND bb");
});

it("a run that stopped says why, with what it had seen by then", () => {
    const text = formatReport([{ ...REPORT, lateNodeSeconds: undefined, failure: "not on one chain\nnode1: log" }]);

    expect(text).toContain("| kill -9 | node1, node2 | 12, 9 s |");
    expect(text).toContain("**stopped before its end**: not on one chain");
    expect(text).not.toContain("node1: log");
});
