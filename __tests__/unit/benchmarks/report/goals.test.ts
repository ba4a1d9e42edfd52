import { goalsOf } from "../../../../benchmarks/report/goals";
import { placedRow, rowOf } from "../../../../benchmarks/report/rows";

const verify = (line: string, ours: number) =>
    placedRow({ line, column: "verify", against: "Transfer" }, { ours, peer: 100, unit: "µs", goal: 1.1 });

const goals = (rows: ReturnType<typeof rowOf>[]) => goalsOf({ suite: "unit", rows });

it("one goal for many subjects is one line, with the best, the worst and how many reach it", () => {
    const [goal, ...others] = goals([verify("full", 110), verify("release", 204), verify("register", 95)]);

    expect(others).toEqual([]);
    expect(goal).toEqual({
        suite: "unit",
        what: "verify / Transfer",
        found: "0.95 to 2.04 (release)",
        goal: "≤ 1.1",
        reached: "2 of 3",
    });
    expect(goals([verify("full", 110)])).toMatchObject([{ found: "1.1 (full)", reached: "yes" }]);
    expect(goals([verify("full", 111), verify("gift", 112)])).toMatchObject([{ reached: "no" }]);
});

it("the worst is the lowest where more is better", () => {
    const rate = (line: string, ours: number) =>
        placedRow({ line, column: "rate", against: "peer" }, { ours, peer: 1, unit: "/s", goal: 3, better: "higher" });

    expect(goals([rate("a", 4), rate("b", 2), rate("c", 5)])).toMatchObject([
        { found: "5 to 2 (b)", goal: "≥ 3", reached: "2 of 3" },
    ]);
});

it("all others stand alone, with a ratio or a unit; what only informs is left out", () => {
    const rows = [
        rowOf({ name: "start", ours: 4, peer: 2, unit: "s", goal: 1.05 }),
        rowOf({ name: "heap", ours: 0.2, unit: "KB", goal: 0.3 }),
        rowOf({ name: "size", ours: 5, unit: "KB" }),
    ];

    expect(goals(rows)).toEqual([
        { suite: "unit", what: "start", found: "2", goal: "≤ 1.05", reached: "no" },
        { suite: "unit", what: "heap", found: "0.2 KB", goal: "≤ 0.3", reached: "yes" },
    ]);
});
