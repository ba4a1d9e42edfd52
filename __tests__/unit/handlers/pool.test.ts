import { Container, Contracts } from "@arkecosystem/core-kernel";
import { DynamicFeeMatcher, SenderState } from "@arkecosystem/core-transaction-pool";
import { Interfaces } from "@arkecosystem/crypto";

import { FREE_TERMS } from "../../../src/transactions";
import { addressFor, PAID, PERPETUAL, publish, purchase, releaseOf } from "../../__support__/actors";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";

let chain: TestChain;

const NAME = "@acme/pkg";
const full = (licensee?: string, terms = PAID) =>
    purchase().full(NAME, terms, addressFor("acme"), licensee && addressFor(licensee));

/** The error with which the pool refuses a transaction; undefined if it takes it. */
async function enter(transaction: Interfaces.ITransaction): Promise<string | undefined> {
    try {
        await chain.poolService.addTransaction(transaction);
    } catch (error) {
        return (error as Error).message;
    }

    return undefined;
}

const pendingOf = (passphrase: string): number => {
    const publicKey = chain.sign(publish().register("@x"), passphrase).data.senderPublicKey as string;

    return chain.pool.hasSenderMempool(publicKey) ? chain.pool.getSenderMempool(publicKey).getSize() : 0;
};

/** How many keys this package holds in the pool's index. */
const indexSize = (): number => {
    const registry = chain.app.get<Contracts.TransactionPool.MempoolIndexRegistry>(
        Container.Identifiers.TransactionPoolMempoolIndexRegistry,
    );

    return (registry.get("pluginRegistry.pending") as unknown as { keyToTransaction: Map<string, unknown> })
        .keyToTransaction.size;
};

beforeEach(async () => {
    useRegistryNetwork();
    chain = (await TestChain.start()).fund("acme", "alice", "bob", "carol");
    await chain.send([publish().register("@acme"), "acme"], [releaseOf(NAME, "1.0.0", PAID), "acme"]);
});

describe("conflicts", () => {
    it("one vendor name by two wallets", async () => {
        expect(await enter(chain.sign(publish().register("@new"), "alice"))).toBeUndefined();
        expect(await enter(chain.sign(publish().register("@new"), "bob"))).toMatch(/\[ERR_PENDING\].*vendor:@new/);
        expect(await enter(chain.sign(publish().register("@newer"), "bob"))).toBeUndefined();
    });

    it("two perpetual licenses for one licensee, but not two periods", async () => {
        expect(await enter(chain.sign(full("carol"), "alice"))).toBeUndefined();
        expect(await enter(chain.sign(full("carol"), "bob"))).toBeUndefined();
        await chain.send([publish().terms(NAME, PERPETUAL), "acme"]);
        await chain.poolService.flush();
        expect(await enter(chain.sign(full("carol", PERPETUAL), "alice"))).toBeUndefined();
        expect(await enter(chain.sign(full("carol", PERPETUAL), "bob"))).toContain("[ERR_PENDING]");
    });

    it("a move to a wallet that is about to get a license", async () => {
        await chain.send([full(), "alice"]);
        expect(await enter(chain.sign(full("carol"), "bob"))).toBeUndefined();
        expect(await enter(chain.sign(purchase().move(NAME, addressFor("carol")), "alice"))).toContain("[ERR_PENDING]");
    });

    it("two maintainers' releases in one line, not in two", async () => {
        await chain.send([publish().maintainers("@acme", [addressFor("alice"), addressFor("bob")]), "acme"]);
        expect(await enter(chain.sign(releaseOf(NAME, "1.0.1", PAID), "alice"))).toBeUndefined();
        expect(await enter(chain.sign(releaseOf(NAME, "1.0.2", PAID), "bob"))).toContain("[ERR_PENDING]");
        expect(await enter(chain.sign(releaseOf(NAME, "2.0.0", PAID), "bob"))).toBeUndefined();
    });

    it("withdrawing and accepting an offer", async () => {
        await chain.send([publish().transfer("@acme", addressFor("bob")), "acme"]);
        expect(await enter(chain.sign(publish().accept("@acme", addressFor("acme")), "bob"))).toBeUndefined();
        expect(await enter(chain.sign(publish().transfer("@acme", addressFor("acme")), "acme"))).toContain(
            "[ERR_PENDING]",
        );
    });

    it("not among one sender's own, which see each other", async () => {
        expect(await enter(chain.sign(publish().register("@new"), "alice"))).toBeUndefined();
        expect(await enter(chain.sign(releaseOf("@new/pkg", "1.0.0", PAID), "alice", 1))).toBeUndefined();
        expect(await enter(chain.sign(releaseOf("@new/pkg", "1.0.1", PAID), "alice", 2))).toBeUndefined();
        expect(await enter(chain.sign(publish().register("@new"), "alice", 3))).toContain("[ERR_VENDOR_TAKEN]");
    });

    it("between two senders that arrive at the same moment", async () => {
        const results = await Promise.all(
            ["alice", "bob"].map((sender) => enter(chain.sign(publish().register("@new"), sender))),
        );

        expect(results.filter((result) => result === undefined)).toHaveLength(1);
        expect(results.find((result) => result !== undefined)).toContain("[ERR_PENDING]");
    });
});

