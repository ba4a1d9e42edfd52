import { createHash } from "node:crypto";

import { Interfaces, Transactions } from "@arkecosystem/crypto";

const { Serializer, TransactionFactory, TransactionTypeFactory } = Transactions;

const FILLER = "5a".repeat(64);

/**
 * A transaction as it comes out of real bytes, with their id, but with 64 bytes of filler for a signature: signing and
 * verifying cost more than all that a simulation is about. Nothing below Core's pool and block verification looks at it.
 *
 * @throws Error if the bytes are not canonical
 */
export function unsigned(data: Interfaces.ITransactionData): Interfaces.ITransaction {
    const written = Serializer.serialize(TransactionTypeFactory.create({ ...data, signature: FILLER }));
    // A copy: what the serializer returns is a small part of a large buffer, which would be kept with it.
    const bytes = Buffer.from(written);

    return TransactionFactory.fromBytesUnsafe(bytes, createHash("sha256").update(bytes).digest("hex"));
}
