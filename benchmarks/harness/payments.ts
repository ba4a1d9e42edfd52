import { Transactions } from "@arkecosystem/crypto";

/** Core's own transactions that others are held against. */
export const transferTo = (address: string) =>
    Transactions.BuilderFactory.transfer().version(2).recipientId(address).amount("1");

/** @param amount arktoshi for each */
export const paymentTo = (addresses: readonly string[], amount = "1") =>
    addresses.reduce(
        (builder, address) => builder.addPayment(address, amount),
        Transactions.BuilderFactory.multiPayment().version(2),
    );
