/**
 * Thousands of transactions that are meant to get into each other's way, in Core's real pool, collator and block state:
 * what the pool and the collator take makes a valid block, every time, and the pool ends clean. `ATTACKERS=100` tries
 * more than a quick run does.
 */
import { Container, Contracts, Providers } from "@arkecosystem/core-kernel";
import { Interfaces } from "@arkecosystem/crypto";

import { Random } from "../../../simulation/random";
import { Terms } from "../../../src/transactions";
import { licensesOf } from "../../../src/wallet-attributes";
import { addressFor, PAID, PERPETUAL, publish, purchase, releaseOf } from "../../__support__/actors";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";

const NAME = "@acme/pkg";
const ATTACKERS = Array.from({ length: Number(process.env["ATTACKERS"] ?? 30) }, (_, index) => `attacker ${index}`);
const MOST_BLOCKS = 60;

let chain: TestChain;
let accepted: number;

/** Whether the pool takes it. */
async function enter(builder: unknown, passphrase: string, ahead = 0): Promise<boolean> {
    try {
        await chain.poolService.addTransaction(chain.sign(builder, passphrase, ahead));
        accepted++;

        return true;
    } catch {
        return false;
    }
}

/** One after another, each sender's in order of their nonces; who is refused goes on with the same nonce. */
async function attack(rounds: number, builderOf: (sender: number, round: number) => unknown): Promise<void> {
    const pending = new Map<string, number>();

    for (let round = 0; round < rounds; round++) {
        for (const [sender, passphrase] of ATTACKERS.entries()) {
            const ahead = pending.get(passphrase) ?? 0;

            if (await enter(builderOf(sender, round), passphrase, ahead)) {
                pending.set(passphrase, ahead + 1);
            }
        }
    }
}

const poolSize = (): number => chain.poolService.getPoolSize();

const keysHeld = (): number => {
    const registry = chain.app.get<Contracts.TransactionPool.MempoolIndexRegistry>(
        Container.Identifiers.TransactionPoolMempoolIndexRegistry,
    );

    return (registry.get("pluginRegistry.pending") as unknown as { keyToTransaction: Map<string, unknown> })
        .keyToTransaction.size;
};

/** Forges what Core's collator chooses, until nothing is left. @returns all that was forged */
async function forgeEverything(): Promise<Interfaces.ITransaction[]> {
    const collator = chain.app.get<Contracts.TransactionPool.Collator>(Container.Identifiers.TransactionPoolCollator);
    const forged: Interfaces.ITransaction[] = [];

    for (let count = 0; poolSize() > 0 && count < MOST_BLOCKS; count++) {
        const chosen = await collator.getBlockCandidateTransactions();
        // Throws if the chain refuses anything that was chosen.
        const block = await chain.forge(...chosen);
        await chain.poolService.applyBlock(block);
        forged.push(...chosen);
    }

    return forged;
}

function expectClean(): void {
    expect(poolSize()).toBe(0);
    expect(keysHeld()).toBe(0);
    expect(chain.registry.digest).toBe(chain.recount());
}

const grantsOf = (passphrase: string): unknown =>
    licensesOf(chain.wallets.findByAddress(addressFor(passphrase))).get(NAME)?.state;

beforeEach(async () => {
    useRegistryNetwork();
    accepted = 0;
    chain = (await TestChain.start()).fund("acme", "victim", ...ATTACKERS);
    chain.app
        .rebind(Container.Identifiers.BlockchainService)
        .toConstantValue({ getLastBlock: () => chain.blocks.at(-1) });
    await chain.send([publish().register("@acme"), "acme"], [releaseOf(NAME, "1.0.0", PAID), "acme"]);
});

const full = (terms: Terms = PAID, licensee?: string): unknown =>
    purchase().full(NAME, terms, addressFor("acme"), licensee && addressFor(licensee));

it("ten names, registered ten times by every wallet: each name has one owner", async () => {
    await attack(10, (sender, round) => publish().register(`@wanted-${(sender + round) % 10}`));
    expect(accepted).toBe(10);
    const forged = await forgeEverything();

    expect(forged).toHaveLength(10);
    expect(chain.registry.counts.vendors).toBe(11);
    expectClean();
}, 120_000);

it("ten trials by every wallet: each has one", async () => {
    await attack(10, () => purchase().trial(NAME, PAID, addressFor("acme")));
    const forged = await forgeEverything();

    expect(forged).toHaveLength(ATTACKERS.length);
    expect(chain.registry.counts.grants).toBe(ATTACKERS.length);
    expectClean();
}, 120_000);

it("ten perpetual gifts by every wallet to one: it is given one", async () => {
    await chain.send([publish().terms(NAME, PERPETUAL), "acme"]);
    await attack(10, () => full(PERPETUAL, "victim"));
    expect(accepted).toBe(1);
    await forgeEverything();

    expect(grantsOf("victim")).toMatchObject({ full: { grant: { end: null } } });
    expect(chain.registry.counts.grants).toBe(1);
    expectClean();
}, 120_000);

it("terms to and fro in one block with purchases at both: nobody pays what he did not sign", async () => {
    const [one, other]: [Terms, Terms] = [PAID, { ...PAID, price: "999" }];

    for (let round = 0; round < 6; round++) {
        await enter(publish().terms(NAME, round % 2 ? one : other), "acme", round);
    }

    await attack(10, (sender, round) =>
        full((sender + round) % 3 ? one : other, `attacker ${(sender + 1) % ATTACKERS.length}`),
    );
    const forged = await forgeEverything();
    const purchases = forged.filter(({ key }) => key === "licensePurchase");

    expect(purchases.length).toBeGreaterThan(0);
    expect(
        purchases.every(({ data }) => {
            const { terms } = (data.asset as { licensePurchase: { terms: Terms } }).licensePurchase;
            return data.amount.toString() === terms.price;
        }),
    ).toBe(true);
    expect(chain.registry.counts.grants).toBe(purchases.length);
    expectClean();
}, 120_000);

it("nonce gaps: what comes too early is refused, and nothing waits for it", async () => {
    for (const passphrase of ATTACKERS) {
        for (const ahead of [5, 3, 1, 2, 4]) {
            expect(await enter(full(), passphrase, ahead)).toBe(false);
        }
    }

    expectClean();
    expect(await enter(full(), "attacker 0")).toBe(true);
    expect(await forgeEverything()).toHaveLength(1);
    expectClean();
}, 120_000);

it("a flood of thirty by every wallet at a pool of 500: it never holds more, and dear ones push cheap ones out", async () => {
    chain.app
        .getTagged<Providers.PluginConfiguration>(
            Container.Identifiers.PluginConfiguration,
            "plugin",
            "@arkecosystem/core-transaction-pool",
        )
        .set("maxTransactionsInPool", 500);
    const random = new Random("flood");
    let most = 0;

    await attack(30, (sender, round) => {
        most = Math.max(most, poolSize());

        return random.chance(0.1) ? publish().register(`@flood-${sender}-${round}`) : full();
    });
    expect(accepted).toBeGreaterThan(500);
    expect(most).toBe(500);
    const forged = await forgeEverything();

    expect(forged.length).toBeGreaterThan(0);
    expectClean();
}, 240_000);
