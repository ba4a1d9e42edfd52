import { Application, Container, Contracts } from "@arkecosystem/core-kernel";
import { DatabaseInteraction, StateBuilder } from "@arkecosystem/core-state";
import { Handlers } from "@arkecosystem/core-transactions";
import { Blocks, Identities, Interfaces, Managers, Utils } from "@arkecosystem/crypto";

import { describeConfiguration, RegistryIdentifiers, RegistryState } from "../../src/handlers";
import { refusalCodeOf } from "../../src/transactions";
import { hashRecord, hashText, licensesOf, StateRecord, vendorsOf } from "../../src/wallet-attributes";
import { makeApp, PluginOptions, StoredChain } from "./app";

interface Builder {
    nonce(nonce: string): Builder;
    sign(passphrase: string): Builder;
    build(): Interfaces.ITransaction;
}

/** Configures a network on which both types are active from height 1; `aip35` as in the milestone. */
export function useRegistryNetwork(aip35: unknown = true, ...later: { height: number; aip35: unknown }[]): void {
    const preset = Managers.configManager.getPreset("testnet");
    Managers.configManager.setConfig({
        ...preset,
        milestones: [{ ...Object.assign({}, ...preset.milestones), height: 1, aip35 }, ...later],
    } as never);
    Managers.configManager.setHeight(2);
}

const FORGER = Identities.Keys.fromPassphrase("forger");
const FUNDS = "100000000000000";

/** A chain of real blocks on Core's real block state, wallets, handlers and pool; no network, no database. */
export class TestChain {
    public readonly stored: StoredChain = { rows: [], blocks: [] };
    public readonly blocks: Interfaces.IBlock[] = [];
    public app!: Application;
    /** seconds from one block to the next */
    public pause = 8;
    private funded: string[] = [];

    public static async start(options: PluginOptions = {}): Promise<TestChain> {
        const chain = new TestChain();
        chain.app = await makeApp(chain.stored, options);
        chain.push(chain.block([], undefined));
        // Core makes its registry, and with it the transaction types, when it is first asked for.
        chain.handlers("blockchain");
        chain.makeDelegate();
        chain.state.setStarted(true);

        return chain;
    }

    public get wallets(): Contracts.State.WalletRepository {
        return this.repository("blockchain");
    }

    public get registry(): RegistryState {
        return this.app.get(RegistryIdentifiers.State);
    }

    public get pool(): Contracts.TransactionPool.Mempool {
        return this.app.get(Container.Identifiers.TransactionPoolMempool);
    }

    public get poolService(): Contracts.TransactionPool.Service {
        return this.app.get(Container.Identifiers.TransactionPoolService);
    }

    public get state(): Contracts.State.StateStore {
        return this.app.get(Container.Identifiers.StateStore);
    }

    public repository(kind: "blockchain" | "clone" | "copy-on-write"): Contracts.State.WalletRepository {
        return this.app.getTagged(Container.Identifiers.WalletRepository, "state", kind);
    }

    public handlers(kind: "blockchain" | "clone" | "copy-on-write"): Handlers.Registry {
        return this.app.getTagged(Container.Identifiers.TransactionHandlerRegistry, "state", kind);
    }

    /** Money from nowhere, for wallets named by passphrase, which vote for the forger: so vote balances count. */
    public fund(...passphrases: string[]): this {
        const forger = this.wallets.findByPublicKey(FORGER.publicKey);

        for (const passphrase of passphrases) {
            this.give(passphrase);
            const votes = forger.getAttribute<Utils.BigNumber>("delegate.voteBalance");
            forger.setAttribute("delegate.voteBalance", votes.plus(FUNDS));
        }

        return this;
    }

    /** Signs with the sender's next nonce on the chain, plus `ahead`. */
    public sign(builder: unknown, passphrase: string, ahead = 0): Interfaces.ITransaction {
        const nonce = this.wallets.getNonce(Identities.PublicKey.fromPassphrase(passphrase)).plus(1 + ahead);

        return (builder as Builder).nonce(nonce.toString()).sign(passphrase).build();
    }

