import { Transactions as Magistrate } from "@arkecosystem/core-magistrate-crypto";
import { Interfaces, Managers, Transactions as Crypto } from "@arkecosystem/crypto";

import { Transactions } from "../../src/transactions";
import { Effort, medians, Subject } from "../harness/medians";
import { placedRow, Row } from "../report/rows";
import { ownTransactions, peerTransactions } from "./subjects";

const { Deserializer, Serializer, TransactionFactory, TransactionRegistry, Verifier } = Crypto;

interface Operation {
    readonly name: string;
    readonly run: (transaction: Interfaces.ITransaction) => unknown;
    readonly peer: "Transfer" | "Entity";
    readonly goal?: number;
}

/** Verifying is the one that a node pays for every transaction, validating the one that Entity is slow at. */
const operations: readonly Operation[] = [
    { name: "serialise", run: (transaction) => Serializer.serialize(transaction), peer: "Transfer" },
    { name: "deserialise", run: ({ serialized }) => Deserializer.deserialize(serialized), peer: "Transfer" },
    { name: "validate", run: ({ data }) => Verifier.verifySchema(data), peer: "Entity", goal: 0.2 },
    { name: "verify", run: ({ serialized }) => TransactionFactory.fromBytes(serialized), peer: "Transfer", goal: 1.1 },
];

function registerTypes(): void {
    Managers.configManager.setFromPreset("testnet");
    Managers.configManager.setHeight(100_000_000);

    for (const type of [...Object.values(Transactions), Magistrate.EntityTransaction]) {
        TransactionRegistry.registerTransactionType(type as never);
    }
}

async function rowsOf({ name, run, peer, goal }: Operation, effort: Effort): Promise<Row[]> {
    const [own, peers] = [ownTransactions(), peerTransactions()];
    const subjects = Object.entries({ ...peers, ...own }).map(([kind, transaction]): [string, Subject] => [
        kind,
        { run: () => run(transaction) },
    ]);
    const found = await medians(Object.fromEntries(subjects), effort);

    return subjects
        .filter(([kind]) => kind !== peer)
        .map(([kind]) =>
            placedRow(
                { line: kind, column: name, against: peer },
                {
                    ours: found[kind] as number,
                    peer: found[peer] as number,
                    unit: "µs",
                    ...(goal !== undefined && kind in own ? { goal } : {}),
                },
            ),
        );
}

/** What each kind costs from and to bytes, in one process. Registers transaction types with Core's crypto. */
export async function transactionRows(effort: Effort): Promise<Row[]> {
    registerTypes();
    const rows: Row[] = [];

    for (const operation of operations) {
        rows.push(...(await rowsOf(operation, effort)));
    }

    return rows;
}
