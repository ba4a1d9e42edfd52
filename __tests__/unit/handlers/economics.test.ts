/** What somebody could try to gain, or to spoil for others, and what it gets him; docs/security.md tells the story. */
import { Interfaces } from "@arkecosystem/crypto";

import { FEE_TIERS, feeOf, Terms } from "../../../src/transactions";
import { grantsOf, licenseOf, licensesOf } from "../../../src/wallet-attributes";
import { addressFor, PAID, publish, purchase, releaseOf } from "../../__support__/actors";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";

const NAME = "@acme/pkg";
const LARGEST_PRICE = "9223372036854775807";

let chain: TestChain;

const wallet = (passphrase: string) => chain.wallets.findByAddress(addressFor(passphrase));
const balance = (passphrase: string): bigint => BigInt(wallet(passphrase).getBalance().toString());
const buy = (terms: Terms = PAID, licensee?: string) =>
    purchase().full(NAME, terms, addressFor("acme"), licensee && addressFor(licensee));

/** What the chain answers to a transaction that was signed before something else came first. */
async function late(transaction: Interfaces.ITransaction): Promise<string> {
    try {
        await chain.forge(transaction);
    } catch (error) {
        return (error as Error).message;
    }

    return "taken";
}

beforeEach(async () => {
    useRegistryNetwork();
    chain = (await TestChain.start()).fund("acme", "alice", "bob", "victim");
    await chain.send([publish().register("@acme"), "acme"], [releaseOf(NAME, "1.0.0", PAID), "acme"]);
});

it("front-running a name: who comes second keeps his money, and the name costs the first its fee", async () => {
    const before = { alice: balance("alice"), bob: balance("bob") };
    const register = chain.sign(publish().register("@new"), "alice");
    await chain.send([publish().register("@new"), "bob"]);

    expect(await late(register)).toContain("[ERR_VENDOR_TAKEN]");
    expect(balance("alice")).toBe(before.alice);
    expect(before.bob - balance("bob")).toBe(BigInt(feeOf("register").toString()));
});

it("front-running a price: a purchase at terms that have changed costs nothing, be they dearer or worse", async () => {
    const before = balance("alice");

    for (const change of [{ price: "9999999999" }, { licensePeriod: 1 }, { fallback: false }]) {
        const signed = chain.sign(buy(), "alice");
        await chain.send([publish().terms(NAME, { ...PAID, ...change }), "acme"]);
        expect(await late(signed)).toContain("[ERR_TERMS_CHANGED]");
        await chain.send([publish().terms(NAME, PAID), "acme"]);
    }

    expect(balance("alice")).toBe(before);
});

it("selling a vendor in front of a purchase: the buyer pays the owner that he saw, or nobody", async () => {
    const signed = chain.sign(buy(), "alice");
    const before = balance("alice");
    await chain.send(
        [publish().transfer("@acme", addressFor("bob")), "acme"],
        [publish().accept("@acme", addressFor("acme")), "bob"],
    );

    expect(await late(signed)).toContain("[ERR_WRONG_OWNER]");
    expect(balance("alice")).toBe(before);
});

it("squatting: a wallet owns as many vendors as the network allows, each at its fee", async () => {
    useRegistryNetwork({ vendorsPerOwner: 2 });
    await chain.send([publish().register("@one"), "bob"], [publish().register("@two"), "bob"]);

    expect(await chain.refusal(publish().register("@three"), "bob")).toBe("ERR_VENDOR_LIMIT");
    expect(await chain.refusal(publish().register("@cheap").fee("1"), "alice")).toBe("ERR_FEE_TOO_LOW");
});

it("squatting: names that the milestone reserves are nobody's, others cost what it says", async () => {
    const before = balance("bob");
    expect(await chain.refusal(publish().register("@arkecosystem"), "bob")).toBe("ERR_VENDOR_RESERVED");
    useRegistryNetwork({ fees: { register: "100000000000" }, reservedVendors: ["@bank"] });

    expect(await chain.refusal(publish().register("@bank").fee("100000000000"), "bob")).toBe("ERR_VENDOR_RESERVED");
    expect(await chain.refusal(publish().register("@shop").fee("5000000000"), "bob")).toBe("ERR_FEE_TOO_LOW");
    expect(balance("bob")).toBe(before);
});

