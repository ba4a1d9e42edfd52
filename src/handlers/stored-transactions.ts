import { Contracts } from "@arkecosystem/core-kernel";
import { Interfaces, Transactions } from "@arkecosystem/crypto";

import { StoredRow } from "./stored-rows";

const PROGRESS_EVERY = 100_000;

/** What the database adds to a transaction. */
export type StoredBlock = Pick<StoredRow, "timestamp" | "height">;

/**
 * Replays stored transactions of this package in the order in which they come. Decodes `serialized`: the `asset` column
 * is JSONB, which reorders keys.
 */
export async function replayStoredTransactions(
    stored: AsyncIterable<readonly StoredRow[]>,
    logger: Contracts.Kernel.Logger,
    replay: (transaction: Interfaces.ITransaction, block: StoredBlock) => void,
): Promise<void> {
    let count = 0;

    for await (const rows of stored) {
        for (const { id, serialized, timestamp, height } of rows) {
            replay(Transactions.TransactionFactory.fromBytesUnsafe(serialized, id), { timestamp, height });
            count++;

            if (count % PROGRESS_EVERY === 0) {
                logger.info(`Plugin registry: ${count.toLocaleString("en")} transactions replayed`);
            }
        }
    }

    logger.info(`Plugin registry: ${count.toLocaleString("en")} transactions replayed in all`);
}
