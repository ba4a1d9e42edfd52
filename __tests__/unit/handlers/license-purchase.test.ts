import { FREE_TERMS, PERPETUAL_SECONDS, Terms } from "../../../src/transactions";
import { Grant, grantsOf, licenseOf } from "../../../src/wallet-attributes";
import { addressFor, PAID, PERPETUAL, publish, purchase, releaseOf } from "../../__support__/actors";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";

let chain: TestChain;

const NAME = "@acme/pkg";

const license = (passphrase: string) => licenseOf(chain.wallets.findByAddress(addressFor(passphrase)), NAME);
const spans = (passphrase: string) =>
    grantsOf(license(passphrase)).map(({ kind, start, end }: Grant) => [kind, start, end]);
const now = () => chain.blocks.at(-1)!.data.timestamp;
const balance = (passphrase: string) =>
    BigInt(chain.wallets.findByAddress(addressFor(passphrase)).getBalance().toString());

const buy = (terms: Terms = PAID, licensee?: string) =>
    purchase().full(NAME, terms, addressFor("acme"), licensee && addressFor(licensee));
const tryOut = (terms: Terms = PAID) => purchase().trial(NAME, terms, addressFor("acme"));
const moveTo = (passphrase: string) => purchase().move(NAME, addressFor(passphrase));

async function start(terms: Terms = PAID): Promise<void> {
    useRegistryNetwork();
    chain = (await TestChain.start()).fund("acme", "alice", "bob", "carol");
    await chain.send([publish().register("@acme"), "acme"], [releaseOf(NAME, "1.0.0", terms), "acme"]);
}

beforeEach(() => start());

describe("full", () => {
    it("grants from the block's time and pays the owner", async () => {
        const before = { owner: balance("acme"), buyer: balance("alice") };
        await chain.send([buy(), "alice"]);

        expect(spans("alice")).toEqual([["full", now(), now() + PAID.licensePeriod]]);
        expect(balance("acme") - before.owner).toBe(BigInt(PAID.price));
        expect(before.buyer - balance("alice")).toBe(BigInt(PAID.price) + BigInt(buy().data.fee.toString()));
    });

    it("queues a renewal up behind the last end", async () => {
        await chain.send([buy(), "alice"]);
        const first = now();
        await chain.send([buy(), "alice"]);

        expect(spans("alice").at(-1)).toEqual(["full", first + PAID.licensePeriod, first + 2 * PAID.licensePeriod]);
    });

    it("demands the current terms, whole", async () => {
        for (const change of [
            { price: "1" },
            { licensePeriod: 1 },
            { trialPeriod: 1 },
            { fallback: false },
            { transferable: false },
        ]) {
            expect(await chain.refusal(buy({ ...PAID, ...change }), "alice")).toBe("ERR_TERMS_CHANGED");
        }
    });

    it("judges terms and owner when applied, not when signed", async () => {
        const signed = chain.sign(buy(), "alice");
        await chain.send([publish().terms(NAME, PERPETUAL), "acme"]);

        await expect(chain.forge(signed)).rejects.toThrow("[ERR_TERMS_CHANGED]");
    });

    it("demands the owner as recipient, also after a hand-over", async () => {
        expect(await chain.refusal(purchase().full(NAME, PAID, addressFor("bob")), "alice")).toBe("ERR_WRONG_OWNER");
        await chain.send(
            [publish().transfer("@acme", addressFor("bob")), "acme"],
            [publish().accept("@acme", addressFor("acme")), "bob"],
        );
        expect(await chain.refusal(buy(), "alice")).toBe("ERR_WRONG_OWNER");
        expect(await chain.refusal(purchase().full(NAME, PAID, addressFor("bob")), "alice")).toBeUndefined();
    });

    it("refuses free and unknown packages, the owner, and a gift to oneself", async () => {
        expect(await chain.refusal(purchase().full("@acme/none", PAID, addressFor("acme")), "alice")).toBe(
            "ERR_UNKNOWN_PLUGIN",
        );
        expect(await chain.refusal(buy(), "acme")).toBe("ERR_OWNER_LICENSEE");
        expect(await chain.refusal(buy(PAID, "acme"), "alice")).toBe("ERR_OWNER_LICENSEE");
        expect(await chain.refusal(buy(PAID, "alice"), "alice")).toBe("ERR_GIFT_TO_SELF");
        await chain.send([publish().terms(NAME, FREE_TERMS), "acme"]);
        expect(await chain.refusal(buy(FREE_TERMS), "alice")).toBe("ERR_FREE_PACKAGE");
    });

    it("refuses anything behind a perpetual license, even one that still waits", async () => {
        await chain.send([buy(), "alice"], [publish().terms(NAME, PERPETUAL), "acme"], [buy(PERPETUAL), "alice"]);

        expect(spans("alice").at(-1)?.[2]).toBeNull();
        expect(await chain.refusal(buy(PERPETUAL), "alice")).toBe("ERR_PERPETUAL_LICENSE");
        expect(await chain.refusal(buy(PERPETUAL, "alice"), "bob")).toBe("ERR_PERPETUAL_LICENSE");
        expect(await chain.refusal(tryOut(PERPETUAL), "alice")).toBe("ERR_PERPETUAL_LICENSE");
    });

    it("gives a license to another wallet, at the gift's fee", async () => {
        await chain.send([buy(PAID, "bob"), "alice"]);

        expect(spans("bob")).toHaveLength(1);
        expect(spans("alice")).toEqual([]);
        expect(license("bob")?.full?.grant.payer).toBe(addressFor("alice"));
        expect(await chain.refusal(buy(PAID, "bob").fee("20000000"), "alice")).toBe("ERR_FEE_TOO_LOW");
    });

    it("lets an owner grant a license: he pays himself", async () => {
        const before = balance("acme");
        await chain.send([buy(PAID, "bob"), "acme"]);

        expect(spans("bob")).toHaveLength(1);
        expect(before - balance("acme")).toBe(50000000n);
    });

    it("takes no money from who holds time beyond all use, in the forger's wallets as on the chain", async () => {
        const long = { ...PAID, licensePeriod: 3_153_600_000, trialPeriod: 0 };
        await start(long);
        const count = Math.ceil(PERPETUAL_SECONDS / long.licensePeriod);
        const purchases = Array.from({ length: count }, (_, index) => chain.sign(buy(long), "alice", index));
        const forger = chain.handlers("clone");

        for (const purchase of purchases) {
            await (await forger.getActivatedHandlerForData(purchase.data)).apply(purchase);
        }

        // One block with all of them: what it may hold must not depend on its time, which the forger does not know yet.
        await chain.forge(...purchases);
        expect(spans("alice").at(-1)?.[2]).toBeLessThan(2 ** 40);
        expect(await chain.refusal(buy(long), "alice")).toBe("ERR_PERPETUAL_LICENSE");
    }, 120_000);
});

