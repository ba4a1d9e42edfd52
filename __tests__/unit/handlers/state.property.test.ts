import * as fc from "fast-check";

import { FREE_TERMS } from "../../../src/transactions";
import { PAID, publish, releaseOf } from "../../__support__/actors";
import { buildOperation, Operation, operations, WALLETS } from "../../__support__/random-operations";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";

const SEQUENCES = Number(process.env["SEQUENCES"] ?? 30);
const LENGTH = 40;

beforeEach(() => useRegistryNetwork());

async function newChain(): Promise<TestChain> {
    return (await TestChain.start()).fund(...WALLETS);
}

/** Forges what the chain takes, one operation a block; what it refuses must leave nothing behind. */
async function run(chain: TestChain, sequence: readonly Operation[]): Promise<number> {
    let forged = 0;

    for (const operation of sequence) {
        const { builder, passphrase } = buildOperation(chain, operation);
        const before = chain.registry.digest;

        if ((await chain.refusal(builder, passphrase)) === undefined) {
            forged++;
        } else {
            expect(chain.registry.digest).toBe(before);
        }
    }

    return forged;
}

/** Two packages, free and paid, to begin with, so that most operations find something to work on. */
async function prepare(chain: TestChain): Promise<void> {
    await chain.send(
        [publish().register("@acme"), "acme"],
        [releaseOf("@acme/one", "0.1.0", FREE_TERMS), "acme"],
        [publish().register("@other"), "bob"],
        [releaseOf("@other/one", "1.0.0", PAID), "bob"],
    );
}

const forRandomSequences = (property: (sequence: Operation[]) => Promise<void>): Promise<void> =>
    fc.assert(fc.asyncProperty(operations(LENGTH), property), { numRuns: SEQUENCES });

it(
    "reverting everything gives the empty state",
    () =>
        forRandomSequences(async (sequence) => {
            const chain = await newChain();
            const empty = chain.snapshot();
            await prepare(chain);
            await run(chain, sequence);

            while (chain.blocks.length > 1) {
                await chain.revert();
            }

            expect(chain.snapshot()).toEqual(empty);
        }),
    300_000,
);

it(
    "reverting a tail gives the state before it, and applying it again the state after it",
    () =>
        forRandomSequences(async (sequence) => {
            const chain = await newChain();
            await prepare(chain);
            const cut = Math.floor(sequence.length / 2);
            await run(chain, sequence.slice(0, cut));
            const before = chain.snapshot();
            const height = chain.blocks.length;
            await run(chain, sequence.slice(cut));
            const after = chain.snapshot();
            const reverted = [];

            while (chain.blocks.length > height) {
                reverted.unshift(await chain.revert());
            }

            expect(chain.snapshot()).toEqual(before);

            for (const block of reverted) {
                await chain.forge(...block.transactions);
            }

            expect(chain.snapshot()).toEqual(after);
        }),
    300_000,
);

it(
    "bootstrapping from the stored blocks gives the live state",
    () =>
        forRandomSequences(async (sequence) => {
            const chain = await newChain();
            await prepare(chain);
            await run(chain, sequence);

            expect((await chain.bootstrapped()).snapshot()).toEqual(chain.snapshot());
        }),
    300_000,
);

it(
    "the digest and the counts are those of a full recount",
    () =>
        forRandomSequences(async (sequence) => {
            const chain = await newChain();
            await prepare(chain);
            const forged = await run(chain, sequence);

            expect(chain.registry.digest).toBe(chain.recount());
            expect(forged).toBeLessThanOrEqual(sequence.length);
        }),
    300_000,
);

it(
    "the forger's and the pool's wallets take exactly what the chain takes",
    () =>
        forRandomSequences(async (sequence) => {
            const chain = await newChain();
            await prepare(chain);

            for (const operation of sequence) {
                const { builder, passphrase } = buildOperation(chain, operation);
                const verdicts = [];

                for (const kind of ["clone", "copy-on-write"] as const) {
                    const transaction = chain.sign(builder, passphrase);
                    const handler = await chain.handlers(kind).getActivatedHandlerForData(transaction.data);
                    verdicts.push(
                        await handler.apply(transaction).then(
                            () => undefined,
                            (error: Error) => error.message,
                        ),
                    );
                }

                const chains = await chain.refusal(builder, passphrase);
                expect(verdicts[0]).toBe(verdicts[1]);
                expect(verdicts[0] === undefined).toBe(chains === undefined);
            }
        }),
    300_000,
);

it("the random operations reach every action and kind", async () => {
    const taken = new Set<string>();

    for (const sequence of fc.sample(operations(LENGTH), { numRuns: 12, seed: 1 })) {
        const chain = await newChain();
        await prepare(chain);

        for (const operation of sequence) {
            const { builder, passphrase } = buildOperation(chain, operation);

            if ((await chain.refusal(builder, passphrase)) === undefined) {
                taken.add(operation.type);
            }
        }
    }

    expect([...taken].sort()).toEqual([
        "accept",
        "full",
        "maintainers",
        "move",
        "register",
        "release",
        "terms",
        "transfer",
        "trial",
        "unyank",
        "yank",
    ]);
}, 60_000);
