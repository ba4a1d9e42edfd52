import { Crypto, Interfaces, Transactions, Utils } from "@arkecosystem/crypto";

/** A signed transaction as it goes into a block. */
export interface SignedTransaction {
    readonly data: Interfaces.ITransactionData;
    readonly serialized: Buffer;
}

const { HashAlgorithms, Hash } = Crypto;

/**
 * Signs with one serialisation, where a builder needs four: a Schnorr signature is the last 64 bytes of a
 * transaction, and the id is the hash of them all.
 */
export function signTransaction(
    unsigned: Interfaces.ITransactionData,
    keys: Interfaces.IKeyPair,
    nonce: number,
): SignedTransaction {
    const data = { ...unsigned, nonce: Utils.BigNumber.make(nonce), senderPublicKey: keys.publicKey };
    const options = { excludeSignature: true, excludeSecondSignature: true };
    const bytes = Transactions.Serializer.serialize(Transactions.TransactionTypeFactory.create(data), options);
    data.signature = Hash.signSchnorr(HashAlgorithms.sha256(bytes), keys);
    const serialized = Buffer.concat([bytes, Buffer.from(data.signature, "hex")]);
    data.id = HashAlgorithms.sha256(serialized).toString("hex");

    return { data, serialized };
}
