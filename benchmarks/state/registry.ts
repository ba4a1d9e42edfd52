import { Contracts } from "@arkecosystem/core-kernel";
import { Handlers } from "@arkecosystem/core-transactions";
import { Interfaces, Transactions } from "@arkecosystem/crypto";

import { TestChain } from "../../__tests__/__support__/test-chain";
import {
    LicensePurchaseHandler,
    PluginPublishHandler,
    RegistryIdentifiers,
    RegistryListener,
} from "../../src/handlers";
import { TransactionType, TYPE_GROUP } from "../../src/transactions";
import { StoredRow } from "./history";

/** Core's three kinds of wallet repositories: of blocks, of the forger, of the pool. */
export type Repository = "blockchain" | "clone" | "copy-on-write";

type Handler = PluginPublishHandler | LicensePurchaseHandler;

/** Core's real wallets and this package's handlers, as a node has them while it bootstraps. */
export class BenchRegistry {
    private constructor(public readonly chain: TestChain) {}

    /** @param listener follows the chain in place of the read model and all others; the usual ones unless told */
    public static async start(listener?: RegistryListener): Promise<BenchRegistry> {
        const chain = await TestChain.start();

        if (listener) {
            chain.app.rebind(RegistryIdentifiers.Listener).toConstantValue(listener);
        }

        const registry = new BenchRegistry(chain);
        // Of nothing: it tells all listeners to begin.
        await registry.handler(TransactionType.PluginPublish).bootstrap();

        return registry;
    }

    public get wallets(): Contracts.State.WalletRepository {
        return this.chain.wallets;
    }

    /** As a bootstrap does it, from the bytes on. */
    public replay(rows: Iterable<StoredRow>): number {
        const handlers = [this.handler(TransactionType.PluginPublish), this.handler(TransactionType.LicensePurchase)];
        let count = 0;

        for (const { id, serialized, ...block } of rows) {
            const transaction = Transactions.TransactionFactory.fromBytesUnsafe(serialized, id);
            (handlers[transaction.type] as Handler).replay(transaction, block);
            count++;
        }

        return count;
    }

    /** A handler of Core's or of this package, in a repository that nobody has used, unless it is the chain's. */
    public handlerOf(
        { type, typeGroup }: Interfaces.ITransaction,
        repository: Repository,
    ): Handlers.TransactionHandler {
        return this.chain
            .handlers(repository)
            .getRegisteredHandlerByType(Transactions.InternalTransactionType.from(type, typeGroup), 2);
    }

    private handler(type: number): Handler {
        return this.chain
            .handlers("blockchain")
            .getRegisteredHandlerByType(
                Transactions.InternalTransactionType.from(type, TYPE_GROUP),
                2,
            ) as unknown as Handler;
    }
}
