import { describeConfiguration, RegistryState } from "../../../src/handlers";
import { FREE_TERMS } from "../../../src/transactions";
import { publish, releaseOf } from "../../__support__/actors";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";

const digestWith = (aip35: unknown, height?: number): string => {
    useRegistryNetwork(aip35);

    return new RegistryState(height).digest;
};

describe("the digest's seed", () => {
    it("differs with activation, fees, reserved names and limits, and with nothing else", () => {
        const digests = [
            digestWith(true),
            digestWith(false),
            digestWith(false, 5),
            digestWith({ fees: { register: "1" } }),
            digestWith({ reservedVendors: [] }),
            digestWith({ vendorsPerOwner: 1 }),
        ];

        expect(new Set(digests).size).toBe(digests.length);
        expect(digestWith({})).toBe(digestWith(true));
        expect(digestWith({ fees: { register: 1 } })).toBe(digestWith({ fees: { register: "1" } }));
        expect(digestWith({ reservedVendors: ["@b", "@a"] })).toBe(digestWith({ reservedVendors: ["@a", "@b"] }));
    });

    it("knows later milestones too", () => {
        useRegistryNetwork(true, { height: 9, aip35: { vendorsPerOwner: 2 } });

        expect(describeConfiguration(undefined)).toMatch(/^activation=milestone\n1:.*\n9:.*,2$/s);
    });
});

describe("at", () => {
    const read = (chain: TestChain) => chain.registry.at(chain.state.getLastBlock().data.id);

    it("is the last block's while the next one is half applied, or the last one half reverted", async () => {
        useRegistryNetwork();
        const chain = (await TestChain.start()).fund("acme", "alice");
        await chain.send([publish().register("@acme"), "acme"]);
        const before = read(chain);
        const good = chain.sign(publish().register("@new"), "alice");
        const handler = await chain.handlers("blockchain").getActivatedHandlerForData(good.data);
        good.timestamp = 8;
        await handler.apply(good);

        expect(chain.registry.digest).not.toBe(before.digest);
        expect(read(chain)).toEqual(before);
        await handler.revert(good);
        expect(read(chain)).toEqual(before);
        await chain.forge(good);
        const after = read(chain);
        expect(after.counts.vendors).toBe(2);
        await handler.revert(good);
        expect(read(chain)).toEqual(after);
        await handler.apply(good);
        await chain.revert();
        expect(read(chain)).toEqual(before);
    });

    it("is the live state after a block without our transactions took the place of one with them", async () => {
        useRegistryNetwork();
        const chain = (await TestChain.start()).fund("acme");
        const empty = read(chain);
        await chain.send([publish().register("@acme"), "acme"]);
        await chain.revert();
        await chain.forge();

        expect(read(chain)).toEqual(empty);
        expect((await chain.bootstrapped()).registry.at(chain.state.getLastBlock().data.id)).toEqual(empty);
    });

    it("is what was replayed, after a bootstrap", async () => {
        useRegistryNetwork();
        const chain = (await TestChain.start()).fund("acme");
        await chain.send([publish().register("@acme"), "acme"]);

        expect(read(await chain.bootstrapped())).toEqual(read(chain));
    });
});

describe("counts", () => {
    it("follow apply and revert", async () => {
        useRegistryNetwork();
        const chain = (await TestChain.start()).fund("acme");
        await chain.send(
            [publish().register("@acme"), "acme"],
            [releaseOf("@acme/pkg", "1.0.0"), "acme"],
            [releaseOf("@acme/pkg", "1.0.1"), "acme"],
            [publish().terms("@acme/pkg", FREE_TERMS), "acme"],
            [publish().yank("@acme/pkg", "1.0.0", "broken"), "acme"],
        );

        expect(chain.registry.counts).toEqual({ vendors: 1, packages: 1, releases: 2, grants: 0 });
        await chain.revert();
        await chain.revert();
        await chain.revert();
        expect(chain.registry.counts).toEqual({ vendors: 1, packages: 1, releases: 1, grants: 0 });
    });

    it("do not depend on the order of independent transactions", async () => {
        const digests = [];

        for (const order of [
            ["acme", "alice"],
            ["alice", "acme"],
        ]) {
            useRegistryNetwork();
            const chain = (await TestChain.start()).fund("acme", "alice");
            const transactions = order.map((name) => chain.sign(publish().register(`@${name}`), name));
            await chain.forge(...transactions);
            digests.push(chain.registry.digest);
        }

        expect(digests[0]).toBe(digests[1]);
    });
});
