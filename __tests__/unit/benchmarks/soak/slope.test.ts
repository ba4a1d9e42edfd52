import { slopeOf } from "../../../../benchmarks/soak/slope";

const samples = (valueAt: (index: number) => number): [number, number][] =>
    Array.from({ length: 600 }, (_, index) => [index / 600, valueAt(index)]);

it("finds a straight line exactly", () => {
    const { perUnit, margin } = slopeOf(samples((index) => 100 + (index / 600) * 36));

    expect(perUnit).toBeCloseTo(36, 6);
    expect(margin).toBeCloseTo(0, 6);
});

it("says that a sawtooth which goes nowhere may well be flat", () => {
    const { perUnit, margin } = slopeOf(samples((index) => 100 + ((index * 7) % 90)));

    expect(Math.abs(perUnit)).toBeLessThan(margin);
});

it("demands enough samples", () => {
    expect(() => slopeOf([[0, 1]])).toThrow("too few");
});
