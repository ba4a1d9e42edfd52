import { findsCommonBlock } from "../../../devnet/healable-forks";

it("a fork that a real node never left: its search asks for block 18 alone, which the other chain does not have", async () => {
    expect(await findsCommonBlock(17, 22)).toBe(false);
});

it("the same fork from one block lower", async () => {
    expect(await findsCommonBlock(17, 21)).toBe(true);
});

it("forks of one block are always found", async () => {
    const found = await Promise.all(Array.from({ length: 300 }, (_, index) => findsCommonBlock(index + 1, index + 2)));

    expect(found).not.toContain(false);
});

it("at heights from 150 on, more than a third of the forks of three to fifteen blocks are not found", async () => {
    const found = await Promise.all(
        Array.from({ length: 40 }, (_, above) =>
            Array.from({ length: 13 }, (_, index) => findsCommonBlock(150 + above, 153 + above + index)),
        ).flat(),
    );

    expect(found.filter((one) => !one).length / found.length).toBeGreaterThan(1 / 3);
});