describe("trial", () => {
    it("grants once, by the block's time, and costs only the fee", async () => {
        const before = balance("acme");
        await chain.send([tryOut(), "alice"]);

        expect(spans("alice")).toEqual([["trial", now(), now() + PAID.trialPeriod]]);
        expect(balance("acme")).toBe(before);
        expect(await chain.refusal(tryOut(), "alice")).toBe("ERR_TRIAL_USED");
    });

    it("is refused where none is granted, after a purchase, and to the owner", async () => {
        expect(await chain.refusal(tryOut(), "acme")).toBe("ERR_OWNER_LICENSEE");
        await chain.send([buy(), "alice"]);
        expect(await chain.refusal(tryOut(), "alice")).toBe("ERR_ALREADY_BOUGHT");
        const none = { ...PAID, trialPeriod: 0 };
        await chain.send([publish().terms(NAME, none), "acme"]);
        expect(await chain.refusal(tryOut(none), "bob")).toBe("ERR_NO_TRIAL");
    });

    it("is not used up by a gift received, nor by one given", async () => {
        await chain.send([buy(PAID, "bob"), "alice"]);

        expect(await chain.refusal(tryOut(), "bob")).toBeUndefined();
        expect(spans("bob").at(-1)).toEqual(["trial", now() - 8 + PAID.licensePeriod, expect.any(Number)]);
        expect(await chain.refusal(tryOut(), "alice")).toBeUndefined();
    });

    it("stays used up after the purchase has moved away, and after a hand-over", async () => {
        await chain.send([buy(), "alice"], [moveTo("bob"), "alice"]);
        expect(await chain.refusal(tryOut(), "alice")).toBe("ERR_ALREADY_BOUGHT");
        await chain.send([buy(PAID, "alice"), "carol"]);
        expect(await chain.refusal(tryOut(), "alice")).toBe("ERR_ALREADY_BOUGHT");
        await chain.send(
            [tryOut(), "carol"],
            [publish().transfer("@acme", addressFor("bob")), "acme"],
            [publish().accept("@acme", addressFor("acme")), "bob"],
        );
        expect(await chain.refusal(purchase().trial(NAME, PAID, addressFor("bob")), "carol")).toBe("ERR_TRIAL_USED");
    });

    it("does not count against what is bought during it", async () => {
        await chain.send([tryOut(), "alice"]);
        const end = now() + PAID.trialPeriod;
        await chain.send([buy(), "alice"]);

        expect(spans("alice").at(-1)).toEqual(["full", end, end + PAID.licensePeriod]);
    });
});

