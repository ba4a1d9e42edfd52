import { Repositories } from "@arkecosystem/core-database";
import { Container, Contracts, Enums } from "@arkecosystem/core-kernel";

import { RegistryIdentifiers, StoredRows } from "../handlers";
import { Catalogue } from "./catalogue";
import { CatalogueIdentifier, RevisionIdentifier } from "./identifier";
import { CatalogueRebuild } from "./rebuild";
import { StoredSteps, storedSteps } from "./stored-steps";

const RebuildIdentifier = Symbol.for("PluginRegistry<CatalogueRebuild>");

/** After these the catalogue is looked after: a failure shows while a block is applied or reverted, or at bootstrap. */
const OCCASIONS = [Enums.BlockEvent.Applied, Enums.BlockEvent.Reverted, Enums.StateEvent.BuilderFinished];

/** For `register`, after the catalogue and the revision. */
export function bindRebuild(app: Contracts.Kernel.Application): void {
    const rebuild = new CatalogueRebuild({
        catalogue: app.get(CatalogueIdentifier),
        revision: app.get(RevisionIdentifier),
        stored: storedIn(app),
        log: app.get(Container.Identifiers.LogService),
    });
    app.bind(RebuildIdentifier).toConstantValue(rebuild);
    app.bind(RegistryIdentifiers.Listener).toConstantValue(rebuild);
}

export const rebuildOf = (app: Contracts.Kernel.Application): CatalogueRebuild => app.get(RebuildIdentifier);

/** For `boot`. @returns what ends it */
export function watchCatalogue(app: Contracts.Kernel.Application): () => void {
    const events = app.get<Contracts.Kernel.EventDispatcher>(Container.Identifiers.EventDispatcherService);
    const rebuild = rebuildOf(app);
    const log = app.get<Contracts.Kernel.Logger>(Container.Identifiers.LogService);
    const catalogue = app.get<Catalogue>(CatalogueIdentifier);
    const settle = (): void => {
        catalogue
            .settle()
            .catch((error: Error) => log.error(`Plugin registry: lists are not in order: ${error.stack}`));
    };
    const ends = [
        ...OCCASIONS.map((name) => events.listen(name, rebuild)),
        events.listen(Enums.StateEvent.BuilderFinished, { handle: settle }),
    ];

    return () => {
        ends.forEach((end) => end());
        rebuild.reset();
    };
}

/** Database and wallets are bound by providers that register later. */
const storedIn =
    (app: Contracts.Kernel.Application): StoredSteps =>
    (fromHeight) => {
        // Core binds one for each connection; the API's leaves that of the chain alone.
        const repository = app.getTagged<Repositories.TransactionRepository>(
            Container.Identifiers.DatabaseTransactionRepository,
            "connection",
            "api",
        );
        const wallets = app.getTagged<Contracts.State.WalletRepository>(
            Container.Identifiers.WalletRepository,
            "state",
            "blockchain",
        );

        return storedSteps(app.get<StoredRows>(RegistryIdentifiers.StoredRows)(repository, fromHeight), wallets);
    };
