import { Contracts } from "@arkecosystem/core-kernel";
import { Interfaces } from "@arkecosystem/crypto";

import { RegistryError } from "../transactions";
import { Dependencies } from "./context";

/** The one mempool index of this package; Core clears it with the pool. */
export const PENDING_INDEX = "pluginRegistry.pending";

/** Transactions by sender and id: a sender's own are not in his way, and there may be 150 of them at one key. */
type Holders = Map<string, Map<string, Interfaces.ITransaction>>;

/** Who depends on a key. */
interface Slot {
    readonly exclusive: Holders;
    readonly shared: Holders;
}

/** On which keys a transaction depends. */
interface Claim {
    /** public key */
    readonly sender: string;
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
        const sender = transaction.data.senderPublicKey as string;
        exclusive.forEach((key) => this.assertFree(key, sender, ["exclusive", "shared"]));
        shared.forEach((key) => this.assertFree(key, sender, ["exclusive"]));
        exclusive.forEach((key) => hold(this.open(key).exclusive, sender, transaction));
        shared.forEach((key) => hold(this.open(key).shared, sender, transaction));
        this.store<Claim>(idOf(transaction), { sender, keys: [...exclusive, ...shared] });
    }

    /** Forgets a transaction, and nobody else. */
    public remove(id: string): void {
        const claim = this.stored<Claim>(id);

        for (const key of claim?.keys ?? []) {
            const slot = this.stored<Slot>(key);

            if (claim && slot) {
                release(slot.exclusive, claim.sender, id);
                release(slot.shared, claim.sender, id);
            }

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
            const slot = this.stored<Slot>(key);
            const holders = slot ? [...slot.exclusive.values(), ...slot.shared.values()] : [];

            for (const [id, transaction] of holders.flatMap((held) => [...held])) {
                if (this.isPooled(id)) {
                    found.set(id, transaction);
                } else {
                    this.remove(id);
                }
            }
        }

        return [...found.values()];
    }

    private assertFree(key: string, sender: string, kinds: readonly (keyof Slot)[]): void {
        const slot = this.stored<Slot>(key);

        for (const holders of slot ? kinds.map((kind) => slot[kind]) : []) {
            for (const [holder, transactions] of holders) {
                if (holder !== sender) {
                    this.assertGone(key, [...transactions.keys()]);
                }
            }
        }
    }

    /** Asking the pool is a query of its database. */
    private assertGone(key: string, ids: readonly string[]): void {
        for (const id of ids) {
            if (this.isPooled(id)) {
                throw new RegistryError("ERR_PENDING", `${key} in transaction ${id}`);
            }

            this.remove(id);
        }
    }

    private open(key: string): Slot {
        return this.stored<Slot>(key) ?? this.store<Slot>(key, { exclusive: new Map(), shared: new Map() });
    }

    // Core types the values of its index as transactions, but only stores and returns them. Keys have a colon, ids none.
    private stored<T extends Slot | Claim>(key: string): T | undefined {
        return this.index.has(key) ? (this.index.get(key) as unknown as T) : undefined;
    }

    private store<T extends Slot | Claim>(key: string, value: T): T {
        this.index.set(key, value as unknown as Interfaces.ITransaction);

        return value;
    }
}

function hold(holders: Holders, sender: string, transaction: Interfaces.ITransaction): void {
    const held = holders.get(sender);

    if (held) {
        held.set(idOf(transaction), transaction);
    } else {
        holders.set(sender, new Map([[idOf(transaction), transaction]]));
    }
}

function release(holders: Holders, sender: string, id: string): void {
    const held = holders.get(sender);

    if (held?.delete(id) && held.size === 0) {
        holders.delete(sender);
    }
}

const idOf = (transaction: Interfaces.ITransaction): string => transaction.id as string;
