import { join } from "node:path";

import { Repositories } from "@arkecosystem/core-database";
import { Application, Container, Contracts, Providers, Services } from "@arkecosystem/core-kernel";
import { ServiceProvider as StateServiceProvider } from "@arkecosystem/core-state";
import { ServiceProvider as PoolServiceProvider, Storage } from "@arkecosystem/core-transaction-pool";
import { ServiceProvider as TransactionsServiceProvider } from "@arkecosystem/core-transactions";
import { Interfaces, Managers, Transactions as CoreTransactions } from "@arkecosystem/crypto";

import { ServiceProvider, Transactions } from "../../src";
import { RegistryIdentifiers, StoredRows } from "../../src/handlers";
import { TYPE_GROUP } from "../../src/transactions";
import { folderOfRun, runFolder } from "./run-folder";

/** A row of Core's `transactions` table, as far as bootstrapping reads it. */
export interface TransactionRow {
    readonly id: string;
    readonly serialized: Buffer;
    readonly timestamp: number;
    readonly blockHeight: number;
    readonly transaction: Interfaces.ITransaction;
}

export interface BlockRow {
    readonly generatorPublicKey: string;
    readonly rewards: string;
}

/** This package's own options, as in `app.json`. */
export interface PluginOptions {
    readonly activationHeight?: number;
    readonly licenseEvents?: { readonly expiringDays?: number };
    readonly metrics?: { readonly enabled: boolean };
}

/** What the database would hold. It is the one seam that is not Core's own here; functional tests have PostgreSQL. */
export interface StoredChain {
    readonly rows: TransactionRow[];
    readonly blocks: BlockRow[];
}

const silent = () => undefined;

/** Set to see what Core logs: `DEBUG_CORE=1 npx jest …`. Tests may spy on its methods. */
const logger = new Proxy({} as Record<string | symbol, unknown>, {
    get: (spies, level) =>
        spies[level] ?? (process.env["DEBUG_CORE"] ? (message: unknown) => console.log(level, message) : silent),
}) as unknown as Contracts.Kernel.Logger;

const poolConfiguration = {
    enabled: true,
    storage: join(runFolder, `pool-${process.pid}.sqlite`),
    maxTransactionsInPool: 15_000,
    maxTransactionsPerSender: 150,
    allowedSenders: [],
    maxTransactionsPerRequest: 40,
    maxTransactionAge: 2_700,
    maxTransactionBytes: 2_000_000,
    dynamicFees: { enabled: false, minFeePool: 3_000, minFeeBroadcast: 3_000, addonBytes: {} },
    workerPool: { workerCount: 1, cryptoPackages: [] },
};

const storedRowsOf = ({ rows }: StoredChain): StoredRows =>
    async function* (_, fromHeight) {
        for (const { id, serialized, timestamp, blockHeight, transaction } of rows) {
            if (transaction.typeGroup === TYPE_GROUP && blockHeight >= fromHeight) {
                yield [{ id, serialized, timestamp, height: blockHeight }];
            }
        }
    };

function sentTransactions(rows: readonly TransactionRow[]) {
    return rows.map(({ transaction: { data } }) => ({
        senderPublicKey: data.senderPublicKey,
        amount: data.amount.toString(),
        fee: data.fee.toString(),
        nonce: data.nonce?.toString(),
    }));
}

/** Sums by sender, as the query does. */
function groupedBySender(rows: readonly TransactionRow[]) {
    const groups = new Map<string, { senderPublicKey: string; amount: bigint; fee: bigint; nonce: number }>();

    for (const { senderPublicKey, amount, fee } of sentTransactions(rows)) {
        const key = senderPublicKey as string;
        const group = groups.get(key) ?? { senderPublicKey: key, amount: 0n, fee: 0n, nonce: 0 };
        groups.set(key, {
            ...group,
            amount: group.amount + BigInt(amount),
            fee: group.fee + BigInt(fee),
            nonce: group.nonce + 1,
        });
    }

    return [...groups.values()].map((group) => ({ ...group, amount: `${group.amount}`, fee: `${group.fee}` }));
}

/** Core's own transfers are bootstrapped from this, not from the stream. */
function receivedTransfers(rows: readonly TransactionRow[]) {
    return rows
        .filter(({ transaction }) => transaction.typeGroup === 1 && transaction.type === 0)
        .map(({ transaction: { data } }) => ({ recipientId: data.recipientId, amount: data.amount.toString() }));
}

function repositories(chain: StoredChain) {
    const transactionRepository = {
        getSentTransactions: async () => groupedBySender(chain.rows),
        findReceivedTransactions: async () => receivedTransfers(chain.rows),
        findByType: async () => [],
        findByHtlcLocks: async () => [],
        getOpenHtlcLocks: async () => [],
        getClaimedHtlcLockBalances: async () => [],
        getRefundedHtlcLockBalances: async () => [],
    };
    const blockRepository = {
        getBlockRewards: async () => chain.blocks,
        getDelegatesForgedBlocks: async () => [],
        getLastForgedBlocks: async () => [],
    };

    return { transactionRepository, blockRepository };
}

