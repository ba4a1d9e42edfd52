import { BlockFilter } from "@arkecosystem/core-database/dist/block-filter";
import { ModelConverter } from "@arkecosystem/core-database/dist/model-converter";
import { TransactionFilter } from "@arkecosystem/core-database/dist/transaction-filter";
import { TransactionHistoryService } from "@arkecosystem/core-database/dist/transaction-history-service";
import { Application, Container, Contracts } from "@arkecosystem/core-kernel";
import { Transactions as MagistrateTransactions } from "@arkecosystem/core-magistrate-crypto";
import { ServiceProvider as MagistrateProvider } from "@arkecosystem/core-magistrate-transactions";
import { Handlers } from "@arkecosystem/core-transactions";
import { Transactions } from "@arkecosystem/crypto";

import { makeApp } from "../../__tests__/__support__/app";
import { readStoredRows, RegistryIdentifiers } from "../../src/handlers";
import { TransactionType, TYPE_GROUP } from "../../src/transactions";
import { CoreDatabase } from "../chain/database";
import { deaf } from "../state/listeners";

/** Core's registry of types is one for the process, but each node registers them anew. */
function forgetMagistrate(): void {
    for (const type of Object.values(MagistrateTransactions)) {
        try {
            Transactions.TransactionRegistry.deregisterTransactionType(type as never);
        } catch {
            // The first node of this process.
        }
    }
}

/** Core's state builder makes the wallets of all senders before handlers build anything. */
async function makeSenders(app: Application, transactions: CoreDatabase["transactions"]): Promise<void> {
    const wallets = app.getTagged<Contracts.State.WalletRepository>(
        Container.Identifiers.WalletRepository,
        "state",
        "blockchain",
    );

    for (const { senderPublicKey } of await transactions.getSentTransactions()) {
        wallets.findByPublicKey(senderPublicKey);
    }
}

/** A node's containers over a database, as they are before handlers bootstrap. Needs the network's configuration. */
export async function unbuiltNode({ blocks, transactions }: CoreDatabase): Promise<Application> {
    forgetMagistrate();
    const app = await makeApp({ rows: [], blocks: [] });
    const { DatabaseTransactionRepository, DatabaseBlockRepository } = Container.Identifiers;
    app.rebind(DatabaseTransactionRepository).toConstantValue(transactions);
    app.rebind(DatabaseBlockRepository).toConstantValue(blocks);
    app.rebind(RegistryIdentifiers.StoredRows).toConstantValue(readStoredRows);
    app.bind(Container.Identifiers.DatabaseTransactionFilter).to(TransactionFilter);
    app.bind(Container.Identifiers.DatabaseBlockFilter).to(BlockFilter);
    app.bind(Container.Identifiers.DatabaseModelConverter).to(ModelConverter);
    app.rebind(Container.Identifiers.TransactionHistoryService).to(TransactionHistoryService);
    await app.resolve(MagistrateProvider).register();
    await makeSenders(app, transactions);

    return app;
}

const handlerOf = (app: Application, type: number, typeGroup: number): Handlers.TransactionHandler =>
    app
        .getTagged<Handlers.Registry>(Container.Identifiers.TransactionHandlerRegistry, "state", "blockchain")
        .getRegisteredHandlerByType(Transactions.InternalTransactionType.from(type, typeGroup), 2);

/** Builds this package's state, of both its types, with its read model or without. */
export async function bootstrapRegistry(app: Application, readModel: boolean): Promise<void> {
    if (!readModel) {
        app.unbind(RegistryIdentifiers.Listener);
        app.bind(RegistryIdentifiers.Listener).toConstantValue(deaf);
    }

    await handlerOf(app, TransactionType.PluginPublish, TYPE_GROUP).bootstrap();
}

/** Builds the state of Magistrate's entities. */
export async function bootstrapEntities(app: Application): Promise<void> {
    const { typeGroup, type } = MagistrateTransactions.EntityTransaction;
    await handlerOf(app, type as number, typeGroup as number).bootstrap();
}
