import { shrink } from "../../../simulation/shrink";

const NEVER = Infinity;
const numbers = Array.from({ length: 200 }, (_, index) => index);

it.each([
    ["one", [113]],
    ["two far apart", [3, 190]],
    ["neighbours", [77, 78, 79]],
])("finds what suffices: %s", async (_, needed) => {
    const fails = async (steps: readonly number[]): Promise<boolean> => needed.every((each) => steps.includes(each));

    await expect(shrink(numbers, fails, NEVER)).resolves.toEqual(needed);
});

it("after its deadline it gives what it has", async () => {
    await expect(shrink(numbers, async () => true, 0)).resolves.toEqual(numbers);
});
