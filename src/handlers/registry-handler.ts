import { Container, Contracts } from "@arkecosystem/core-kernel";
import { Handlers } from "@arkecosystem/core-transactions";
import { Interfaces, Managers, Transactions, Utils } from "@arkecosystem/crypto";

import { feeOf, FeeTier, RegistryError } from "../transactions";
import { savepoint, StateRecord, Touched } from "../wallet-attributes";
import { Action, Context } from "./context";
import { RegistryIdentifiers } from "./identifiers";
import { RegistryChange, RegistryListener } from "./listener";
import { PENDING_INDEX, PendingTransactions } from "./pending-transactions";
import { RegistryState } from "./registry-state";

/**
 * What both transaction types share: activation, fees, the order of check, money and transition, exact undo, pool.
 * Core makes handlers anew per sender and per request, for the chain's, the forger's and the pool's wallets, so a
 * handler keeps nothing of its own.
 */
@Container.injectable()
export abstract class RegistryHandler<A> extends Handlers.TransactionHandler {
    @Container.inject(Container.Identifiers.WalletRepository)
    @Container.tagged("state", "blockchain")
    private readonly chainWallets!: Contracts.State.WalletRepository;

    @Container.inject(Container.Identifiers.StateStore)
    private readonly stateStore!: Contracts.State.StateStore;

    @Container.inject(Container.Identifiers.TransactionPoolMempoolIndexRegistry)
    private readonly mempoolIndexes!: Contracts.TransactionPool.MempoolIndexRegistry;

    @Container.inject(RegistryIdentifiers.State)
    private readonly state!: RegistryState;

    @Container.multiInject(RegistryIdentifiers.Listener)
    @Container.optional()
    private readonly listeners: RegistryListener[] = [];

    public override dependencies(): readonly Handlers.TransactionHandlerConstructor[] {
        return [];
    }

    public override async isActivated(): Promise<boolean> {
        const { activeFrom } = this.state;

        return activeFrom !== undefined && (Managers.configManager.getHeight() ?? 1) >= activeFrom;
    }

    public override dynamicFee(context: Contracts.Shared.DynamicFeeContext): Utils.BigNumber {
        const size = super.dynamicFee(context);
        const tier = feeOf(this.tierOf(context.transaction.data));

        return tier.isGreaterThan(size) ? tier : size;
    }

    /** Core's checks, which exceptions skip, then the fee and the action's own, which they do not. */
    public override async throwIfCannotBeApplied(
        transaction: Interfaces.ITransaction,
        sender: Contracts.State.Wallet,
    ): Promise<void> {
        await super.throwIfCannotBeApplied(transaction, sender);

        const minimum = feeOf(this.tierOf(transaction.data));

        if (transaction.data.fee.isLessThan(minimum)) {
            throw new RegistryError("ERR_FEE_TOO_LOW", `expected ${minimum} arktoshi, got ${transaction.data.fee}`);
        }

        this.actionOf(transaction.data).check(this.contextOf(transaction));
    }

    public override async applyToRecipient(_: Interfaces.ITransaction): Promise<void> {}

    public override async revertForRecipient(_: Interfaces.ITransaction): Promise<void> {}

    public override async throwIfCannotEnterPool(transaction: Interfaces.ITransaction): Promise<void> {
        const context = this.contextOf(transaction);
        // What cannot be applied must not be in anybody's way, be it for a moment.
        await this.throwIfCannotBeApplied(transaction, context.sender);
        this.pending().add(transaction, this.actionOf(transaction.data).dependencies(context));
    }

    /** Core's checks and the action's come before the first write. */
    public override async apply(transaction: Interfaces.ITransaction): Promise<void> {
        try {
            await this.atomically("apply", transaction, async (context) => {
                await super.applyToSender(transaction);
                const records = this.actionOf(transaction.data).transition(context);
                await this.applyToRecipient(transaction);

                return records;
            });
        } catch (error) {
            // `throwIfCannotEnterPool` has noted it; what then fails to apply must be forgotten again.
            if (!this.isChain()) {
                this.pending().remove(transaction.id as string);
            }

            throw error;
        }
    }

    public override async revert(transaction: Interfaces.ITransaction): Promise<void> {
        await this.atomically("revert", transaction, async (context) => {
            const records = this.actionOf(transaction.data).undo(context);
            await super.revertForSender(transaction);
            await this.revertForRecipient(transaction);

            return records;
        });
    }

    public override async onPoolLeave(transaction: Interfaces.ITransaction): Promise<void> {
        this.pending().remove(transaction.id as string);
    }

