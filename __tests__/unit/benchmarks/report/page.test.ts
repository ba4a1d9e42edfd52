import { spawnSync } from "node:child_process";
import { join } from "node:path";

import { pageAndPlots } from "../../../../benchmarks/report/page";
import { Series } from "../../../../benchmarks/report/results";
import { rowOf } from "../../../../benchmarks/report/rows";

it("docs/performance.md and its plots are what the committed results say: else run `npm run bench:page`", () => {
    const { status, stderr } = spawnSync(
        process.execPath,
        ["--import", "tsx", "benchmarks/report/main.ts", "--check"],
        { cwd: join(__dirname, "../../../.."), encoding: "utf8" },
    );

    expect([status, stderr]).toEqual([0, ""]);
});

it("shows each suite with its plots, under the names that they are written to", () => {
    const lines = [{ name: "full", points: [[10, 1] as const, [100, 2] as const] }];
    const series = (title: string): Series => ({ title, x: "licenses", y: "µs", lines });
    const results = {
        suite: "unit",
        command: "npm run bench",
        environment: "here",
        rows: [rowOf({ name: "row", ours: 1, unit: "ms" })],
        series: [series("Apply"), series("Revert")],
    };
    const { page, plots } = pageAndPlots("before\n<!-- results --><!-- end of results -->\n", [results]);

    expect(page).toContain("| row | 1 |");
    expect(page).toContain("![Apply, µs against licenses](performance/unit-1.svg)");
    expect(page).toContain("![Revert, µs against licenses](performance/unit-2.svg)");
    expect([...plots.keys()]).toEqual(["performance/unit-1.svg", "performance/unit-2.svg"]);
    expect(plots.get("performance/unit-2.svg")).toContain("Revert");
});
