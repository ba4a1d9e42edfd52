import { setTimeout as sleep } from "node:timers/promises";

import { ClientError } from "./errors";
import { RegistryQueries } from "./queries";

export interface WaitOptions {
    /** milliseconds; 10 block times, but at least two minutes, unless told */
    readonly timeout?: number;
    /** called once a second with the milliseconds since the start */
    readonly onWait?: (elapsed: number) => void;
}

export interface Forged {
    readonly id: string;
    readonly blockId: string;
    readonly height: number;
}

const INTERVAL = 1_000;
const LEAST_TIMEOUT = 120_000;
/** Times in a row that a transaction is nowhere before it counts as dropped: between pool and database it is in neither. */
const ABSENCES = 5;

async function forgedIn(client: RegistryQueries, id: string): Promise<Forged | undefined> {
    const data = await client.transaction(id);

    if (typeof data?.["blockId"] !== "string") {
        return undefined;
    }

    const blockId = data["blockId"];
    const { height } = await client.data<{ height: number }>(`/blocks/${blockId}`);

    return { id, blockId, height };
}

/** See `RegistryClient.waitForged`. */
export async function waitForged(client: RegistryQueries, id: string, options: WaitOptions = {}): Promise<Forged> {
    const { node, facts } = client;
    const timeout = options.timeout ?? Math.max(LEAST_TIMEOUT, 10_000 * facts.blockTime);
    const start = Date.now();
    let absences = 0;

    for (;;) {
        const forged = await forgedIn(client, id);

        if (forged) {
            return forged;
        }

        absences = (await client.isPending(id)) ? 0 : absences + 1;

        if (absences >= ABSENCES) {
            const message = `The transaction ${id} is neither in the pool of ${node} nor in a block: it was dropped.`;
            throw new ClientError("TRANSACTION_DROPPED", message, { node, transactionId: id });
        }

        const elapsed = Date.now() - start;

        if (elapsed > timeout) {
            const message =
                `The transaction ${id} is not in a block after ${Math.round(elapsed / 1_000)} s; ` +
                "it waits in the pool. Run the command again to go on waiting.";
            throw new ClientError("TRANSACTION_PENDING", message, { node, transactionId: id });
        }

        options.onWait?.(elapsed);
        await sleep(INTERVAL);
    }
}