it("buying from oneself: the owner is no licensee, and his gifts cost him their fees", async () => {
    const before = balance("acme");
    expect(await chain.refusal(buy(), "acme")).toBe("ERR_OWNER_LICENSEE");
    await chain.send([buy(PAID, "alice"), "acme"], [buy(PAID, "bob"), "acme"]);

    expect(before - balance("acme")).toBe(2n * BigInt(feeOf("gift").toString()));
});

it("buying from oneself through a second wallet: the money comes back, each sale costs its fee", async () => {
    const both = () => balance("acme") + balance("alice");
    const before = both();
    await chain.send([buy(), "alice"], [buy(), "alice"], [buy(), "alice"]);

    expect(before - both()).toBe(3n * BigInt(feeOf("full").toString()));
});

it("unwanted gifts: copying the wallet that gets them costs the same, however many it has", async () => {
    const [before] = [licensesOf(wallet("victim"))];
    await chain.send(...Array.from({ length: 30 }, (): [unknown, string] => [buy(PAID, "victim"), "bob"]));
    const owned = licensesOf(wallet("victim"));

    expect(before.size).toBe(0);
    expect(grantsOf(licenseOf(wallet("victim"), NAME))).toHaveLength(30);
    // What the pool and the forger copy, deeply, when they first touch a wallet: not the licenses.
    expect(licensesOf(wallet("victim").clone())).toBe(owned);
    expect(await chain.refusal(purchase().trial(NAME, PAID, addressFor("acme")), "victim")).toBeUndefined();
});

it("unwanted gifts: the owner himself, who gets the price back, pays a gift's fee for each record", async () => {
    const before = { acme: balance("acme"), victim: balance("victim"), records: chain.registry.counts.grants };
    await chain.send(...Array.from({ length: 10 }, (): [unknown, string] => [buy(PAID, "victim"), "acme"]));

    expect(chain.registry.counts.grants - before.records).toBe(10);
    expect(before.acme - balance("acme")).toBe(10n * BigInt(feeOf("gift").toString()));
    expect(balance("victim")).toBe(before.victim);
    expect(BigInt(feeOf("gift").toString())).toBeGreaterThan(BigInt(feeOf("full").toString()));
});

it("growing the state: the cheapest record is a trial, which a wallet gets once and nobody gets for less", async () => {
    const wallets = ["alice", "bob"];
    const before = wallets.map(balance);
    const trial = () => purchase().trial(NAME, PAID, addressFor("acme"));
    await chain.send(...wallets.map((each): [unknown, string] => [trial(), each]));
    const fee = BigInt(feeOf("trial").toString());

    expect(chain.registry.counts.grants).toBe(2);
    expect(wallets.map((each, index) => before[index]! - balance(each))).toEqual([fee, fee]);
    expect(await chain.refusal(trial(), "alice")).toBe("ERR_TRIAL_USED");
    expect(await chain.refusal(trial().fee((fee - 1n).toString()), "victim")).toBe("ERR_FEE_TOO_LOW");
    expect(FEE_TIERS.every((tier) => BigInt(feeOf(tier).toString()) >= fee)).toBe(true);
});

it("dust prices: whoever sells for one arktoshi sells at the fee", async () => {
    const dust = { ...PAID, price: "1" };
    await chain.send([publish().terms(NAME, dust), "acme"]);

    expect(await chain.refusal(buy(dust).fee("19999999"), "alice")).toBe("ERR_FEE_TOO_LOW");
    expect(await chain.refusal(buy(dust), "alice")).toBeUndefined();
    expect(balance("alice")).toBeLessThan(100_000_000_000_000n - BigInt(feeOf("full").toString()));
});

