import { Repositories } from "@arkecosystem/core-database";
import { Contracts } from "@arkecosystem/core-kernel";
import { Interfaces, Transactions } from "@arkecosystem/crypto";

import { TYPE_GROUP } from "../transactions";

const PROGRESS_EVERY = 100_000;

/** What the database adds to a transaction. */
export interface StoredBlock {
    /** seconds of the network's epoch */
    readonly timestamp: number;
    readonly height: number;
}

/**
 * Streams all stored transactions of this package in the order of the chain, in bounded memory. Decodes `serialized`:
 * the `asset` column is JSONB, which reorders keys.
 */
export async function replayStoredTransactions(
    repository: Repositories.TransactionRepository,
    logger: Contracts.Kernel.Logger,
    replay: (transaction: Interfaces.ITransaction, block: StoredBlock) => void,
): Promise<void> {
    let count = 0;
    const rows = repository.streamByExpression({ op: "equal", property: "typeGroup", value: TYPE_GROUP }, [
        { property: "blockHeight", direction: "asc" },
        { property: "sequence", direction: "asc" },
    ]);

    for await (const { id, serialized, timestamp, blockHeight } of rows) {
        replay(Transactions.TransactionFactory.fromBytesUnsafe(serialized, id), { timestamp, height: blockHeight });
        count++;

        if (count % PROGRESS_EVERY === 0) {
            logger.info(`Plugin registry: ${count.toLocaleString("en")} transactions replayed`);
        }
    }

    logger.info(`Plugin registry: ${count.toLocaleString("en")} transactions replayed in all`);
}
