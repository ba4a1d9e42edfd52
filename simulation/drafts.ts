import { Enums, Interfaces, Utils } from "@arkecosystem/crypto";

import { Draft, draftRegistry } from "./registry-drafts";
import { CoreKind, Operation } from "./steps";
import { Surroundings } from "./surroundings";
import { unsigned } from "./unsigned";

const { BigNumber } = Utils;
const FEE = BigNumber.make(10_000_000);

const CORE_TYPES: Readonly<Record<CoreKind, number>> = {
    coreTransfer: Enums.TransactionType.Transfer,
    multiPayment: Enums.TransactionType.MultiPayment,
    vote: Enums.TransactionType.Vote,
    unvote: Enums.TransactionType.Vote,
    delegate: Enums.TransactionType.DelegateRegistration,
};

const isCore = (operation: Operation): operation is Operation & { readonly type: CoreKind } =>
    Object.hasOwn(CORE_TYPES, operation.type);

/** A delegate, from the number on, among forgers and people. */
function delegate({ people, wallets }: Surroundings, number: number): string {
    const candidates = [...people.forgers, ...people.all];

    for (let step = 0; step < 8; step++) {
        const { keys, address } = candidates[(number + step) % candidates.length] as (typeof candidates)[number];

        if (wallets.hasByAddress(address) && wallets.findByAddress(address).isDelegate()) {
            return keys.publicKey;
        }
    }

    return (people.forgers[number % people.forgers.length] as (typeof candidates)[number]).keys.publicKey;
}

function coreAsset(around: Surroundings, operation: Operation & { readonly type: CoreKind }): object | undefined {
    const sender = around.people.person(operation.sender);
    const wallet = around.wallets.findByPublicKey(sender.keys.publicKey);
    const vote = wallet.hasVoted() ? wallet.getAttribute<string>("vote") : undefined;

    switch (operation.type) {
        case "coreTransfer":
            return undefined;
        case "multiPayment":
            return {
                payments: Array.from({ length: 2 + (operation.version % 5) }, (_, index) => ({
                    recipientId: around.people.address(operation.other + index),
                    amount: BigNumber.make(1 + (operation.name % 100_000)),
                })),
            };
        case "vote": {
            const votes = [`+${delegate(around, operation.other)}`];

            return { votes: vote && operation.informed ? [`-${vote}`, ...votes] : votes };
        }
        case "unvote":
            return { votes: [`-${operation.informed && vote ? vote : delegate(around, operation.other)}`] };
        case "delegate":
            return { delegate: { username: `delegate_${operation.name % 400}` } };
    }
}

function draftCore(around: Surroundings, operation: Operation & { readonly type: CoreKind }): Draft {
    const sender = around.people.person(operation.sender);
    const asset = coreAsset(around, operation) as Interfaces.ITransactionAsset | undefined;
    const isTransfer = operation.type === "coreTransfer";

    return {
        sender,
        data: {
            typeGroup: Enums.TransactionTypeGroup.Core,
            type: CORE_TYPES[operation.type],
            fee: FEE,
            amount: isTransfer ? BigNumber.make(1 + operation.name * 1000) : BigNumber.ZERO,
            ...(asset && { asset }),
            ...(isTransfer && { recipientId: around.people.address(operation.other), expiration: 0 }),
        } as Draft["data"],
    };
}

/** The transaction of an operation on what it finds. Whether a chain takes it, the chain decides. */
export function draft(around: Surroundings, operation: Operation): Interfaces.ITransaction {
    const { sender, data } = isCore(operation)
        ? draftCore(around, operation)
        : draftRegistry(around, operation as Parameters<typeof draftRegistry>[1]);
    const nonce = around.wallets.getNonce(sender.keys.publicKey).plus(operation.flaw === "nonce" ? 2 : 1);

    return unsigned({
        version: 2,
        network: NETWORK,
        ...data,
        fee: operation.flaw === "fee" ? BigNumber.ONE : data.fee,
        nonce,
        senderPublicKey: sender.keys.publicKey,
    } as Interfaces.ITransactionData);
}

/** Of testnet, on whose configuration every simulation runs. */
const NETWORK = 23;
