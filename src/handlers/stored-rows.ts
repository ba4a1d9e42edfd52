import { Repositories } from "@arkecosystem/core-database";

import { TYPE_GROUP } from "../transactions";

/** Rows that are fetched at once; as many more are on their way meanwhile. Some 700 bytes each. */
const ROWS_AT_ONCE = 5_000;

/** What this package reads of a stored transaction. */
export interface StoredRow {
    readonly id: string;
    readonly serialized: Buffer;
    /** seconds of the network's epoch */
    readonly timestamp: number;
    /** its block's */
    readonly height: number;
}

/** All stored transactions of this package from a height on, in the order of the chain, some thousands at a time. */
export type StoredRows = (
    repository: Repositories.TransactionRepository,
    fromHeight: number,
) => AsyncIterable<readonly StoredRow[]>;

/**
 * By a cursor of its own: the stream of Core's repository fetches a hundred rows of all columns at a time, waits for each
 * hundred and makes entities of them, which takes longer than replaying them.
 */
export const readStoredRows: StoredRows = async function* (repository, fromHeight) {
    const select = repository
        .createQueryBuilder()
        .select([])
        .addSelect("id", "id")
        .addSelect("serialized", "serialized")
        .addSelect("timestamp", "timestamp")
        .addSelect("block_height", "height")
        .where(`type_group = ${TYPE_GROUP} AND block_height >= ${fromHeight}`)
        .orderBy("block_height")
        .addOrderBy("sequence")
        .getQuery();
    const runner = repository.manager.connection.createQueryRunner();
    const fetch = async (): Promise<readonly StoredRow[]> => runner.query(`FETCH ${ROWS_AT_ONCE} FROM registry_rows`);

    try {
        await runner.startTransaction();
        // All rows are wanted: without this PostgreSQL plans for the first ones.
        await runner.query("SET LOCAL cursor_tuple_fraction = 1");
        // Core gives the API's connection three seconds for a statement: the first one here may have to sort all rows.
        await runner.query("SET LOCAL statement_timeout = 0");
        await runner.query(`DECLARE registry_rows NO SCROLL CURSOR FOR ${select}`);

        for (let rows = await fetch(); rows.length > 0;) {
            const next = fetch();
            // Whoever reads may stop before it is looked at.
            next.catch(() => undefined);
            yield rows;
            rows = await next;
        }
    } finally {
        // On a connection that broke this fails as well, after what has been thrown already.
        await runner.rollbackTransaction().catch(() => undefined);
        await runner.release();
    }
};
