import { Blocks, Crypto, Identities, Interfaces, Managers, Utils } from "@arkecosystem/crypto";

/** `TestChain`'s delegate. */
export const FORGER = Identities.Keys.fromPassphrase("forger");

const total = (transactions: readonly Interfaces.ITransaction[], key: "amount" | "fee"): Utils.BigNumber =>
    transactions.reduce((sum, { data }) => sum.plus(data[key]), Utils.BigNumber.ZERO);

/** The bytes of a signed block after another one, which any node would verify. */
export function blockAfter(previous: Interfaces.IBlockData, transactions: readonly Interfaces.ITransaction[]): Buffer {
    const height = previous.height + 1;
    const { reward, blocktime, block } = Managers.configManager.getMilestone(height) as {
        reward: string | number;
        blocktime: number;
        block: { version: number };
    };
    const data: Interfaces.IBlockData = {
        version: block.version,
        timestamp: previous.timestamp + blocktime,
        height,
        previousBlock: previous.id as string,
        numberOfTransactions: transactions.length,
        totalAmount: total(transactions, "amount"),
        totalFee: total(transactions, "fee"),
        reward: Utils.BigNumber.make(reward),
        payloadLength: 32 * transactions.length,
        payloadHash: Crypto.HashAlgorithms.sha256(
            transactions.map(({ id }) => Buffer.from(id as string, "hex")),
        ).toString("hex"),
        generatorPublicKey: FORGER.publicKey,
        transactions: transactions.map((transaction) => transaction.data),
    };
    const hash = Crypto.HashAlgorithms.sha256(Blocks.Serializer.serialize(data, false));
    data.blockSignature = Crypto.Hash.signECDSA(hash, FORGER);
    data.id = Blocks.Block.getId(data);

    return Blocks.Serializer.serializeWithTransactions(data);
}