describe("what the pool forgets", () => {
    it("is exactly the transaction that leaves", async () => {
        const first = chain.sign(full("carol"), "alice");
        await enter(first);
        await enter(chain.sign(full("carol"), "bob"));
        await chain.poolService.removeTransaction(first);
        await chain.send([publish().terms(NAME, FREE_TERMS), "acme"]);
        await chain.poolService.applyBlock(chain.blocks.at(-1)!);

        expect(pendingOf("bob")).toBe(0);
        expect(indexSize()).toBe(0);
    });

    it("is a transaction that failed to enter", async () => {
        expect(await enter(chain.sign(releaseOf(NAME, "0.0.1"), "bob"))).toContain("[ERR_NOT_MAINTAINER]");
        expect(await enter(chain.sign(publish().register("@new"), "nobody"))).toBeDefined();
        expect(indexSize()).toBe(0);
        expect(await enter(chain.sign(publish().register("@new"), "bob"))).toBeUndefined();
    });

    it("is everything when it is flushed", async () => {
        await enter(chain.sign(publish().register("@new"), "alice"));
        await chain.poolService.flush();

        expect(await enter(chain.sign(publish().register("@new"), "bob"))).toBeUndefined();
    });

    it("is what has been forged", async () => {
        const register = chain.sign(publish().register("@new"), "alice");
        await enter(register);
        await chain.poolService.applyBlock(await chain.forge(register));

        expect(pendingOf("alice")).toBe(0);
        expect(indexSize()).toBe(0);
    });
});

describe("what Core drops without a word", () => {
    /** As when undoing one of a sender's transactions throws: Core then forgets all of them, and tells nobody. */
    const dropSilently = async (transaction: Interfaces.ITransaction): Promise<void> => {
        const sender = chain.pool.getSenderMempool(transaction.data.senderPublicKey as string);
        const { senderState } = sender as unknown as { senderState: { revert(): Promise<void> } };
        senderState.revert = () => Promise.reject(new Error("cannot be undone"));
        await chain.poolService.removeTransaction(transaction);
    };

    it("is in nobody's way", async () => {
        const register = chain.sign(publish().register("@new"), "alice");
        await enter(register);
        await dropSilently(register);

        expect(indexSize()).toBeGreaterThan(0);
        expect(await enter(chain.sign(publish().register("@new"), "bob"))).toBeUndefined();
    });

    it("does not stop Core's clean-up of later blocks, and is forgotten with the first", async () => {
        const bought = chain.sign(full(), "alice");
        await enter(bought);
        await enter(chain.sign(full(), "bob"));
        await dropSilently(bought);
        await chain.send([publish().terms(NAME, PERPETUAL), "acme"]);

        await expect(chain.poolService.applyBlock(chain.blocks.at(-1)!)).resolves.toBeUndefined();
        expect(pendingOf("bob")).toBe(0);
        expect(indexSize()).toBe(0);
    });
});

