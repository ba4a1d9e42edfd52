import { plot } from "../../../../benchmarks/report/plot";

const picture = plot({
    title: "chain & pool",
    x: "licenses",
    y: "µs",
    lines: [
        {
            name: "full",
            points: [
                [1_000, 20],
                [10_000, 21],
                [100_000, 24],
            ],
        },
        { name: "a < b", points: [[1_000, 5]] },
    ],
});

const circles = [...picture.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [Number(x), Number(y)]);

it("puts ten times the size one step to the right, and what costs more higher up", () => {
    const [first, second, third, cheap] = circles as [number[], number[], number[], number[]];

    expect(second[0]! - first[0]!).toBeCloseTo(third[0]! - second[0]!, 0);
    expect(third[1]).toBeLessThan(second[1]!);
    expect(second[1]).toBeLessThan(first[1]!);
    expect(cheap[0]).toBe(first[0]);
});

it("names sizes and subjects, as text", () => {
    for (const text of ["chain &amp; pool, µs", "100,000", ">full<", ">a &lt; b<"]) {
        expect(picture).toContain(text);
    }
});
