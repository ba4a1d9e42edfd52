import { Contracts } from "@arkecosystem/core-kernel";
import { Interfaces } from "@arkecosystem/crypto";

import { RegistryError } from "../transactions";
import { Dependencies } from "./context";

/** The one mempool index of this package; Core clears it with the pool. */
export const PENDING_INDEX = "pluginRegistry.pending";

/** What the index holds: per key who depends on it, per transaction on which keys it depends. */
interface Slot {
    readonly exclusive: Map<string, Interfaces.ITransaction>;
    readonly shared: Map<string, Interfaces.ITransaction>;
    readonly keys: readonly string[];
}

/**
 * Who among the pool's transactions depends on what. Core's `MempoolIndex` keeps one transaction per key, and
 * anybody's `forget` deletes it; this keeps as many as there are, each of which forgets only itself. It stores its
 * slots in that index all the same, because an index is what Core clears when it flushes the pool.
 *
 * Its entries are hints: when one of a sender's transactions cannot be undone, Core drops all of them without a word
 * (`SenderMempool.removeTransaction`). Whoever is found here and is not in the pool any more is forgotten on sight.
 */
export class PendingTransactions {
    /** @param isPooled whether the pool has, or is just taking, the transaction of an id */
    public constructor(
        private readonly index: Contracts.TransactionPool.MempoolIndex,
        private readonly isPooled: (id: string) => boolean,
    ) {}

    /**
     * Notes what a transaction depends on. Check and note are one synchronous step: two senders cannot pass between.
     *
     * @throws RegistryError ERR_PENDING if another sender's transaction claims one of the keys
     */
    public add(transaction: Interfaces.ITransaction, { exclusive, shared }: Dependencies): void {
        const id = idOf(transaction);
        exclusive.forEach((key) => this.assertFree(key, transaction, ["exclusive", "shared"]));
        shared.forEach((key) => this.assertFree(key, transaction, ["exclusive"]));
        exclusive.forEach((key) => this.open(key).exclusive.set(id, transaction));
        shared.forEach((key) => this.open(key).shared.set(id, transaction));
        this.store(id, { exclusive: new Map(), shared: new Map(), keys: [...exclusive, ...shared] });
    }

    /** Forgets a transaction, and nobody else. */
    public remove(id: string): void {
        for (const key of this.slot(id)?.keys ?? []) {
            const slot = this.slot(key);
            slot?.exclusive.delete(id);
            slot?.shared.delete(id);

            if (slot && slot.exclusive.size + slot.shared.size === 0) {
                this.index.forget(key);
            }
        }

        this.index.forget(id);
    }

    /** All pooled transactions that depend on one of these keys. */
    public dependingOn(keys: readonly string[]): Interfaces.ITransaction[] {
        const found = new Map<string, Interfaces.ITransaction>();

        for (const key of keys) {
            const slot = this.slot(key);

            for (const [id, transaction] of [...(slot?.exclusive ?? []), ...(slot?.shared ?? [])]) {
                if (this.isPooled(id)) {
                    found.set(id, transaction);
                } else {
                    this.remove(id);
                }
            }
        }

        return [...found.values()];
    }

    private assertFree(
        key: string,
        transaction: Interfaces.ITransaction,
        kinds: readonly ("exclusive" | "shared")[],
    ): void {
        for (const [id, holder] of kinds.flatMap((kind) => [...(this.slot(key)?.[kind] ?? [])])) {
            // The sender's own come first: there may be 150, and asking the pool is a query of its database.
            if (holder.data.senderPublicKey === transaction.data.senderPublicKey) {
                continue;
            }

            if (this.isPooled(id)) {
                throw new RegistryError("ERR_PENDING", `${key} in transaction ${id}`);
            }

            this.remove(id);
        }
    }

    private open(key: string): Slot {
        return this.slot(key) ?? this.store(key, { exclusive: new Map(), shared: new Map(), keys: [] });
    }

    // Core types the values of its index as transactions, but only stores and returns them.
    private slot(key: string): Slot | undefined {
        return this.index.has(key) ? (this.index.get(key) as unknown as Slot) : undefined;
    }

    private store(key: string, slot: Slot): Slot {
        this.index.set(key, slot as unknown as Interfaces.ITransaction);

        return slot;
    }
}

const idOf = (transaction: Interfaces.ITransaction): string => transaction.id as string;
