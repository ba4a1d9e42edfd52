import { Interfaces } from "@arkecosystem/crypto";

import { AuthenticatedRelease, authenticateRelease } from "./authenticate";
import { Broadcast, broadcast } from "./broadcast";
import { Forged, waitForged, WaitOptions } from "./forged";
import { RegistryQueries } from "./queries";

/** One node's registry, asked and used. `connect` makes one, which checks the node first. */
export class RegistryClient extends RegistryQueries {
    /**
     * A release as its publisher signed it, not as the node describes it.
     *
     * @throws ClientError UNKNOWN_PLUGIN, UNKNOWN_VERSION, RELEASE_NOT_AUTHENTIC, HISTORY_UNAVAILABLE
     */
    public authenticatedRelease(name: string, version: string): Promise<AuthenticatedRelease> {
        return authenticateRelease(this, name, version);
    }

    /**
     * Hands a signed transaction to the node. Repeating it changes nothing: it is known by its id.
     *
     * @throws ClientError TRANSACTION_REFUSED
     */
    public broadcast(transaction: Interfaces.ITransactionJson): Promise<Broadcast> {
        return broadcast(this, this.http, transaction);
    }

    /**
     * Waits until a transaction is in a block.
     *
     * @throws ClientError TRANSACTION_DROPPED, TRANSACTION_PENDING
     */
    public waitForged(id: string, options?: WaitOptions): Promise<Forged> {
        return waitForged(this, id, options);
    }
}
