import { createHash } from "node:crypto";
import { rmSync } from "node:fs";

import { Application, Container, Contracts } from "@arkecosystem/core-kernel";
import { StateBuilder } from "@arkecosystem/core-state";
import { Storage } from "@arkecosystem/core-transaction-pool";
import { Handlers } from "@arkecosystem/core-transactions";
import { Interfaces, Utils } from "@arkecosystem/crypto";

import { makeApp, StoredChain } from "../__tests__/__support__/app";
import { CatalogueIdentifier } from "../src/catalogue";
import { RegistryIdentifiers, RegistryState } from "../src/handlers";
import { People, Person } from "./people";

const { BigNumber } = Utils;

export const FUNDS = BigNumber.make("1000000000000000");
export const REWARD = BigNumber.make(200_000_000);

type Kind = "blockchain" | "clone";

/**
 * Core's block state, wallets, handlers and state builder on a chain of blocks that nobody signs. Everything below
 * block verification is Core's own; only the database is not (see `makeApp`).
 */
export class SimulatedNode {
    public readonly blocks: Interfaces.IBlock[] = [];

    private constructor(
        public readonly app: Application,
        private readonly people: People,
        private readonly stored: StoredChain,
    ) {}

    public static async start(people: People): Promise<SimulatedNode> {
        const node = await SimulatedNode.make(people, { rows: [], blocks: [] });
        node.push(node.block([], 0));
        node.begin(FUNDS);
        node.app.get<{ reset(): void }>(CatalogueIdentifier).reset();

        return node;
    }

    private static async make(people: People, stored: StoredChain): Promise<SimulatedNode> {
        return new SimulatedNode(await makeApp(stored), people, stored);
    }

    public get wallets(): Contracts.State.WalletRepository {
        return this.app.getTagged(Container.Identifiers.WalletRepository, "state", "blockchain");
    }

    public get registry(): RegistryState {
        return this.app.get(RegistryIdentifiers.State);
    }

    public get height(): number {
        return this.blocks.length;
    }

    /** Handlers as the forger gets them for a new block, or as the chain has them. */
    public handlers(kind: Kind): Handlers.Registry {
        return this.app.getTagged(Container.Identifiers.TransactionHandlerRegistry, "state", kind);
    }

    /** @throws what Core's block state throws; the chain is then as before */
    public async apply(transactions: readonly Interfaces.ITransaction[], seconds: number): Promise<void> {
        const block = this.block(transactions, seconds);
        await this.blockState().applyBlock(block);
        this.push(block);
    }

    /** Reverts the last block. */
    public async revert(): Promise<Interfaces.IBlock> {
        const block = this.blocks.at(-1) as Interfaces.IBlock;
        await this.blockState().revertBlock(block);
        this.blocks.pop();
        this.stored.blocks.pop();
        this.stored.rows.splice(this.stored.rows.length - block.transactions.length);
        this.store().setLastBlock(this.blocks.at(-1) as Interfaces.IBlock);

        return block;
    }

    /** Applies a block again that this chain has reverted. */
    public async reapply(block: Interfaces.IBlock): Promise<void> {
        await this.blockState().applyBlock(block);
        this.push(block);
    }

    /** A node that builds its state from this one's blocks, by Core's state builder. */
    public async bootstrapped(): Promise<SimulatedNode> {
        const node = await SimulatedNode.make(this.people, this.stored);
        node.blocks.push(...this.blocks);
        node.store().setLastBlock(this.blocks.at(-1) as Interfaces.IBlock);
        // The state builder counts votes itself.
        node.begin(BigNumber.ZERO);
        await node.app.get<StateBuilder>(Container.Identifiers.StateBuilder).run();

        return node;
    }

    public dispose(): void {
        this.app.get<Storage>(Container.Identifiers.TransactionPoolStorage).dispose();
        rmSync(this.app.dataPath(), { recursive: true });
    }

    /** Delegates, and money from nowhere; everybody votes, so that votes have something to follow. */
    private begin(votesEach: Utils.BigNumber): void {
        this.handlers("blockchain");

        for (const [index, { keys }] of this.people.forgers.entries()) {
            const wallet = this.wallets.findByPublicKey(keys.publicKey);
            wallet.setAttribute("delegate", {
                username: `forger_${index}`,
                voteBalance: BigNumber.ZERO,
                forgedFees: BigNumber.ZERO,
                forgedRewards: BigNumber.ZERO,
                producedBlocks: 0,
            });
            this.wallets.index(wallet);
        }

        for (const [index, { keys }] of this.people.all.entries()) {
            const forger = this.people.forgers[index % this.people.forgers.length] as Person;
            const delegate = this.wallets.findByPublicKey(forger.keys.publicKey);
            const wallet = this.wallets.findByPublicKey(keys.publicKey);
            wallet.increaseBalance(FUNDS);
            wallet.setAttribute("vote", forger.keys.publicKey);
            const votes = delegate.getAttribute<Utils.BigNumber>("delegate.voteBalance");
            delegate.setAttribute("delegate.voteBalance", votes.plus(votesEach));
        }
    }

    private blockState(): Contracts.State.BlockState {
        return this.app.getTagged(Container.Identifiers.BlockState, "state", "blockchain");
    }

    private store(): Contracts.State.StateStore {
        return this.app.get(Container.Identifiers.StateStore);
    }

    private push(block: Interfaces.IBlock): void {
        const { generatorPublicKey, reward, totalFee, timestamp, height } = block.data;
        this.blocks.push(block);
        this.stored.blocks.push({ generatorPublicKey, rewards: reward.plus(totalFee).toString() });

        for (const transaction of block.transactions) {
            const { id, serialized } = transaction;
            this.stored.rows.push({ id: id as string, serialized, timestamp, blockHeight: height, transaction });
        }

        this.store().setLastBlock(block);
    }

    /** What Core's block has, and what its constructor puts on transactions; the id is a hash of what it stands for. */
    private block(transactions: readonly Interfaces.ITransaction[], seconds: number): Interfaces.IBlock {
        const previous = this.blocks.at(-1)?.data;
        const height = this.blocks.length + 1;
        const timestamp = (previous?.timestamp ?? 0) + seconds;
        const ids = transactions.map(({ id }) => id).join("");
        const id = createHash("sha256").update(`${previous?.id} ${height} ${timestamp} ${ids}`).digest("hex");
        const sum = (key: "amount" | "fee"): Utils.BigNumber =>
            transactions.reduce((total, { data }) => total.plus(data[key]), BigNumber.ZERO);

        for (const [sequence, transaction] of transactions.entries()) {
            transaction.timestamp = timestamp;
            Object.assign(transaction.data, { blockId: id, blockHeight: height, sequence });
        }

        const data = {
            id,
            version: 0,
            height,
            timestamp,
            previousBlock: previous?.id ?? "0".repeat(64),
            numberOfTransactions: transactions.length,
            totalAmount: sum("amount"),
            totalFee: sum("fee"),
            reward: previous ? REWARD : BigNumber.ZERO,
            payloadLength: 32 * transactions.length,
            payloadHash: id,
            generatorPublicKey: (this.people.forgers[height % this.people.forgers.length] as Person).keys.publicKey,
        };

        return { data, transactions: [...transactions], serialized: "" } as unknown as Interfaces.IBlock;
    }
}
