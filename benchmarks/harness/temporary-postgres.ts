import { Cleanup } from "../../devnet/cleanup";
import { freePort } from "../../devnet/ports";
import { Postgres, removePostgres, startPostgres, stopPostgres } from "../../devnet/postgres";

/**
 * Starts a PostgreSQL that `cleanup` ends and deletes.
 *
 * @param directory for its files; must be empty or absent
 */
export async function temporaryPostgres(directory: string, cleanup: Cleanup): Promise<Postgres> {
    cleanup.add(async () => {
        await stopPostgres(directory);
        removePostgres(directory);
    });

    return startPostgres({ directory, port: await freePort() });
}
