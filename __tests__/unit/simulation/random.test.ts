import { Random } from "../../../simulation/random";
import { stepsOf } from "../../../simulation/steps";

const draw = (seed: string): number[] => {
    const random = new Random(seed);

    return Array.from({ length: 10_000 }, () => random.integer(10));
};

it("the same seed gives the same numbers, another seed others", () => {
    expect(draw("a")).toEqual(draw("a"));
    expect(draw("a")).not.toEqual(draw("b"));
});

it("every number comes about as often as the others", () => {
    const counts = draw("c").reduce<number[]>((all, each) => all.with(each, (all[each] ?? 0) + 1), Array(10).fill(0));

    for (const count of counts) {
        expect(count).toBeGreaterThan(850);
        expect(count).toBeLessThan(1_150);
    }
});

it("skewed numbers: all of them come, the smallest most often", () => {
    const random = new Random("e");
    const counts = Array<number>(10).fill(0);

    for (let draw = 0; draw < 10_000; draw++) {
        counts[random.skewed(10)]!++;
    }

    expect(counts[0]).toBeGreaterThan(5_000);
    expect(counts[0]).toBeLessThan(6_500);
    expect(Math.min(...counts)).toBeGreaterThan(100);
});

it("a plan's steps: as many transactions and blocks as it says, forks no deeper", () => {
    const steps = [...stepsOf("d", { blocks: 40, transactions: 5, forks: 0.5, depth: 3, crowded: false })];
    const depths = steps.flatMap((step) => (step.type === "fork" ? [step.depth] : []));

    expect(steps.filter(({ type }) => type === "block")).toHaveLength(40);
    expect(steps.length - depths.length).toBe(40 * 6);
    expect(new Set(depths)).toEqual(new Set([1, 2, 3]));
});
