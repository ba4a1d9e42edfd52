import { Contracts } from "@arkecosystem/core-kernel";
import { Interfaces } from "@arkecosystem/crypto";

import { RegistryError, vendorOf, vendorsPerOwner } from "../transactions";
import { packageOf, PackageState, RegistryIndexes, StateRecord, Vendor, vendorsOf } from "../wallet-attributes";

/** What one transaction works on: an action sees the chain's state through this and nothing else. */
export interface Context<A> {
    readonly asset: A;
    readonly wallets: Contracts.State.WalletRepository;
    readonly sender: Contracts.State.Wallet;
    readonly data: Interfaces.ITransactionData;
    readonly transactionId: string;
    /** seconds of the network's epoch: the block's timestamp; in the pool and while forging the last block's */
    readonly time: number;
}

/** Records and names that a pending transaction depends on; see `PendingTransactions`. */
export interface Dependencies {
    /** keys that no other sender's pending transaction may depend on at the same time */
    readonly exclusive: readonly string[];
    /** keys that others may share, but not claim */
    readonly shared: readonly string[];
}

/**
 * One action or kind of a transaction type. `check` throws `RegistryError` and writes nothing; `transition` writes
 * and cannot fail after `check`; `undo` drops exactly what `transition` wrote.
 */
export interface Action<A> {
    check(context: Context<A>): void;
    transition(context: Context<A>): StateRecord[];
    undo(context: Context<A>): StateRecord[];
    dependencies(context: Context<A>): Dependencies;
    /** what else than the sender's wallet a forged transaction has changed, as keys of `Dependencies` */
    changes(context: Context<A>): readonly string[];
}

export const walletKey = (address: string): string => `wallet:${address}`;
export const vendorKey = (vendor: string): string => `vendor:${vendor}`;

/** A wallet that the chain knows; unlike `findByAddress` this creates none, so checks may call it. */
export function findWallet<A>({ wallets }: Context<A>, address: string): Contracts.State.Wallet | undefined {
    return wallets.hasByAddress(address) ? wallets.findByAddress(address) : undefined;
}

/** The wallet that owns a vendor. Guarded: `findByIndex` throws or, in a clone, resurrects (core-state's wallets). */
export function findOwner<A>({ wallets }: Context<A>, vendor: string): Contracts.State.Wallet | undefined {
    return wallets.hasByIndex(RegistryIndexes.Vendors, vendor)
        ? wallets.findByIndex(RegistryIndexes.Vendors, vendor)
        : undefined;
}

/** @throws RegistryError ERR_UNKNOWN_VENDOR */
export function demandVendor<A>(
    context: Context<A>,
    vendor: string,
): { readonly owner: Contracts.State.Wallet; readonly vendor: Vendor } {
    const owner = findOwner(context, vendor);
    const found = owner && vendorsOf(owner).get(vendor);

    if (!found) {
        throw new RegistryError("ERR_UNKNOWN_VENDOR", vendor);
    }

    return { owner, vendor: found };
}

/** @throws RegistryError ERR_UNKNOWN_PLUGIN */
export function demandPackage<A>(
    context: Context<A>,
    name: string,
): { readonly owner: Contracts.State.Wallet; readonly package: PackageState } {
    const owner = findOwner(context, vendorOf(name));
    const found = owner && packageOf(owner, name);

    if (!found) {
        throw new RegistryError("ERR_UNKNOWN_PLUGIN", name);
    }

    return { owner, package: found };
}

/** @throws RegistryError ERR_UNKNOWN_VENDOR, ERR_NOT_OWNER */
export function demandOwner<A>(context: Context<A>, vendor: string): Vendor {
    const { owner, vendor: found } = demandVendor(context, vendor);

    if (owner.getAddress() !== context.sender.getAddress()) {
        throw new RegistryError(
            "ERR_NOT_OWNER",
            `${vendor} belongs to ${owner.getAddress()}, sent by ${context.sender.getAddress()}`,
        );
    }

    return found;
}

/**
 * @returns whether the sender is the owner
 * @throws RegistryError ERR_UNKNOWN_VENDOR, ERR_NOT_MAINTAINER
 */
export function demandMaintainer<A>(context: Context<A>, vendor: string): "owner" | "maintainer" {
    const { owner, vendor: found } = demandVendor(context, vendor);
    const sender = context.sender.getAddress();

    if (owner.getAddress() === sender) {
        return "owner";
    }

    if (!found.log.state.maintainers.includes(sender)) {
        throw new RegistryError("ERR_NOT_MAINTAINER", `${vendor} belongs to ${owner.getAddress()}, sent by ${sender}`);
    }

    return "maintainer";
}

/** @throws RegistryError ERR_VENDOR_LIMIT if the sender owns as many vendors as the network allows */
export function assertRoomForVendor<A>({ sender }: Context<A>): void {
    const owned = vendorsOf(sender).size;

    if (owned >= vendorsPerOwner()) {
        throw new RegistryError("ERR_VENDOR_LIMIT", `${owned} of at most ${vendorsPerOwner()}`);
    }
}

/** The owner's wallet in `transition` and `undo`, where `check` or the transition itself has seen it. */
export function ownerAfterCheck<A>(context: Context<A>, vendor: string): Contracts.State.Wallet {
    const owner = findOwner(context, vendor);

    if (!owner) {
        throw new RegistryError("ERR_STATE", `${vendor} has no owner`);
    }

    return owner;
}

/** Dependencies on a vendor and on its owner's wallet, in which all of its records lie. */
export function vendorDependencies<A>(context: Context<A>, vendor: string): readonly string[] {
    const owner = findOwner(context, vendor);

    return owner ? [vendorKey(vendor), walletKey(owner.getAddress())] : [vendorKey(vendor)];
}
