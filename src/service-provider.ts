import { Container, Contracts, Providers } from "@arkecosystem/core-kernel";
import Joi from "joi";

import { registerRoutes } from "./api";
import { assertCoreIsShared, assertMilestonesAreValid, assertNodeIsRecent, reportConfiguration } from "./boot-checks";
import {
    bindRebuild,
    Catalogue,
    CatalogueIdentifier,
    Revision,
    RevisionIdentifier,
    TransactionHeights,
    TransactionHeightsIdentifier,
    watchCatalogue,
} from "./catalogue";
import { entitlementOptionsSchema, startEntitlements } from "./entitlements";
import { bindEvents, listenToCore } from "./events";
import { bindExpiry, licenseEventOptionsSchema, watchExpiry } from "./expiry";
import {
    LicensePurchaseHandler,
    PENDING_INDEX,
    PluginPublishHandler,
    readStoredRows,
    RegistryIdentifiers,
    RegistryListener,
    RegistryState,
} from "./handlers";
import { metricsOptionsSchema, startMetrics } from "./metrics";
import { moduleOptionsSchema, NodeWithModules } from "./runtime/core";
import { registryIndexes } from "./wallet-attributes";

/**
 * Everything this package binds in a Core process. In `app.json` it stands before core-transaction-pool and
 * core-blockchain, which resolve handlers and indexes; the API's routes are added at boot, when every provider has
 * registered. A forger process has neither wallets nor API: there this only makes the two transaction types known.
 */
export class ServiceProvider extends Providers.ServiceProvider {
    private readonly listening: (() => void)[] = [];
    private readonly modules = new NodeWithModules();

    public override async register(): Promise<void> {
        assertNodeIsRecent();
        assertCoreIsShared(this.app);
        assertMilestonesAreValid();

        const activationHeight = this.config().getOptional<number | undefined>("activationHeight", undefined);
        reportConfiguration(this.app, this.app.get(Container.Identifiers.LogService), activationHeight);
        this.app.bind(RegistryIdentifiers.State).toConstantValue(new RegistryState(activationHeight));

        this.app.bind(RegistryIdentifiers.StoredRows).toConstantValue(readStoredRows);

        this.bindListener(CatalogueIdentifier, new Catalogue());
        this.bindListener(TransactionHeightsIdentifier, new TransactionHeights());
        this.bindListener(RevisionIdentifier, new Revision());

        bindRebuild(this.app);
        bindEvents(this.app);
        bindExpiry(this.app, this.options("licenseEvents", licenseEventOptionsSchema));

        for (const index of registryIndexes) {
            this.app
                .bind<Contracts.State.WalletIndexerIndex>(Container.Identifiers.WalletRepositoryIndexerIndex)
                .toConstantValue(index);
        }

        this.app.bind(Container.Identifiers.TransactionPoolMempoolIndex).toConstantValue(PENDING_INDEX);
        this.app.bind(Container.Identifiers.TransactionHandler).to(PluginPublishHandler);
        this.app.bind(Container.Identifiers.TransactionHandler).to(LicensePurchaseHandler);
    }

    /** Every provider has registered by now, and Core's API servers, where there are any, do not listen yet. */
    public override async boot(): Promise<void> {
        await registerRoutes(this.app);

        if (this.app.isBound(Container.Identifiers.BlockchainService)) {
            startEntitlements(this.app, this.options("entitlements", entitlementOptionsSchema));
            await this.modules.boot(this.app, this.options("modules", moduleOptionsSchema));
            this.listening.push(await startMetrics(this.app, this.options("metrics", metricsOptionsSchema)));
        }

        this.listening.push(watchCatalogue(this.app), listenToCore(this.app), watchExpiry(this.app));
    }

    /** Ends what `boot` has begun: Core's reboot disposes and boots again. */
    public override async dispose(): Promise<void> {
        this.listening.splice(0).forEach((end) => end());
        await this.modules.dispose();
    }

    /** A node without this package rejects blocks that its network accepts, so it must not go on without it. */
    public override async required(): Promise<boolean> {
        return true;
    }

    public override configSchema(): Joi.ObjectSchema {
        return Joi.object({
            activationHeight: Joi.number().integer().min(1),
            entitlements: entitlementOptionsSchema,
            licenseEvents: licenseEventOptionsSchema,
            modules: moduleOptionsSchema,
            metrics: metricsOptionsSchema,
        }).unknown(true);
    }

    /** What follows the chain, and can be asked by its identifier. */
    private bindListener(identifier: symbol, listener: RegistryListener): void {
        this.app.bind(identifier).toConstantValue(listener);
        this.app.bind(RegistryIdentifiers.Listener).toConstantValue(listener);
    }

    /** Core leaves out the schema's defaults where it validates nothing. */
    private options<T>(key: string, schema: Joi.ObjectSchema<T>): T {
        return Joi.attempt(this.config().getOptional(key, {}), schema);
    }
}