describe("what a forged transaction invalidates", () => {
    const forgeBy = async (builder: unknown, passphrase: string): Promise<void> => {
        await chain.send([builder, passphrase]);
        await chain.poolService.applyBlock(chain.blocks.at(-1)!);
    };

    it("a claim on the same vendor name", async () => {
        await enter(chain.sign(publish().register("@new"), "alice"));
        await forgeBy(publish().register("@new"), "bob");

        expect(pendingOf("alice")).toBe(0);
    });

    it("purchases at the former terms, of all buyers; others stay", async () => {
        await enter(chain.sign(full(), "alice"));
        await enter(chain.sign(full(), "bob"));
        await enter(chain.sign(publish().register("@carol"), "carol"));
        await forgeBy(publish().terms(NAME, PERPETUAL), "acme");

        expect([pendingOf("alice"), pendingOf("bob"), pendingOf("carol")]).toEqual([0, 0, 1]);
    });

    it("keeps what is still valid, on fresh wallets", async () => {
        await enter(chain.sign(full(), "alice"));
        await forgeBy(releaseOf("@acme/second", "1.0.0", PERPETUAL), "acme");

        expect(pendingOf("alice")).toBe(1);
        // Its sender's wallets in the pool now know the package that was published meanwhile.
        const second = purchase().full("@acme/second", PERPETUAL, addressFor("acme"));
        expect(await enter(chain.sign(second, "alice", 1))).toBeUndefined();
    });

    it("purchases from a former owner", async () => {
        await chain.send([publish().transfer("@acme", addressFor("bob")), "acme"]);
        await enter(chain.sign(full(), "alice"));
        await forgeBy(publish().accept("@acme", addressFor("acme")), "bob");

        expect(pendingOf("alice")).toBe(0);
    });

    it("a maintainer's release after he was removed", async () => {
        await chain.send([publish().maintainers("@acme", [addressFor("alice")]), "acme"]);
        await enter(chain.sign(releaseOf(NAME, "1.0.1", PAID), "alice"));
        await forgeBy(publish().maintainers("@acme", []), "acme");

        expect(pendingOf("alice")).toBe(0);
    });

    it("a perpetual gift to somebody who got one", async () => {
        await chain.send([publish().terms(NAME, PERPETUAL), "acme"]);
        await enter(chain.sign(full("carol", PERPETUAL), "alice"));
        await forgeBy(full("carol", PERPETUAL), "bob");

        expect(pendingOf("alice")).toBe(0);
    });

    it("does not stop Core's clean-up when a sender's last transaction is forged later in the same block", async () => {
        const terms = [FREE_TERMS, PAID].map((to, index) => chain.sign(publish().terms(NAME, to), "acme", index));
        const bought = chain.sign(full(), "alice");
        const stale = chain.sign(full("carol"), "bob");
        await enter(bought);
        await enter(stale);
        const block = await chain.forge(...terms, bought);

        await expect(chain.poolService.applyBlock(block)).resolves.toBeUndefined();
        expect(pendingOf("alice")).toBe(0);
        expect(pendingOf("bob")).toBe(1);
    });
});

describe("many blocks at once, as while syncing", () => {
    it("do not stop Core's clean-up, though the block of a transaction is no longer at hand", async () => {
        const terms = [FREE_TERMS, PAID].map((to, index) => chain.sign(publish().terms(NAME, to), "acme", index));
        const bought = chain.sign(full(), "alice");
        await enter(bought);
        const block = await chain.forge(...terms, bought);

        for (let count = 0; count < 110; count++) {
            await chain.forge();
        }

        await expect(chain.poolService.applyBlock(block)).resolves.toBeUndefined();
        expect(pendingOf("alice")).toBe(0);
    });

    it("keep the followers of a transaction that a later one of them holds", async () => {
        const [first, second] = [chain.sign(full(), "alice"), chain.sign(publish().register("@alice"), "alice", 1)];
        await enter(first);
        await enter(second);
        const before = await chain.forge(chain.sign(releaseOf("@acme/other", "1.0.0"), "acme"));
        const after = await chain.forge(first);
        await chain.poolService.applyBlock(before);
        await chain.poolService.applyBlock(after);

        expect(pendingOf("alice")).toBe(1);
    });
});

describe("errors", () => {
    it("reach the client through Core's ERR_APPLY with their code in brackets", async () => {
        const message = await enter(chain.sign(full("acme"), "alice"));

        expect(message).toMatch(/cannot be applied: \[ERR_OWNER_LICENSEE\] the owner needs no license/);
    });
});

describe("fees", () => {
    const feeMode = (enabled: boolean): DynamicFeeMatcher => {
        const state = chain.app.resolve(SenderState) as unknown as {
            configuration: { set(key: string, value: unknown): void };
        };
        state.configuration.set("dynamicFees.enabled", enabled);

        return chain.app.get(Container.Identifiers.TransactionPoolDynamicFeeMatcher);
    };

    it("in static mode are exactly the tier", async () => {
        const matcher = feeMode(false);
        const enterWith = (fee: string) =>
            matcher.throwIfCannotEnterPool(chain.sign(releaseOf(NAME, "1.0.1", PAID).fee(fee), "acme"));

        await expect(enterWith("500000000")).resolves.toBeUndefined();
        await expect(enterWith("500000001")).rejects.toThrow("to high");
        await expect(enterWith("499999999")).rejects.toThrow("to low");
    });

    it("in dynamic mode are the tier or more", async () => {
        const matcher = feeMode(true);
        const enterWith = (fee: string) =>
            matcher.throwIfCannotEnterPool(chain.sign(releaseOf(NAME, "1.0.1", PAID).fee(fee), "acme"));

        await expect(enterWith("500000000")).resolves.toBeUndefined();
        await expect(enterWith("500000001")).resolves.toBeUndefined();
        await expect(enterWith("499999999")).rejects.toThrow("to low");
    });
});
