import { Contracts } from "@arkecosystem/core-kernel";
import { Interfaces } from "@arkecosystem/crypto";

import { RegistryError } from "../transactions";
import { Dependencies } from "./context";

/** The one mempool index of this package; Core clears it with the pool. */
export const PENDING_INDEX = "pluginRegistry.pending";

interface Holder {
    readonly transaction: Interfaces.ITransaction;
    readonly exclusive: boolean;
}

/** What the index holds: per key who depends on it, per transaction on which keys it depends. */
interface Slot {
    readonly holders: Map<string, Holder>;
    readonly keys: readonly string[];
}

/**
 * Who among the pool's transactions depends on what. Core's `MempoolIndex` keeps one transaction per key, and
 * anybody's `forget` deletes it; this keeps as many as there are, each of which forgets only itself. It stores its
 * slots in that index all the same, because an index is what Core clears when it flushes the pool.
 */
export class PendingTransactions {
    public constructor(private readonly index: Contracts.TransactionPool.MempoolIndex) {}

    /**
     * Notes what a transaction depends on. Check and note are one synchronous step: two senders cannot pass between.
     *
     * @throws RegistryError ERR_PENDING if another sender's transaction claims one of the keys
     */
    public add(transaction: Interfaces.ITransaction, { exclusive, shared }: Dependencies): void {
        const id = idOf(transaction);
        const wanted: [string, boolean][] = [
            ...exclusive.map((key): [string, boolean] => [key, true]),
            ...shared.map((key): [string, boolean] => [key, false]),
        ];

        for (const [key, claims] of wanted) {
            for (const holder of this.slot(key)?.holders.values() ?? []) {
                if ((claims || holder.exclusive) && !sameSender(holder.transaction, transaction)) {
                    throw new RegistryError("ERR_PENDING", `${key} in transaction ${idOf(holder.transaction)}`);
                }
            }
        }

        for (const [key, claims] of wanted) {
            const slot = this.slot(key) ?? this.open(key, []);
            slot.holders.set(id, { transaction, exclusive: claims });
        }

        this.open(
            id,
            wanted.map(([key]) => key),
        );
    }

    /** Forgets a transaction, and nobody else. */
    public remove(transaction: Interfaces.ITransaction): void {
        const id = idOf(transaction);

        for (const key of this.slot(id)?.keys ?? []) {
            const holders = this.slot(key)?.holders;
            holders?.delete(id);

            if (holders?.size === 0) {
                this.index.forget(key);
            }
        }

        this.index.forget(id);
    }

    /** All transactions that depend on one of these keys. */
    public dependingOn(keys: readonly string[]): Interfaces.ITransaction[] {
        const found = new Map<string, Interfaces.ITransaction>();

        for (const key of keys) {
            for (const [id, { transaction }] of this.slot(key)?.holders ?? []) {
                found.set(id, transaction);
            }
        }

        return [...found.values()];
    }

    // Core types the values of its index as transactions, but only stores and returns them.
    private slot(key: string): Slot | undefined {
        return this.index.has(key) ? (this.index.get(key) as unknown as Slot) : undefined;
    }

    private open(key: string, keys: readonly string[]): Slot {
        const slot: Slot = { holders: new Map(), keys };
        this.index.set(key, slot as unknown as Interfaces.ITransaction);

        return slot;
    }
}

const idOf = (transaction: Interfaces.ITransaction): string => transaction.id as string;

const sameSender = (left: Interfaces.ITransaction, right: Interfaces.ITransaction): boolean =>
    left.data.senderPublicKey === right.data.senderPublicKey;