    /** Puts transactions into the next block and applies it. */
    public async forge(...transactions: Interfaces.ITransaction[]): Promise<Interfaces.IBlock> {
        return this.apply(this.block(transactions, this.blocks.at(-1)));
    }

    /** The same with a block of another time, in seconds of the network's epoch. */
    public async forgeAt(timestamp: number, transactions: Interfaces.ITransaction[]): Promise<Interfaces.IBlock> {
        return this.apply(this.block(transactions, this.blocks.at(-1), timestamp));
    }

    /** Signs and forges one transaction per `[builder, passphrase]`, each in a block of its own. */
    public async send(...sent: [unknown, string][]): Promise<Interfaces.ITransaction[]> {
        const transactions: Interfaces.ITransaction[] = [];

        for (const [builder, passphrase] of sent) {
            const transaction = this.sign(builder, passphrase);
            await this.forge(transaction);
            transactions.push(transaction);
        }

        return transactions;
    }

    /** The code with which the chain refuses a transaction; undefined if it takes it. */
    public async refusal(builder: unknown, passphrase: string): Promise<string | undefined> {
        try {
            await this.send([builder, passphrase]);
        } catch (error) {
            return refusalCodeOf((error as Error).message) ?? (error as Error).message;
        }

        return undefined;
    }

    /** Reverts the last block. */
    public async revert(): Promise<Interfaces.IBlock> {
        const block = this.blocks.at(-1) as Interfaces.IBlock;
        await this.interaction().revertBlock(block);
        this.blocks.pop();
        this.stored.blocks.pop();
        this.stored.rows.splice(this.stored.rows.length - block.transactions.length);
        this.state.setLastBlock(this.blocks.at(-1) as Interfaces.IBlock);

        return block;
    }

    /**
     * A second node that builds its state from this one's stored blocks, by Core's own state builder.
     *
     * @param prepare is called with its application before that
     */
    public async bootstrapped(
        options: PluginOptions = {},
        prepare: (app: Application) => Promise<void> = async () => undefined,
    ): Promise<TestChain> {
        const node = new TestChain();
        node.app = await makeApp(this.stored, options);
        node.blocks.push(...this.blocks);
        await prepare(node.app);
        node.state.setLastBlock(this.blocks.at(-1) as Interfaces.IBlock);
        node.handlers("blockchain");
        node.makeDelegate();

        for (const passphrase of this.funded) {
            node.give(passphrase);
        }

        await node.app.get<StateBuilder>(Container.Identifiers.StateBuilder).run();
        node.state.setStarted(true);

        return node;
    }

    /** Everything that must be equal on nodes with the same blocks, as plain JSON. */
    public snapshot(): object {
        const wallets = [...this.wallets.allByAddress()]
            .map((wallet) => ({
                address: wallet.getAddress(),
                balance: wallet.getBalance().toString(),
                nonce: wallet.getNonce().toString(),
                records: recordsOf(wallet)
                    .map((record) => hashRecord(record).toString(16))
                    .sort(),
                votes: wallet.isDelegate()
                    ? wallet.getAttribute<Utils.BigNumber>("delegate.voteBalance").toString()
                    : "",
            }))
            .filter(({ balance, nonce, records }) => balance !== "0" || nonce !== "0" || records.length > 0)
            .sort((left, right) => (left.address < right.address ? -1 : 1));

        return { wallets, indexes: this.indexes(), digest: this.registry.digest, counts: this.registry.counts };
    }

    /** The digest counted anew from the wallets. */
    public recount(activationHeight?: number): string {
        const sum = this.wallets
            .allByAddress()
            .flatMap(recordsOf)
            .reduce((total, record) => total + hashRecord(record), hashText(describeConfiguration(activationHeight)));

        return BigInt.asUintN(256, sum).toString(16).padStart(64, "0");
    }

