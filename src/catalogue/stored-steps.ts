import { Contracts } from "@arkecosystem/core-kernel";
import { Interfaces, Transactions } from "@arkecosystem/crypto";

import { StoredRow } from "../handlers";
import { purchaseAssetOf, TransactionType } from "../transactions";
import { Entry, licensesOf } from "../wallet-attributes";
import { Step } from "./follow";

/** The registry's transactions from a height on, in the order of the chain. */
export type StoredSteps = (fromHeight: number) => AsyncIterable<Step>;

/**
 * Makes steps of what the database holds. Who got a first license there is taken from the chain's wallets, whose
 * records go back to their first entry; so steps are right once the wallets hold what the database holds.
 */
export async function* storedSteps(
    stored: AsyncIterable<readonly StoredRow[]>,
    wallets: Contracts.State.WalletRepository,
): AsyncIterable<Step> {
    for await (const rows of stored) {
        for (const { id, serialized, timestamp, height } of rows) {
            const { data } = Transactions.TransactionFactory.fromBytesUnsafe(serialized, id);
            const sender = wallets.findByPublicKey(data.senderPublicKey as string).getAddress();
            yield { data, sender, height, timestamp, newLicensees: newLicenseesOf(wallets, data, sender) };
        }
    }
}

function newLicenseesOf(
    wallets: Contracts.State.WalletRepository,
    data: Interfaces.ITransactionData,
    sender: string,
): string[] {
    if (data.type !== TransactionType.LicensePurchase) {
        return [];
    }

    const asset = purchaseAssetOf(data);
    const licensee = (asset.kind === "trial" ? undefined : asset.licensee) ?? sender;
    const newest = wallets.hasByAddress(licensee)
        ? licensesOf(wallets.findByAddress(licensee)).get(asset.name)
        : undefined;

    return firstOf(newest)?.transactionId === data.id ? [licensee] : [];
}

function firstOf<T>(newest: Entry<T> | undefined): Entry<T> | undefined {
    let entry = newest;

    while (entry?.previous) {
        entry = entry.previous;
    }

    return entry;
}
