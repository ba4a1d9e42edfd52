/**
 * Whatever fails while a transaction is applied or reverted, nothing of it is left: a fault in every single call that
 * the handler makes to wallets, repositories, indexes and the state store, before and after the call, for every action
 * and kind, in the chain's, the forger's and the pool's wallets.
 */
import { Contracts } from "@arkecosystem/core-kernel";
import { Handlers } from "@arkecosystem/core-transactions";
import { Interfaces } from "@arkecosystem/crypto";

import { Catalogue, CatalogueIdentifier } from "../../../src/catalogue";
import { hashRecord } from "../../../src/wallet-attributes";
import { addressFor, PAID, publish, purchase, releaseOf } from "../../__support__/actors";
import { contentsOf } from "../../__support__/catalogue-contents";
import { instrument, Moment, withFault } from "../../__support__/fault-injection";
import { recordsOf, TestChain, useRegistryNetwork } from "../../__support__/test-chain";

const NAME = "@acme/pkg";
const ACTORS = ["acme", "alice", "bob", "carol", "a wallet that nobody has seen"];
const VENDORS = ["@acme", "@new", "@offered"];
const REPOSITORIES = ["blockchain", "clone", "copy-on-write"] as const;

/** One transaction of each action and kind that the prepared chain takes, and who sends it. */
const transactions: Readonly<Record<string, () => [unknown, string]>> = {
    register: () => [publish().register("@new"), "carol"],
    "a package's first release": () => [releaseOf("@acme/first", "1.0.0", PAID), "acme"],
    "a maintainer's release": () => [releaseOf(NAME, "1.0.1", PAID), "bob"],
    terms: () => [publish().terms(NAME, { ...PAID, price: "1" }), "acme"],
    yank: () => [publish().yank(NAME, "1.0.0", "broken"), "bob"],
    unyank: () => [publish().unyank(NAME, "0.9.0"), "acme"],
    maintainers: () => [publish().maintainers("@acme", []), "acme"],
    transfer: () => [publish().transfer("@acme", addressFor("bob")), "acme"],
    accept: () => [publish().accept("@offered", addressFor("acme")), "bob"],
    "full, the licensee's first": () => [purchase().full(NAME, PAID, addressFor("acme")), "carol"],
    "full, one more": () => [purchase().full(NAME, PAID, addressFor("acme")), "alice"],
    "full for a wallet that nobody has seen": () => [
        purchase().full(NAME, PAID, addressFor("acme"), addressFor(ACTORS[4]!)),
        "bob",
    ],
    trial: () => [purchase().trial(NAME, PAID, addressFor("acme")), "bob"],
    "move to a wallet that nobody has seen": () => [purchase().move(NAME, addressFor(ACTORS[4]!)), "alice"],
};

let chain: TestChain;
let endInstrumentation: () => void;

beforeAll(async () => {
    useRegistryNetwork();
    chain = (await TestChain.start()).fund("acme", "alice", "bob", "carol");
    chain.app.get<Catalogue>(CatalogueIdentifier).reset();
    await chain.send(
        [publish().register("@acme"), "acme"],
        [releaseOf(NAME, "0.9.0", PAID), "acme"],
        [releaseOf(NAME, "1.0.0", PAID), "acme"],
        [publish().yank(NAME, "0.9.0", "broken"), "acme"],
        [publish().maintainers("@acme", [addressFor("bob")]), "acme"],
        [publish().register("@offered"), "acme"],
        [publish().transfer("@offered", addressFor("bob")), "acme"],
        [purchase().full(NAME, PAID, addressFor("acme")), "alice"],
    );
    endInstrumentation = instrument();
});

afterAll(() => endInstrumentation());

/** All of a repository that a transaction above could change, and what follows the chain. */
async function view(wallets: Contracts.State.WalletRepository): Promise<object> {
    return {
        wallets: ACTORS.map((actor) => wallets.findByAddress(addressFor(actor))).map((wallet) => ({
            balance: wallet.getBalance().toString(),
            nonce: wallet.getNonce().toString(),
            records: recordsOf(wallet).map(hashRecord).sort(),
            attributes: Object.keys(wallet.getAttributes()).sort(),
            isLicensee: wallets.getIndex("pluginRegistry.licensees").get(wallet.getAddress()) === wallet,
        })),
        vendors: VENDORS.map((vendor) =>
            wallets.hasByIndex("pluginRegistry.vendors", vendor)
                ? wallets.findByIndex("pluginRegistry.vendors", vendor).getAddress()
                : undefined,
        ),
        digest: chain.registry.digest,
        counts: chain.registry.counts,
        catalogue: await contentsOf(chain.app.get(CatalogueIdentifier)),
    };
}

const repositoryOf = (handler: Handlers.TransactionHandler): Contracts.State.WalletRepository =>
    (handler as unknown as { walletRepository: Contracts.State.WalletRepository }).walletRepository;

async function handlerFor(
    transaction: Interfaces.ITransaction,
    kind: (typeof REPOSITORIES)[number],
): Promise<Handlers.TransactionHandler> {
    return chain.handlers(kind).getActivatedHandlerForData(transaction.data);
}

/** Fails in call 1, 2, 3 and so on, until the step gets through. @returns how many calls have failed */
async function failEverywhere(
    handler: Handlers.TransactionHandler,
    step: "apply" | "revert",
    transaction: Interfaces.ITransaction,
    moment: Moment,
): Promise<number> {
    const before = await view(repositoryOf(handler));

    for (let call = 1; ; call++) {
        if (!(await withFault(call, moment, () => handler[step](transaction)))) {
            return call - 1;
        }

        expect({ call, ...(await view(repositoryOf(handler))) }).toEqual({ call, ...before });
    }
}

describe.each(Object.keys(transactions))("%s", (name) => {
    it.each(REPOSITORIES)("leaves nothing behind in the %s wallets when it fails anywhere", async (kind) => {
        for (const moment of ["before", "after"] as const) {
            const [builder, sender] = transactions[name]!();
            const transaction = chain.sign(builder, sender);
            transaction.timestamp = chain.blocks.at(-1)!.data.timestamp + 8;
            const handler = await handlerFor(transaction, kind);
            const before = await view(repositoryOf(handler));

            const faults = await failEverywhere(handler, "apply", transaction, moment);
            expect(await view(repositoryOf(handler))).not.toEqual(before);
            const faultsOfRevert = await failEverywhere(handler, "revert", transaction, moment);

            expect(await view(repositoryOf(handler))).toEqual(before);
            expect(Math.min(faults, faultsOfRevert)).toBeGreaterThan(20);
        }
    });
});
