import { Interfaces } from "@arkecosystem/crypto";

import { refusalCodeOf } from "../transactions";
import { ClientError } from "./errors";
import { Http } from "./http";
import { RegistryQueries } from "./queries";

/** How a node took a transaction. */
export interface Broadcast {
    readonly id: string;
    /** false: this node keeps it without telling others, which it does for fees below its own minimum */
    readonly relayed: boolean;
}

interface PoolError {
    readonly type: string;
    readonly message: string;
}

interface PoolAnswer {
    readonly data?: { readonly accept: readonly string[]; readonly broadcast: readonly string[] };
    readonly errors?: Readonly<Record<string, PoolError | PoolError[]>>;
}

function refusal(node: string, transactionId: string, { type, message }: PoolError): ClientError {
    const reason = refusalCodeOf(message);

    return new ClientError("TRANSACTION_REFUSED", `The network refuses the transaction: ${message}`, {
        node,
        transactionId,
        pool: type,
        ...(reason && { reason }),
    });
}

/** Whether the node has a transaction, in its pool or in a block. */
const knows = async (client: RegistryQueries, id: string): Promise<boolean> =>
    (await client.isPending(id)) || (await client.transaction(id)) !== undefined;

/** See `RegistryClient.broadcast`. */
export async function broadcast(
    client: RegistryQueries,
    http: Http,
    transaction: Interfaces.ITransactionJson,
): Promise<Broadcast> {
    const id = transaction.id as string;
    const answer = await http.post<PoolAnswer>("/transactions", { transactions: [transaction] });

    if (!answer.ok) {
        throw refusal(client.node, id, { type: `HTTP ${answer.refused.status}`, message: answer.refused.message });
    }

    const { data, errors = {} } = answer.body;

    if (data?.accept.includes(id)) {
        return { id, relayed: data.broadcast.includes(id) };
    }

    // It may be there from an attempt whose answer was lost: the pool calls that a duplicate or a wrong nonce.
    if (await knows(client, id)) {
        return { id, relayed: true };
    }

    const [error] = Object.values(errors).flat();
    throw refusal(client.node, id, error ?? { type: "ERR_UNKNOWN", message: "the node does not say why" });
}
