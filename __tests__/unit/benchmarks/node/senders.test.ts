import { Senders } from "../../../../benchmarks/node/senders";
import { registerTransactions } from "../../../../src/transactions";
import { useRegistryNetwork } from "../../../__support__/test-chain";

beforeAll(() => {
    useRegistryNetwork();
    registerTransactions();
});

it.each([0, 2, 3])("tells the package that sender %i buys, its neighbour's", (sender) => {
    const senders = new Senders(4);
    const name = senders.packageBoughtBy(sender, "purchases");

    expect(name).toBe(`@v${(sender + 1) % 4}/package`);
    expect(JSON.stringify(senders.next(sender, "purchases").data.asset)).toContain(`"${name}"`);
});

it("lets every other sender buy where the others release, and nobody where all transfer", () => {
    const senders = new Senders(4);

    expect([0, 1, 2, 3].map((sender) => senders.packageBoughtBy(sender, "both"))).toEqual([
        "@v1/package",
        undefined,
        "@v3/package",
        undefined,
    ]);
    expect(senders.packageBoughtBy(0, "transfers")).toBeUndefined();
});
