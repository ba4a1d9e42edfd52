import { GeneratedBlock } from "./blocks";

/** Columns in the order in which rows are written. */
export const COLUMNS = {
    blocks: [
        ..."id version timestamp previous_block height number_of_transactions total_amount total_fee".split(" "),
        ..."reward payload_length payload_hash generator_public_key block_signature".split(" "),
    ],
    transactions: [
        ..."id version block_id block_height sequence timestamp nonce sender_public_key recipient_id".split(" "),
        ..."type type_group amount fee serialized asset".split(" "),
    ],
    rounds: ["public_key", "round", "balance"],
} as const;

export type Table = keyof typeof COLUMNS;

/** A block's rows in PostgreSQL's text format of COPY. */
export function rowsOf({ data, transactions, round }: GeneratedBlock): Record<Table, string[]> {
    return {
        blocks: [
            line([
                data.id,
                data.version,
                data.timestamp,
                data.previousBlock,
                data.height,
                data.numberOfTransactions,
                data.totalAmount,
                data.totalFee,
                data.reward,
                data.payloadLength,
                data.payloadHash,
                data.generatorPublicKey,
                data.blockSignature,
            ]),
        ],
        transactions: transactions.map(({ data: transaction, serialized }, sequence) =>
            line([
                transaction.id,
                transaction.version,
                data.id,
                data.height,
                sequence,
                data.timestamp,
                transaction.nonce,
                transaction.senderPublicKey,
                transaction.recipientId,
                transaction.type,
                transaction.typeGroup,
                transaction.amount,
                transaction.fee,
                `\\x${serialized.toString("hex")}`,
                transaction.asset && JSON.stringify(transaction.asset),
            ]),
        ),
        rounds: (round?.delegates ?? []).map(({ publicKey, balance }) => line([publicKey, round?.number, balance])),
    };
}

const line = (values: readonly unknown[]): string =>
    `${values.map((value) => (value === undefined ? "\\N" : String(value).replaceAll("\\", "\\\\"))).join("\t")}\n`;
