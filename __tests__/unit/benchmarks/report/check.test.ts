import { regressions } from "../../../../benchmarks/report/check";
import { rowOf } from "../../../../benchmarks/report/rows";

const row = (name: string, ours: number, better: "lower" | "higher" = "lower") =>
    rowOf({ name, ours, peer: 100, unit: "µs", better });

it("finds what has become slower beside its peer, whichever side is the good one", () => {
    const committed = [row("slower", 100), row("as before", 100), row("fewer", 200, "higher"), row("faster", 100)];
    const found = [row("slower", 140), row("as before", 125), row("fewer", 140, "higher"), row("faster", 20)];

    expect(regressions(found, committed)).toEqual([
        { name: "slower", committed: 1, now: 1.4 },
        { name: "fewer", committed: 2, now: 1.4 },
    ]);
});

it("compares no times, and nothing that was not committed", () => {
    const time = (ours: number) => rowOf({ name: "time", ours, unit: "µs" });

    expect(regressions([time(900), row("new", 900)], [time(1)])).toEqual([]);
});
