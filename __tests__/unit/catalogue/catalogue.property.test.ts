import * as fc from "fast-check";

import { Catalogue, CatalogueIdentifier } from "../../../src/catalogue";
import { FREE_TERMS, isFree, publishAssetOf, purchaseAssetOf } from "../../../src/transactions";
import { licensesOf, vendorsOf } from "../../../src/wallet-attributes";
import { PAID, publish, releaseOf } from "../../__support__/actors";
import { contentsOf, namesOf } from "../../__support__/catalogue-contents";
import { buildOperation, Operation, operations, WALLETS } from "../../__support__/random-operations";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";

const SEQUENCES = Number(process.env["SEQUENCES"] ?? 15);
const LENGTH = 40;

beforeEach(() => useRegistryNetwork());

const catalogueOf = (chain: TestChain): Catalogue => chain.app.get(CatalogueIdentifier);

const contents = (chain: TestChain): Promise<unknown> => contentsOf(catalogueOf(chain));

async function preparedChain(): Promise<TestChain> {
    const chain = (await TestChain.start()).fund(...WALLETS);
    catalogueOf(chain).reset();
    await chain.send(
        [publish().register("@acme"), "acme"],
        [releaseOf("@acme/one", "0.1.0", FREE_TERMS), "acme"],
        [publish().register("@other"), "bob"],
        [releaseOf("@other/one", "1.0.0", PAID), "bob"],
    );

    return chain;
}

const forRandomSequences = (property: (sequence: Operation[]) => Promise<void>): Promise<void> =>
    fc.assert(fc.asyncProperty(operations(LENGTH), property), { numRuns: SEQUENCES });

async function apply(chain: TestChain, operation: Operation): Promise<boolean> {
    const { builder, passphrase } = buildOperation(chain, operation);

    return (await chain.refusal(builder, passphrase)) === undefined;
}

it(
    "after each reverted block it is what it was before that block",
    () =>
        forRandomSequences(async (sequence) => {
            const chain = await preparedChain();
            const former: unknown[] = [];

            for (const operation of sequence) {
                const before = await contents(chain);

                if (await apply(chain, operation)) {
                    former.push(before);
                }
            }

            while (former.length > 0) {
                await chain.revert();
                expect(await contents(chain)).toStrictEqual(former.pop());
            }
        }),
    300_000,
);

it(
    "a bootstrapped node has the live node's catalogue",
    () =>
        forRandomSequences(async (sequence) => {
            const chain = await preparedChain();

            for (const operation of sequence) {
                await apply(chain, operation);
            }

            expect(await contents(await chain.bootstrapped())).toEqual(await contents(chain));
        }),
    300_000,
);

it(
    "it agrees with the wallets, and its sales with the chain's transactions",
    () =>
        forRandomSequences(async (sequence) => {
            const chain = await preparedChain();

            for (const operation of sequence) {
                await apply(chain, operation);
            }

            const wallets = [...chain.wallets.allByAddress()];
            const packages = wallets.flatMap((wallet) =>
                [...vendorsOf(wallet).values()].flatMap(({ packages, log }) =>
                    [...packages.entries()].map(([name, { state }]) => ({ name, state, owner: log.state.owner })),
                ),
            );
            const catalogue = catalogueOf(chain);

            expect(await namesOf(catalogue)).toEqual(packages.map(({ name }) => name).sort());

            for (const { name, state, owner } of packages) {
                const history = catalogue.package(name)!;
                const holders = wallets.filter((wallet) => licensesOf(wallet).has(name));

                expect(Object.fromEntries(history.releases().map((one) => [one.version, one.yank?.reason]))).toEqual(
                    Object.fromEntries(state.versions.entries()),
                );
                expect(history.termsChanges.at(-1)?.terms).toEqual(state.terms);
                expect(catalogue.owners(name.split("/")[0]!).at(-1)?.owner).toBe(owner);
                expect([...history.licensees].sort()).toEqual(holders.map((wallet) => wallet.getAddress()).sort());
                expect(history.sold).toBe(salesOf(chain, name));

                for (const release of history.releases()) {
                    expect(release.free).toBe(isFree(assetOfRelease(chain, release.transactionId).terms));
                }
            }
        }),
    300_000,
);

const transactionsOf = (chain: TestChain) => chain.stored.rows.map(({ transaction }) => transaction);

function assetOfRelease(chain: TestChain, id: string) {
    const asset = publishAssetOf(transactionsOf(chain).find((transaction) => transaction.id === id)!.data);

    if (asset.action !== "release") {
        throw new Error(`${id} is no release`);
    }

    return asset;
}

/** Full purchases not sent by the wallet that received the money. */
function salesOf(chain: TestChain, name: string): number {
    return transactionsOf(chain).filter(({ data, type }) => {
        const sender = chain.wallets.findByPublicKey(data.senderPublicKey as string).getAddress();

        return type === 1 && isFull(purchaseAssetOf(data), name) && data.recipientId !== sender;
    }).length;
}

const isFull = (asset: { kind: string; name: string }, name: string): boolean =>
    asset.kind === "full" && asset.name === name;