it("a price above all supply: nobody can pay it, and trying moves nothing", async () => {
    const dear = { ...PAID, price: LARGEST_PRICE };
    await chain.send([publish().terms(NAME, dear), "acme"]);
    const before = { alice: balance("alice"), acme: balance("acme"), digest: chain.registry.digest };

    expect(await chain.refusal(buy(dear), "alice")).toContain("Insufficient balance");
    expect(await chain.refusal(buy(dear, "bob"), "acme")).toContain("Insufficient balance");
    expect({ alice: balance("alice"), acme: balance("acme"), digest: chain.registry.digest }).toEqual(before);
});

it("overflow: the largest price is written whole, and one more is no price", () => {
    expect(buy({ ...PAID, price: LARGEST_PRICE }).data.amount.toString()).toBe(LARGEST_PRICE);
    expect(() => chain.sign(publish().terms(NAME, { ...PAID, price: "9223372036854775808" }), "acme")).toThrow("price");
});

it("overflow of sums: a block whose amounts exceed all supply is refused whole", async () => {
    const dear = { ...PAID, price: String(BigInt(LARGEST_PRICE) / 2n) };
    await chain.send([publish().terms(NAME, dear), "acme"]);
    const before = chain.snapshot();
    const pair = [chain.sign(buy(dear), "alice"), chain.sign(buy(dear), "bob")];

    await expect(chain.forge(...pair)).rejects.toThrow("Insufficient balance");
    expect(chain.snapshot()).toEqual(before);
});

it("overflow of an end: a hundred years again and again end in a license that nobody can pay for any longer", async () => {
    const century = { ...PAID, price: "1", licensePeriod: 3_153_600_000 };
    await chain.send([publish().terms(NAME, century), "acme"]);
    const enough = Math.ceil(2 ** 39 / century.licensePeriod);
    const tooMany = Array.from({ length: enough + 1 }, (_, index) => chain.sign(buy(century), "alice", index));
    await chain.forge(...tooMany.slice(0, enough));
    const before = balance("alice");

    expect(await late(tooMany[enough] as Interfaces.ITransaction)).toContain("[ERR_PERPETUAL_LICENSE]");
    expect(await chain.refusal(buy(century, "alice"), "bob")).toBe("ERR_PERPETUAL_LICENSE");
    expect(balance("alice")).toBe(before);
    expect(Math.max(...grantsOf(licenseOf(wallet("alice"), NAME)).map(({ end }) => end ?? Infinity))).toBeLessThan(
        2 ** 40,
    );
}, 60_000);

it("a second trial: neither a purchase, nor moving it away, nor a new owner gives one", async () => {
    const trialOf = (owner: string) => purchase().trial(NAME, PAID, addressFor(owner));
    const move = (to: string) => purchase().move(NAME, addressFor(to));
    await chain.send([trialOf("acme"), "alice"]);
    expect(await chain.refusal(move("bob"), "alice")).toBe("ERR_NOTHING_TO_MOVE");
    await chain.send([buy(), "alice"], [move("bob"), "alice"]);
    expect(await chain.refusal(trialOf("acme"), "alice")).toBe("ERR_TRIAL_USED");
    await chain.send(
        [publish().transfer("@acme", addressFor("victim")), "acme"],
        [publish().accept("@acme", addressFor("acme")), "victim"],
    );

    expect(await chain.refusal(trialOf("victim"), "alice")).toBe("ERR_TRIAL_USED");
    const before = balance("acme");
    // A new wallet is a new licensee, at the fee of a trial.
    expect(await chain.refusal(trialOf("victim"), "acme")).toBeUndefined();
    expect(before - balance("acme")).toBe(BigInt(feeOf("trial").toString()));
});

it("time: a forger that shifts its block's time gives as much license as any other, and refuses nothing by it", async () => {
    const last = chain.blocks.at(-1)!.data.timestamp;
    await chain.forgeAt(last + 1, [chain.sign(buy(), "alice"), chain.sign(buy(), "bob")]);
    await chain.forgeAt(last + 10 * PAID.licensePeriod, [chain.sign(buy(), "alice"), chain.sign(buy(), "bob")]);
    const lengths = ["alice", "bob"].flatMap((buyer) =>
        grantsOf(licenseOf(wallet(buyer), NAME)).map(({ start, end }) => (end ?? Infinity) - start),
    );

    expect(lengths).toEqual(Array(4).fill(PAID.licensePeriod));
});
