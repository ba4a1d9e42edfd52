import { RefusalCode } from "../transactions";

/** Everything that can go wrong between a client and a node. Codes are stable; docs/cli.md lists them. */
export type ClientErrorCode =
    /** no node was named, and none is configured here */
    | "NO_NODE"
    /** no connection, or no answer in time */
    | "NODE_UNREACHABLE"
    /** an answer that is an error of the node's or no answer of Core's API */
    | "NODE_ERROR"
    | "RATE_LIMITED"
    /** the node refused a request as malformed */
    | "INVALID_REQUEST"
    /** the node belongs to another network than the expected one */
    | "WRONG_NETWORK"
    /** the node does not run this package */
    | "REGISTRY_MISSING"
    /** the network does not take the transactions yet */
    | "REGISTRY_INACTIVE"
    /** the node lags behind its peers or the clock: nothing that it says is a refusal */
    | "CHAIN_BEHIND"
    /** the node's read model is rebuilding */
    | "HISTORY_UNAVAILABLE"
    | "UNKNOWN_PLUGIN"
    | "UNKNOWN_VERSION"
    /** the pool or the chain does not take a transaction; `details.reason` says why where it is a registry's refusal */
    | "TRANSACTION_REFUSED"
    /** a transaction that was accepted is neither in the pool nor in a block */
    | "TRANSACTION_DROPPED"
    /** not in a block within the time that the caller waited; it may still get there */
    | "TRANSACTION_PENDING"
    /** the signed transaction does not say what the node says about a release */
    | "RELEASE_NOT_AUTHENTIC"
    /** two nodes of one network show different states of the registry */
    | "NODES_DISAGREE";

export interface ClientErrorDetails {
    /** base address of the node's API */
    readonly node?: string;
    /** code of the registry's refusal */
    readonly reason?: RefusalCode;
    readonly transactionId?: string;
    readonly [key: string]: unknown;
}

/** The one error of this folder. The message says what was expected, what was found and what to do next. */
export class ClientError extends Error {
    public override readonly name = "ClientError";

    public constructor(
        public readonly code: ClientErrorCode,
        message: string,
        public readonly details: ClientErrorDetails = {},
    ) {
        super(message);
    }
}
