import { Blocks, Identities, Interfaces } from "@arkecosystem/crypto";

import { milestoneAt, signedBlock } from "../chain/signed-block";

/** `TestChain`'s delegate. */
export const FORGER = Identities.Keys.fromPassphrase("forger");

/** The bytes of a signed block after another one. */
export function blockAfter(previous: Interfaces.IBlockData, transactions: readonly Interfaces.ITransaction[]): Buffer {
    const height = previous.height + 1;
    const timestamp = previous.timestamp + milestoneAt(height).blocktime;
    const data = signedBlock({ height, timestamp, previousBlock: previous.id as string }, transactions, FORGER);

    return Blocks.Serializer.serializeWithTransactions({ ...data, transactions: transactions.map(({ data }) => data) });
}
