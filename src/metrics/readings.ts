import { Container, Contracts } from "@arkecosystem/core-kernel";

import { Catalogue, CatalogueIdentifier, rebuildOf, RegistryView } from "../catalogue";
import { timeOf } from "../chain-time";
import { licensesDue } from "../expiry";
import { RegistryIdentifiers, RegistryState } from "../handlers";
import { LicensePurchaseTransaction, PluginPublishTransaction, TYPE_GROUP } from "../transactions";
import { Readings } from "./meters";

const KEYS: Readonly<Record<number, string>> = Object.fromEntries(
    [PluginPublishTransaction, LicensePurchaseTransaction].map(({ type, key }) => [type, key]),
);

/** How many transactions of this package the pool holds, by type; 0 too. */
function pendingIn(pool: Contracts.TransactionPool.Query): Record<string, number> {
    const counts = Object.fromEntries(Object.values(KEYS).map((key) => [key, 0]));

    for (const { type } of pool.getAll().whereTypeGroup(TYPE_GROUP)) {
        const key = KEYS[type];

        if (key !== undefined) {
            counts[key] = (counts[key] ?? 0) + 1;
        }
    }

    return counts;
}

/** What the node shows of itself now, as of its last block. */
export function reader(app: Contracts.Kernel.Application): () => Readings {
    const view = app.resolve(RegistryView);
    const state = app.get<RegistryState>(RegistryIdentifiers.State);
    const catalogue = app.get<Catalogue>(CatalogueIdentifier);
    const pool = app.get<Contracts.TransactionPool.Query>(Container.Identifiers.TransactionPoolQuery);

    return () => ({
        height: view.height,
        chainTime: timeOf(view.chainTime).unix,
        synced: view.synced,
        readModelAvailable: catalogue.unavailable === undefined,
        readModelBehind: rebuildOf(app).behind,
        records: { ...state.at(view.lastBlockId).counts },
        pending: pendingIn(pool),
        licensesDue: licensesDue(app),
    });
}
