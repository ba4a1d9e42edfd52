import { join } from "node:path";

import { ChainSize } from "./contents";

/** Name of the database that nodes get copies of. */
export const TEMPLATE = "chain";

/** What is kept about a generated chain; written last, so that it vouches for the rest. */
export interface Summary {
    readonly size: ChainSize;
    readonly height: number;
    readonly transactions: number;
}

/** What lies in a generated chain's folder. */
export const pathsIn = (folder: string) => ({
    network: join(folder, "network"),
    postgres: join(folder, "postgres"),
    rows: join(folder, "rows"),
    summary: join(folder, "chain.json"),
});
