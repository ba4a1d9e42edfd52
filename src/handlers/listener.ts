import { Interfaces } from "@arkecosystem/crypto";

import { StateRecord } from "../wallet-attributes";

/** One transaction of this package that the chain applied or reverted. */
export interface RegistryChange {
    readonly data: Interfaces.ITransactionData;
    /** address */
    readonly sender: string;
    readonly height: number;
    /** seconds of the network's epoch */
    readonly timestamp: number;
    readonly records: readonly StateRecord[];
}

/**
 * Follows the chain's state, for example to build a read model. Called for the chain's own wallet repository only,
 * in order, at bootstrap too. What it throws is logged and ends there: no listener can endanger consensus.
 */
export interface RegistryListener {
    /** The state is about to be rebuilt from nothing. */
    reset(): void;
    applied(change: RegistryChange): void;
    reverted(change: RegistryChange): void;
}