describe("move", () => {
    it("hands all full grants over, their ends kept", async () => {
        await chain.send([buy(), "alice"], [buy(), "alice"]);
        const former = spans("alice");
        await chain.send([moveTo("bob"), "alice"]);

        expect(spans("bob")).toEqual(former);
        expect(spans("alice")).toEqual([]);
        expect(await chain.refusal(moveTo("carol"), "alice")).toBe("ERR_NOTHING_TO_MOVE");
        expect(await chain.refusal(moveTo("alice"), "bob")).toBeUndefined();
    });

    it("leaves a trial behind", async () => {
        await chain.send([tryOut(), "alice"], [buy(), "alice"], [moveTo("bob"), "alice"]);

        expect(spans("alice").map(([kind]) => kind)).toEqual(["trial"]);
        expect(spans("bob").map(([kind]) => kind)).toEqual(["full"]);
    });

    it("refuses grants that are not all transferable", async () => {
        const fixed = { ...PAID, transferable: false };
        await chain.send(
            [buy(), "alice"],
            [publish().terms(NAME, fixed), "acme"],
            [buy(fixed), "alice"],
            [publish().terms(NAME, PAID), "acme"],
            [buy(), "alice"],
        );

        expect(await chain.refusal(moveTo("bob"), "alice")).toBe("ERR_NOT_TRANSFERABLE");
    });

    it("refuses nothing, a trial alone, oneself, the owner, and who already holds one", async () => {
        expect(await chain.refusal(moveTo("bob"), "alice")).toBe("ERR_NOTHING_TO_MOVE");
        await chain.send([tryOut(), "alice"]);
        expect(await chain.refusal(moveTo("bob"), "alice")).toBe("ERR_NOTHING_TO_MOVE");
        await chain.send([buy(), "alice"], [tryOut(), "carol"], [buy(), "bob"]);
        expect(await chain.refusal(moveTo("alice"), "alice")).toBe("ERR_GIFT_TO_SELF");
        expect(await chain.refusal(moveTo("acme"), "alice")).toBe("ERR_OWNER_LICENSEE");
        expect(await chain.refusal(moveTo("bob"), "alice")).toBe("ERR_TARGET_HOLDS_LICENSE");
        expect(await chain.refusal(moveTo("carol"), "alice")).toBe("ERR_TARGET_HOLDS_LICENSE");
    });
});

describe("what a yank or a change of terms leaves alone", () => {
    it("is every grant", async () => {
        await chain.send([buy(), "alice"]);
        const held = spans("alice");
        await chain.send(
            [publish().yank(NAME, "1.0.0", "security"), "acme"],
            [publish().terms(NAME, FREE_TERMS), "acme"],
        );

        expect(spans("alice")).toEqual(held);
        expect(await chain.refusal(moveTo("bob"), "alice")).toBeUndefined();
    });
});

describe("time", () => {
    it("never decides whether a transaction is valid", async () => {
        await chain.send([buy(), "alice"]);
        const later = chain.sign(moveTo("bob"), "alice");
        // Long after the license has ended its holder may still move it: only the order of transactions counts.
        chain.blocks.at(-1)!.data.timestamp += 10 * PAID.licensePeriod;

        await expect(chain.forge(later)).resolves.toBeDefined();
    });

    it("must be there when the chain applies a transaction, and nothing is written without it", async () => {
        const before = chain.snapshot();
        const transaction = chain.sign(buy(), "alice");
        const handler = await chain.handlers("blockchain").getActivatedHandlerForData(transaction.data);

        await expect(handler.apply(transaction)).rejects.toThrow("[ERR_STATE]");
        expect(chain.snapshot()).toEqual(before);
    });
});
