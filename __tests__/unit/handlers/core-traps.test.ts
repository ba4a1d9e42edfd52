/** Ways in which plugins of Core have gone wrong, each with a proof that this one does not. */
import { Container, Contracts } from "@arkecosystem/core-kernel";
import { Handlers } from "@arkecosystem/core-transactions";
import { Managers } from "@arkecosystem/crypto";

import { FREE_TERMS } from "../../../src/transactions";
import { licenseOf, vendorsOf } from "../../../src/wallet-attributes";
import { addressFor, PAID, publish, purchase, releaseOf } from "../../__support__/actors";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";

let chain: TestChain;

const full = (licensee?: string) =>
    purchase().full("@acme/pkg", PAID, addressFor("acme"), licensee && addressFor(licensee));

beforeEach(async () => {
    useRegistryNetwork();
    chain = (await TestChain.start()).fund("acme", "alice", "bob");
    await chain.send([publish().register("@acme"), "acme"], [releaseOf("@acme/pkg", "1.0.0", PAID), "acme"]);
});

it("a transaction that is refused leaves nothing behind, whatever comes before it in its block", async () => {
    const before = chain.snapshot();
    const good = [
        chain.sign(full(), "alice"),
        chain.sign(releaseOf("@acme/pkg", "1.0.1", PAID), "acme"),
        chain.sign(publish().transfer("@acme", addressFor("bob")), "acme", 1),
        chain.sign(publish().accept("@acme", addressFor("acme")), "bob"),
    ];
    const bad = chain.sign(publish().register("@acme"), "bob", 1);

    await expect(chain.forge(...good, bad)).rejects.toThrow("[ERR_VENDOR_TAKEN]");
    expect(chain.snapshot()).toEqual(before);
});

it("checks do not make wallets of addresses that nobody has seen", async () => {
    const known = chain.wallets.allByAddress().length;
    const stranger = addressFor("never seen before");
    await chain.refusal(purchase().full("@acme/pkg", { ...PAID, price: "1" }, addressFor("acme"), stranger), "alice");
    await chain.refusal(purchase().move("@acme/pkg", stranger), "alice");

    expect(chain.wallets.allByAddress()).toHaveLength(known);
});

it("the former round is found on a clone of the state, by undoing blocks there", async () => {
    await chain.send(
        [full(), "alice"],
        [purchase().move("@acme/pkg", addressFor("bob")), "alice"],
        [publish().transfer("@acme", addressFor("bob")), "acme"],
        [publish().accept("@acme", addressFor("acme")), "bob"],
        [publish().register("@new"), "alice"],
    );
    const before = chain.snapshot();
    const clone = chain.app.getTagged<Contracts.State.BlockState>(Container.Identifiers.BlockState, "state", "clone");

    for (const block of chain.blocks.slice(1).reverse()) {
        await clone.revertBlock(block);
    }

    expect(chain.snapshot()).toEqual(before);
    expect(chain.registry.digest).toBe(chain.recount());
});

it("cloning a wallet copies records by reference, and never shares a change", async () => {
    const wallet = chain.wallets.findByAddress(addressFor("acme"));
    const clone = wallet.clone();

    const records = (one: Contracts.State.Wallet) => one.getAttribute<{ records: unknown }>("pluginVendors").records;

    expect(records(clone)).toBe(records(wallet));
    await chain.send([publish().terms("@acme/pkg", FREE_TERMS), "acme"]);
    expect(vendorsOf(clone).get("@acme")?.packages.get("@acme/pkg")?.state.terms).toEqual(PAID);
});

it("/api/wallets and the wallet table see small JSON", async () => {
    await chain.send([full(), "alice"]);
    const json = (passphrase: string) =>
        JSON.parse(JSON.stringify(chain.wallets.findByAddress(addressFor(passphrase)).getAttributes()));

    expect(json("acme").pluginVendors).toEqual({ vendors: 1, packages: 1 });
    expect(json("alice").pluginLicenses).toEqual({ packages: 1 });
});

it("state that has come and gone leaves no attribute and no index key", async () => {
    await chain.send([full(), "alice"]);

    while (chain.blocks.length > 1) {
        await chain.revert();
    }

    for (const passphrase of ["acme", "alice"]) {
        const wallet = chain.wallets.findByAddress(addressFor(passphrase));
        expect(wallet.hasAttribute("pluginVendors") || wallet.hasAttribute("pluginLicenses")).toBe(false);
    }
    expect(chain.wallets.getIndex("pluginRegistry.vendors").keys()).toEqual([]);
    expect(chain.wallets.getIndex("pluginRegistry.licensees").keys()).toEqual([]);
});

it("a bootstrap that fails ends the node: Core would log it and go on with half a state", async () => {
    const terminate = jest.spyOn(chain.app, "terminate").mockResolvedValue(undefined);
    chain.stored.rows.push({ ...chain.stored.rows[0]!, serialized: Buffer.from("ff0217", "hex") });
    const [handler] = chain
        .handlers("blockchain")
        .getRegisteredHandlers()
        .filter((one: Handlers.TransactionHandler) => one.getConstructor().key === "pluginPublish");

    await expect(handler!.bootstrap()).rejects.toThrow();
    expect(terminate).toHaveBeenCalledWith(expect.stringContaining("cannot be rebuilt"), expect.any(Error));
});

it("time 0, the genesis block's, is a time", async () => {
    const transaction = chain.sign(full(), "alice");
    transaction.timestamp = 0;
    const handler = await chain.handlers("blockchain").getActivatedHandlerForData(transaction.data);
    await handler.apply(transaction);

    expect(licenseOf(chain.wallets.findByAddress(addressFor("alice")), "@acme/pkg")?.full?.grant).toMatchObject({
        start: 0,
        end: PAID.licensePeriod,
    });
});

it("exceptions skip Core's checks, never ours", async () => {
    const transaction = chain.sign(publish().register("@acme"), "bob");
    Managers.configManager.set("exceptions", { transactions: [transaction.id] });

    await expect(chain.forge(transaction)).rejects.toThrow("[ERR_VENDOR_TAKEN]");
});

it("a pending transaction's time is the last block's, and nothing of it reaches digest or listeners", async () => {
    const digest = chain.registry.digest;
    await chain.pool.addTransaction(chain.sign(full(), "alice"));

    expect(chain.registry.digest).toBe(digest);
});

it("undoing what is not the newest is refused before anything is written", async () => {
    const [first] = await chain.send([full(), "alice"], [full("alice"), "bob"]);
    const before = chain.snapshot();
    const handler = await chain.handlers("blockchain").getActivatedHandlerForData(first!.data);

    await expect(handler.revert(first!)).rejects.toThrow("[ERR_STATE]");
    expect(chain.snapshot()).toEqual(before);
});

it("votes follow the money: the buyer's delegate loses what the owner's gains", async () => {
    const votes = () =>
        BigInt(
            chain.wallets
                .findByUsername("forger")
                .getAttribute<{ toString(): string }>("delegate.voteBalance")
                .toString(),
        );
    const before = votes();
    await chain.send([full(), "alice"]);

    // Both vote for the same delegate, so what remains is the fee.
    expect(before - votes()).toBe(BigInt(full().data.fee.toString()));
});
