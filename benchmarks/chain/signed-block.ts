import { Blocks, Crypto, Interfaces, Managers, Utils } from "@arkecosystem/crypto";

import { SignedTransaction } from "./signing";

/** The milestone's keys that blocks depend on. */
interface BlockMilestone {
    readonly reward: string | number;
    readonly blocktime: number;
    readonly block: { readonly version: number; readonly maxTransactions: number; readonly maxPayload: number };
}

export const milestoneAt = (height: number) => Managers.configManager.getMilestone(height) as BlockMilestone;

const total = (transactions: readonly SignedTransaction[], key: "amount" | "fee"): Utils.BigNumber =>
    transactions.reduce((sum, { data }) => sum.plus(data[key]), Utils.BigNumber.ZERO);

/** Where a block stands. */
type Place = Pick<Interfaces.IBlockData, "height" | "timestamp" | "previousBlock">;

/** A block as its forger signs it, which any node would verify; without its transactions, as the database has it. */
export function signedBlock(
    place: Place,
    transactions: readonly SignedTransaction[],
    forger: Interfaces.IKeyPair,
): Interfaces.IBlockData & { id: string; blockSignature: string } {
    const { reward, block } = milestoneAt(place.height);
    const data: Interfaces.IBlockData = {
        version: block.version,
        ...place,
        numberOfTransactions: transactions.length,
        totalAmount: total(transactions, "amount"),
        totalFee: total(transactions, "fee"),
        reward: Utils.BigNumber.make(reward),
        payloadLength: 32 * transactions.length,
        payloadHash: Crypto.HashAlgorithms.sha256(
            transactions.map(({ data: { id } }) => Buffer.from(id as string, "hex")),
        ).toString("hex"),
        generatorPublicKey: forger.publicKey,
    };
    const hash = Crypto.HashAlgorithms.sha256(Blocks.Serializer.serialize(data, false));
    const blockSignature = Crypto.Hash.signECDSA(hash, forger);
    const signed = { ...data, blockSignature };

    return { ...signed, id: Blocks.Block.getId(signed) as string };
}
