import { inTurn } from "../../../../benchmarks/harness/rounds";

const NAMES = ["ours", "peer"] as const;

it("lets subjects take turns, and does not count the first round", async () => {
    const order: string[] = [];
    const found = await inTurn(NAMES, { rounds: 2 }, async (name) => order.push(name));

    expect(order).toEqual(["ours", "peer", "ours", "peer", "ours", "peer"]);
    expect(found).toEqual({ ours: [3, 5], peer: [4, 6] });
});

it("counts the first round where nothing is to be warmed up", async () => {
    let count = 0;

    expect(await inTurn(NAMES, { rounds: 1, warmUp: false }, () => ++count)).toEqual({ ours: [1], peer: [2] });
});
