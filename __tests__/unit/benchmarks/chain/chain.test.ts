import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Utils as AppUtils } from "@arkecosystem/core-kernel";
import { RoundState } from "@arkecosystem/core-state/dist/round-state";
import { Blocks, Interfaces } from "@arkecosystem/crypto";

import { GeneratedBlock } from "../../../../benchmarks/chain/blocks";
import { ChainSize } from "../../../../benchmarks/chain/contents";
import { chainBlocks, generateChainNetwork, useChainNetwork } from "../../../../benchmarks/chain/network";
import { Network } from "../../../../devnet/network";
import { replayOnTestChain } from "../../../__support__/generated-chain";

const SIZE: ChainSize = { seed: "unit", packages: 40, licenses: 300, entities: 20 };
const directory = join(tmpdir(), `ark-plugin-registry-chain-${process.pid}`);

let network: Network;
let blocks: GeneratedBlock[];

beforeAll(async () => {
    network = await generateChainNetwork(directory, SIZE);
    useChainNetwork(network);
    blocks = [...chainBlocks(network, SIZE)];
}, 60_000);

afterAll(() => rmSync(directory, { recursive: true, force: true }));

const parsed = ({ data, transactions }: GeneratedBlock): Interfaces.IBlock =>
    Blocks.BlockFactory.fromData({
        ...data,
        transactions: transactions.map(({ data: one }) => one),
    }) as Interfaces.IBlock;

it("is linked blocks that Core verifies with every signature, one in each slot", () => {
    const [, ...forged] = blocks;
    expect(forged.length).toBeGreaterThan(2);

    for (const [index, block] of forged.entries()) {
        expect(parsed(block).verification).toEqual({ verified: true, containsMultiSignatures: false, errors: [] });
        expect(block.data).toMatchObject({
            height: index + 2,
            timestamp: (index + 1) * 3,
            previousBlock: blocks[index]!.data.id,
        });
    }
});

/** A delegate's wallet, as far as Core's shuffle looks at it. */
const wallet = (publicKey: string) => ({ publicKey, clone: () => wallet(publicKey) });

it("is forged by the delegates whose turn it is by Core's own shuffle", async () => {
    const core = Object.assign(Object.create(RoundState.prototype), { forgingDelegates: [] }) as RoundState;
    const rounds = new Map(blocks.flatMap(({ round }) => (round ? [[round.number, round.delegates]] : [])));

    for (const { data } of blocks.slice(1)) {
        const roundInfo = AppUtils.roundCalculator.calculateRound(data.height);
        const ranking = rounds.get(roundInfo.round)!.map(({ publicKey }) => wallet(publicKey));
        const order = (await core.getActiveDelegates(roundInfo, ranking as never)) as unknown as typeof ranking;
        expect(data.generatorPublicKey).toBe(order[(data.height - 1) % 5]!.publicKey);
    }
});

it("says the same again with the same seed, and something else with another", () => {
    const ids = (size: ChainSize) =>
        [...chainBlocks(network, size)].slice(1).flatMap(({ transactions }) => transactions.map(({ data }) => data.id));
    const own = blocks.slice(1).flatMap(({ transactions }) => transactions.map(({ data }) => data.id));

    expect(ids(SIZE)).toEqual(own);
    expect(new Set(own).size).toBe(own.length);
    expect(ids({ ...SIZE, seed: "other" }).filter((id) => own.includes(id))).toEqual([]);
});

it("holds what its size says, and nothing that a chain with all checks refuses", async () => {
    const chain = await replayOnTestChain(blocks, SIZE);
    const { releases, ...counts } = chain.registry.counts;

    expect(counts).toEqual({ vendors: 1, packages: SIZE.packages, grants: SIZE.licenses });
    expect(releases).toBeGreaterThan(SIZE.packages);
    expect(chain.recount()).toBe(chain.registry.digest);
});