/** Rounds need blocks in a database, and nothing of this package depends on them. */
const noRounds = { detectMissedBlocks: async () => undefined, applyBlock: silent, revertBlock: silent };

/** What Core's own types bootstrap from: votes, delegates, payments. */
async function* historyOf(
    rows: readonly TransactionRow[],
    { typeGroup, type }: { readonly typeGroup: number; readonly type: number },
): AsyncIterable<Interfaces.ITransactionData> {
    for (const { transaction } of rows) {
        if (transaction.typeGroup === typeGroup && transaction.type === type) {
            yield transaction.data;
        }
    }
}

function bindDatabase(app: Application, chain: StoredChain): void {
    const { transactionRepository, blockRepository } = repositories(chain);
    app.bind(Container.Identifiers.DatabaseTransactionRepository).toConstantValue(
        transactionRepository as unknown as Repositories.TransactionRepository,
    );
    app.bind(Container.Identifiers.DatabaseBlockRepository).toConstantValue(
        blockRepository as unknown as Repositories.BlockRepository,
    );
    app.bind(Container.Identifiers.DatabaseService).toConstantValue({});
    app.bind(Container.Identifiers.TransactionHistoryService).toConstantValue({
        streamByCriteria: (criteria: { typeGroup: number; type: number }) => historyOf(chain.rows, criteria),
        findManyByCriteria: async () => [],
    });
}

function bindConfiguration(app: Application, name: string, values: object): Providers.PluginConfiguration {
    const configuration = app.resolve(Providers.PluginConfiguration).from(name, values as never);
    app.bind(Container.Identifiers.PluginConfiguration)
        .toConstantValue(configuration)
        .when(Container.Selectors.anyAncestorOrTargetTaggedFirst("plugin", name));

    return configuration;
}

async function register(
    app: Application,
    provider: Providers.ServiceProvider,
    name: string,
    configuration: object,
): Promise<void> {
    provider.setConfig(bindConfiguration(app, name, configuration));
    await provider.register();
}

/** Core's registry of types is global, but every application of a test process registers them anew. */
function forgetTransactionTypes(): void {
    for (const type of Object.values(Transactions)) {
        try {
            CoreTransactions.TransactionRegistry.deregisterTransactionType(type as never);
        } catch {
            // The first application of this process.
        }
    }
}

const plugins = new WeakMap<Application, ServiceProvider>();

/** This package's service provider, registered; a node boots it once all have registered. */
export const pluginOf = (app: Application): ServiceProvider => plugins.get(app) as ServiceProvider;

/**
 * A Core application with the real containers, wallet repositories, handlers, state builder and pool: all that a
 * node has below database, network and API. `options` are this package's own in `app.json`.
 */
export async function makeApp(chain: StoredChain, options: PluginOptions = {}): Promise<Application> {
    forgetTransactionTypes();
    const app = new Application(new Container.Container());
    app.config("crypto.network", Managers.configManager.get("network"));
    app.bind(Container.Identifiers.LogService).toConstantValue(logger);
    app.bind(Container.Identifiers.EventDispatcherService).to(Services.Events.MemoryEventDispatcher).inSingletonScope();
    app.bind(Container.Identifiers.TriggerService).to(Services.Triggers.Triggers).inSingletonScope();
    app.bind(Container.Identifiers.BlockchainService).toConstantValue({ getLastBlock: () => undefined });
    app.bind("path.data").toConstantValue(folderOfRun("data"));
    bindDatabase(app, chain);

    await register(app, app.resolve(TransactionsServiceProvider), "@arkecosystem/core-transactions", {
        memoizerCacheSize: 20_000,
    });
    const plugin = app.resolve(ServiceProvider);
    plugins.set(app, plugin);
    await register(app, plugin, "ark-plugin-registry", options);
    app.rebind(RegistryIdentifiers.StoredRows).toConstantValue(storedRowsOf(chain));
    await register(app, app.resolve(StateServiceProvider), "@arkecosystem/core-state", {
        storage: { maxLastBlocks: 100, maxLastTransactionIds: 10_000 },
        walletSync: { enabled: false },
    });
    app.rebind(Container.Identifiers.RoundState).toConstantValue(noRounds);
    await register(
        app,
        app.resolve(PoolServiceProvider),
        "@arkecosystem/core-transaction-pool",
        structuredClone(poolConfiguration),
    );

    const poolStorage = app.get<Storage>(Container.Identifiers.TransactionPoolStorage);
    poolStorage.boot();
    poolStorage.flush();

    return app;
}
