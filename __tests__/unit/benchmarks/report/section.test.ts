import { readResults } from "../../../../benchmarks/report/results";
import { placedRow, rowOf } from "../../../../benchmarks/report/rows";
import { pageWith, sectionOf } from "../../../../benchmarks/report/section";

const placed = (column: string, line: string, against: string, ours: number, peer: number, goal?: number) =>
    placedRow({ line, column, against }, { ours, peer, unit: "µs", ...(goal !== undefined && { goal }) });

const section = (rows: ReturnType<typeof rowOf>[]) =>
    sectionOf({ suite: "unit", command: "npm run bench", environment: "here", rows }, ["![plot](plot.svg)"]);

it("shows a line for each subject, with its ratios and goals, and the peer's own figure", () => {
    const text = section([
        placed("verify", "full", "Transfer", 100, 80, 1.1),
        placed("verify", "Entity", "Transfer", 160, 80),
        placed("validate", "Transfer", "Entity", 2, 40),
        placed("validate", "full", "Entity", 4, 40, 0.2),
        placed("apply", "full", "Transfer", 20, 2),
        placed("apply", "full", "small", 20, 10, 1.2),
        placed("apply", "Transfer", "small", 2, 2),
    ]);

    expect(text.split("\n")).toEqual([
        "### unit",
        "",
        "`npm run bench`; here",
        "",
        "|  | verify | validate | apply |",
        "| --- | --- | --- | --- |",
        "| full | 100 µs; 1.25 ✗ | 4 µs; 0.1 ✓ | 20 µs; 10; 2 ✗ |",
        "| Entity | 160 µs; 2 | 40 µs | - |",
        "| Transfer | 80 µs | 2 µs; 0.05 | 2 µs; -; 1 |",
        "",
        expect.stringContaining("In each cell"),
        "",
        "- verify: Transfer (goal ≤ 1.1)",
        "- validate: Entity (goal ≤ 0.2)",
        "- apply: Transfer; small (goal ≤ 1.2)",
        "",
        "![plot](plot.svg)",
    ]);
});

it("lists what has no place, and of many rows those with a goal", () => {
    const rows = Array.from({ length: 40 }, (_, index) => rowOf({ name: `row ${index}`, ours: index, unit: "ms" }));
    const text = section([...rows, rowOf({ name: "held", ours: 4, peer: 2, unit: "ms", goal: 1 })]);

    expect(text).toContain("| held | 4 | 2 | ms | 2 | ≤ 1 | no |");
    expect(text).toContain("40 more rows without a goal");
    expect(text).not.toContain("row 1");
});

it.each([
    ["transactions", "release with 32 requirements", 4],
    ["handlers", "release", 3],
])("shows all that %s found, a line for each kind", (suite, kind, columns) => {
    const results = readResults(suite)!;
    const lines = sectionOf(results, []).split("\n");
    const own = results.rows.filter(({ at }) => at?.line === kind);
    const [line, ...others] = lines.filter((one) => one.startsWith(`| ${kind} |`)) as [string];

    expect(others).toEqual([]);
    expect(line.split(" | ")).toHaveLength(columns + 1);

    for (const { ours, ratio } of own) {
        expect(line).toContain(`${ours} µs`);
        expect(line).toContain(`; ${ratio}`);
    }
});

describe("the page", () => {
    const PAGE = "before\n<!-- results -->\nold\n<!-- end of results -->\nafter\n";

    it("has the sections between its markers, and stays as it is the next time", () => {
        const page = pageWith(PAGE, ["one", "two"]);

        expect(page).toBe("before\n<!-- results -->\n\none\n\ntwo\n\n<!-- end of results -->\nafter\n");
        expect(pageWith(page, ["one", "two"])).toBe(page);
    });

    it.each([PAGE.replace("<!-- results -->", ""), PAGE.replace("<!-- end of results -->", ""), ""])(
        "is not written without its markers",
        (page) => {
            expect(() => pageWith(page, ["one"])).toThrow("<!-- results -->");
        },
    );
});