    private async apply(block: Interfaces.IBlock): Promise<Interfaces.IBlock> {
        await this.interaction().applyBlock(block);
        this.push(block);

        return block;
    }

    private give(passphrase: string): void {
        const wallet = this.wallets.findByPublicKey(Identities.PublicKey.fromPassphrase(passphrase));
        wallet.increaseBalance(Utils.BigNumber.make(FUNDS));
        wallet.setAttribute("vote", FORGER.publicKey);
        this.funded.push(passphrase);
    }

    private makeDelegate(): void {
        const wallet = this.wallets.findByPublicKey(FORGER.publicKey);
        wallet.setAttribute("delegate", {
            username: "forger",
            voteBalance: Utils.BigNumber.ZERO,
            forgedFees: Utils.BigNumber.ZERO,
            forgedRewards: Utils.BigNumber.ZERO,
            producedBlocks: 0,
        });
        this.wallets.index(wallet);
    }

    private indexes(): Record<string, string[]> {
        return Object.fromEntries(
            ["pluginRegistry.vendors", "pluginRegistry.licensees"].map((name) => [
                name,
                this.wallets
                    .getIndex(name)
                    .entries()
                    .map(([key, wallet]) => `${key} → ${wallet.getAddress()}`)
                    .sort(),
            ]),
        );
    }

    /** What the node's block processor calls: block state, then Core's events. */
    private interaction(): DatabaseInteraction {
        return this.app.get(Container.Identifiers.DatabaseInteraction);
    }

    private push(block: Interfaces.IBlock): void {
        this.blocks.push(block);
        this.stored.blocks.push({
            generatorPublicKey: block.data.generatorPublicKey,
            rewards: block.data.reward.plus(block.data.totalFee).toString(),
        });
        this.stored.rows.push(
            ...block.transactions.map((transaction) => ({
                id: transaction.id as string,
                serialized: transaction.serialized,
                timestamp: block.data.timestamp,
                blockHeight: block.data.height,
                transaction,
            })),
        );

        this.state.setLastBlock(block);
    }

    private block(
        transactions: Interfaces.ITransaction[],
        previous: Interfaces.IBlock | undefined,
        timestamp = previous ? previous.data.timestamp + this.pause : 0,
    ): Interfaces.IBlock {
        const sum = (key: "amount" | "fee") =>
            transactions.reduce((total, { data }) => total.plus(data[key]), Utils.BigNumber.ZERO);
        const data = {
            version: 0,
            timestamp,
            height: previous ? previous.data.height + 1 : 1,
            previousBlock: previous?.data.id ?? "0".repeat(64),
            numberOfTransactions: transactions.length,
            totalAmount: sum("amount"),
            totalFee: sum("fee"),
            reward: Utils.BigNumber.make(previous ? 200000000 : 0),
            payloadLength: 32 * transactions.length,
            payloadHash: "0".repeat(64),
            transactions: transactions.map(({ data: transaction }) => transaction),
        };

        return Blocks.BlockFactory.make(data, FORGER) as Interfaces.IBlock;
    }
}

/** All log entries in a wallet, newest first within a record. */
export function recordsOf(wallet: Contracts.State.Wallet): StateRecord[] {
    const records: StateRecord[] = [];

    for (const [vendor, { log, packages }] of vendorsOf(wallet).entries()) {
        for (let entry = log as typeof log | undefined; entry; entry = entry.previous) {
            records.push({ type: "vendor", vendor, entry });
        }

        for (const [name, newest] of packages.entries()) {
            for (let entry = newest as typeof newest | undefined; entry; entry = entry.previous) {
                records.push({ type: "package", name, entry });
            }
        }
    }

    for (const [name, newest] of licensesOf(wallet).entries()) {
        for (let entry = newest as typeof newest | undefined; entry; entry = entry.previous) {
            records.push({ type: "license", licensee: wallet.getAddress(), name, entry });
        }
    }

    return records;
}
