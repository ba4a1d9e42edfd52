import { Interfaces, Transactions, Utils } from "@arkecosystem/crypto";

import type { RegistryClient } from "../client";
import { tokensOf } from "../tokens";
import { SigningError } from "./errors";
import { Sender } from "./sender";

type Data = Interfaces.ITransactionData;

/** A builder of `ark-plugin-registry/transactions` before anybody signed; its amount and fee are set. */
export interface Unsigned {
    readonly data: Data;
}

/** A transaction with the signatures that it has so far. */
export interface Signed {
    readonly transaction: Interfaces.ITransactionJson;
    /** participants' signatures that are still missing */
    readonly missing: number;
}

/** What a transaction takes from its sender's balance, arktoshi. */
export const costOf = ({ data }: Unsigned): bigint => BigInt(data.amount.toString()) + BigInt(data.fee.toString());

/** @throws SigningError INSUFFICIENT_BALANCE */
export function assertBalance({ address, wallet }: Sender, unsigned: Unsigned): void {
    const cost = costOf(unsigned);

    if (BigInt(wallet.balance) < cost) {
        throw new SigningError(
            "INSUFFICIENT_BALANCE",
            `The wallet ${address} holds ${tokensOf(wallet.balance)} tokens, amount and fee are ${tokensOf(`${cost}`)}. ` +
                "Is it the wallet that you meant?",
            { address, balance: wallet.balance, cost: cost.toString() },
        );
    }
}

/** JSON as a node takes it, with the id of its bytes. @throws Core's TransactionSchemaError */
export function toJson(data: Data): Interfaces.ITransactionJson {
    const id = Transactions.Utils.getId(data);

    return Transactions.TransactionFactory.fromData({ ...data, id }, false).toJson();
}

/** The data that are signed: Core's signer wants neither id nor network, which it takes from its configuration. */
function signingData(data: Data): Data {
    const rest = { ...data } as Partial<Data>;
    delete rest.id;
    delete rest.network;

    return rest as Data;
}

function signOne(data: Data, { key, second }: Sender): Signed {
    const signed = { ...data, signature: key.sign(data) };
    const complete = second ? { ...signed, secondSignature: second.secondSign(signed) } : signed;

    return { transaction: toJson(complete), missing: 0 };
}

/** Adds a participant's signature to what the others signed, in the order of their indexes. */
export function addSignature(
    data: Data,
    { key, multi }: Pick<Sender, "key"> & { multi: NonNullable<Sender["multi"]> },
): Signed {
    const rest = signingData(data);
    const others = (data.signatures ?? []).filter((signature) => parseInt(signature.slice(0, 2), 16) !== multi.index);
    const signatures = [...others, key.multiSign(rest, multi.index)].sort();

    return {
        transaction: toJson({ ...rest, signatures }),
        missing: Math.max(0, multi.min - signatures.length),
    };
}

/** Signs with the sender's next nonce. A multisignature wallet's transaction may be complete only after others signed. */
export async function sign(client: RegistryClient, sender: Sender, unsigned: Unsigned): Promise<Signed> {
    const { publicKey, multi } = sender;
    const nonce = await client.nextNonce({ ...sender.wallet, publicKey });
    const data = {
        ...signingData(unsigned.data),
        senderPublicKey: publicKey,
        nonce: Utils.BigNumber.make(nonce),
    };

    return multi ? addSignature(data, { ...sender, multi }) : signOne(data, sender);
}