    /**
     * Pending transactions that read a record which a forged one changed: Core adds them again, on fresh wallets.
     * Those that are forged themselves are left out, by the nonce that their sender has on the chain: with a sender's
     * last one forged later in the same block, Core's `applyBlock` would look for a sender that is gone, throw
     * "Unknown sender" and skip the rest of the clean-up (core-transaction-pool's mempool).
     */
    public override async getInvalidPoolTransactions(
        transaction: Interfaces.ITransaction,
    ): Promise<Interfaces.ITransaction[]> {
        const changes = this.actionOf(transaction.data).changes(this.contextOf(transaction, this.chainWallets));

        return this.pending()
            .dependingOn(changes)
            .filter(({ data: { nonce, senderPublicKey } }) =>
                nonce?.isGreaterThan(this.chainWallets.getNonce(senderPublicKey as string)),
            );
    }

    /**
     * Applies a stored transaction, without checks: its block has been accepted before. Money that was sent Core has
     * subtracted already; money received by a type that is not Core's own it leaves to the handler.
     */
    public replay(
        transaction: Interfaces.ITransaction,
        { timestamp, height }: { timestamp: number; height: number },
    ): void {
        transaction.timestamp = timestamp;
        const context = this.contextOf(transaction);
        this.creditRecipient(transaction.data);
        const records = this.actionOf(transaction.data).transition(context);
        this.state.apply(records);
        const change = changeOf(context, records, height);
        this.notify((listener) => listener.applied(change));
    }

    /** What `replay` adds to balances. */
    protected creditRecipient(_: Interfaces.ITransactionData): void {}

    protected resetState(): void {
        this.state.reset();
        this.notify((listener) => listener.reset());
    }

    protected abstract tierOf(data: Interfaces.ITransactionData): FeeTier;

    protected abstract assetOf(data: Interfaces.ITransactionData): A;

    protected abstract actionOf(data: Interfaces.ITransactionData): Action<A>;

    /** All that applying or reverting may write to, in either direction. */
    protected abstract touchedBy(context: Context<A>): Touched;

    public abstract override getConstructor(): Transactions.TransactionConstructor;

    private contextOf(transaction: Interfaces.ITransaction, wallets = this.walletRepository): Context<A> {
        const { data } = transaction;
        const senderPublicKey = data.senderPublicKey as string;

        return {
            asset: this.assetOf(data),
            wallets,
            sender: wallets.findByPublicKey(senderPublicKey),
            data,
            transactionId: transaction.id as string,
            time: this.timeOf(transaction),
        };
    }

    /** A block stamps its transactions; in the pool and while forging there is no block yet (and 0 is a valid time). */
    private timeOf({ timestamp, id }: { timestamp: number | undefined; id: string | undefined }): number {
        if (timestamp !== undefined) {
            return timestamp;
        }

        if (this.isChain()) {
            throw new RegistryError("ERR_STATE", `transaction ${id} has no block time`);
        }

        return this.stateStore.getLastBlock().data.timestamp;
    }

    private isChain(): boolean {
        return this.walletRepository === this.chainWallets;
    }

    private pending(): PendingTransactions {
        const { TransactionPoolStorage } = Container.Identifiers;
        // The storage is asked for when it is needed, which is seldom: a look into the container takes microseconds.
        const isPooled = (id: string): boolean =>
            this.app.get<Contracts.TransactionPool.Storage>(TransactionPoolStorage).hasTransaction(id);

        return new PendingTransactions(this.mempoolIndexes.get(PENDING_INDEX), isPooled);
    }

    /**
     * Runs what writes to wallets; the digest comes last, then listeners. Core reverts none of a transaction that throws
     * half-way, and any listener of wallet events can make a write throw: whatever was written is then put back.
     */
    private async atomically(
        step: "apply" | "revert",
        transaction: Interfaces.ITransaction,
        write: (context: Context<A>) => Promise<StateRecord[]>,
    ): Promise<void> {
        const context = this.contextOf(transaction);
        const restore = savepoint(context.wallets, this.touchedBy(context));
        let change: RegistryChange | undefined;

        try {
            const records = await write(context);
            change = this.isChain() ? this.note(step, transaction, context, records) : undefined;
        } catch (error) {
            restore();
            throw error;
        }

        if (change) {
            const done = change;
            this.notify((listener) => listener[step === "apply" ? "applied" : "reverted"](done));
        }
    }

    /** Of the chain alone: Core searches for its last block. */
    private note(
        step: "apply" | "revert",
        { data }: Interfaces.ITransaction,
        context: Context<A>,
        records: StateRecord[],
    ): RegistryChange {
        const lastBlock = this.stateStore.getLastBlock().data;
        const change = changeOf(context, records, data.blockHeight ?? lastBlock.height);
        // Last: what throws before it has changed neither digest nor counts.
        this.state[step](records, lastBlock.id);

        return change;
    }

    private notify(tell: (listener: RegistryListener) => void): void {
        for (const listener of this.listeners) {
            try {
                tell(listener);
            } catch (error) {
                this.logger.error(`Plugin registry: a listener failed: ${(error as Error).stack}`);
            }
        }
    }
}

const changeOf = (
    { data, sender, time }: Context<unknown>,
    records: readonly StateRecord[],
    height: number,
): RegistryChange => ({ data, sender: sender.getAddress(), height, timestamp: time, records });
