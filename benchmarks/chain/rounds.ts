import { Crypto, Interfaces } from "@arkecosystem/crypto";

import { SignedTransaction } from "./signing";

/** A delegate as the `rounds` table has it. */
export interface RoundDelegate {
    readonly publicKey: string;
    readonly balance: bigint;
}

interface Member {
    readonly publicKey: string;
    readonly address: string;
    balance: bigint;
}

/**
 * Follows the balances of the genesis delegates, which decide the order of each round: they vote for themselves, and
 * nobody else of a generated chain votes.
 */
export class DelegateBalances {
    private readonly byAddress: ReadonlyMap<string, Member>;
    private readonly byPublicKey: ReadonlyMap<string, Member>;

    public constructor(delegates: readonly { readonly address: string; readonly keys: Interfaces.IKeyPair }[]) {
        const members = delegates.map(({ address, keys: { publicKey } }) => ({ address, publicKey, balance: 0n }));
        this.byAddress = new Map(members.map((member) => [member.address, member]));
        this.byPublicKey = new Map(members.map((member) => [member.publicKey, member]));
    }

    /** @param earned reward and fees of its block, in arktoshi */
    public apply(
        transactions: readonly Pick<SignedTransaction, "data">[],
        generatorPublicKey: string,
        earned: bigint,
    ): void {
        transactions.forEach(({ data }) => this.move(data));
        add(this.byPublicKey.get(generatorPublicKey), earned);
    }

    /** Most votes first, as Core ranks delegates (core-state's `DposState`). */
    public ranking(): RoundDelegate[] {
        return [...this.byPublicKey.values()]
            .map(({ publicKey, balance }) => ({ publicKey, balance }))
            .sort((left, right) =>
                left.balance === right.balance
                    ? left.publicKey < right.publicKey
                        ? -1
                        : 1
                    : left.balance > right.balance
                      ? -1
                      : 1,
            );
    }

    private move({ senderPublicKey, recipientId, amount, fee, asset }: Interfaces.ITransactionData): void {
        const sender = this.byPublicKey.get(senderPublicKey as string);
        add(sender, -(BigInt(amount.toString()) + BigInt(fee.toString())));
        add(this.byAddress.get(recipientId ?? ""), BigInt(amount.toString()));

        for (const payment of asset?.payments ?? []) {
            add(sender, -BigInt(payment.amount.toString()));
            add(this.byAddress.get(payment.recipientId), BigInt(payment.amount.toString()));
        }
    }
}

function add(member: Member | undefined, amount: bigint): void {
    if (member) {
        member.balance += amount;
    }
}

/** The order in which a round's delegates forge: Core's own shuffle (core-state's `RoundState`), quirks included. */
export function forgingOrder(round: number, ranking: readonly RoundDelegate[]): string[] {
    const order = ranking.map(({ publicKey }) => publicKey);
    let seed = Crypto.HashAlgorithms.sha256(Buffer.from(String(round)));

    for (let place = 0; place < order.length; place++) {
        for (let byte = 0; byte < 4 && place < order.length; place++, byte++) {
            const other = (seed[byte] as number) % order.length;
            [order[other], order[place]] = [order[place] as string, order[other] as string];
        }

        seed = Crypto.HashAlgorithms.sha256(seed);
    }

    return order;
}
