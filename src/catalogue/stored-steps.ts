import { Repositories } from "@arkecosystem/core-database";
import { Contracts } from "@arkecosystem/core-kernel";
import { Interfaces, Transactions } from "@arkecosystem/crypto";

import { purchaseAssetOf, TransactionType, TYPE_GROUP } from "../transactions";
import { Entry, licensesOf } from "../wallet-attributes";
import { Step } from "./follow";

/** The registry's transactions from a height on, in the order of the chain. */
export type StoredSteps = (fromHeight: number) => AsyncIterable<Step>;

/**
 * Reads them from Core's database, row by row. Who got a first license there is taken from the chain's wallets, whose
 * records go back to their first entry; so steps are right once the wallets hold what the database holds.
 */
export const storedSteps = (
    repository: Repositories.TransactionRepository,
    wallets: Contracts.State.WalletRepository,
): StoredSteps =>
    async function* (fromHeight) {
        const rows = repository.streamByExpression(
            {
                op: "and",
                expressions: [
                    { op: "equal", property: "typeGroup", value: TYPE_GROUP },
                    { op: "greaterThanEqual", property: "blockHeight", value: fromHeight },
                ],
            },
            [
                { property: "blockHeight", direction: "asc" },
                { property: "sequence", direction: "asc" },
            ],
        );

        for await (const { id, serialized, timestamp, blockHeight } of rows) {
            const { data } = Transactions.TransactionFactory.fromBytesUnsafe(serialized, id);
            const sender = wallets.findByPublicKey(data.senderPublicKey as string).getAddress();
            const newLicensees = newLicenseesOf(wallets, data, sender);
            yield { data, sender, height: blockHeight, timestamp, newLicensees };
        }
    };

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
