import { Contracts } from "@arkecosystem/core-kernel";

import { CatalogueIdentifier, rebuildOf, RegistryView, RevisionIdentifier } from "../catalogue";
import { RegistryIdentifiers } from "../handlers";
import { linkCursors } from "./cursor";
import { addErrorCodes } from "./error-codes";
import { Freshness } from "./freshness";
import { HapiPlugin } from "./hapi";
import { hapiRoute } from "./hapi-route";
import { ModulesView, ModulesViewIdentifier, NO_MODULES } from "./modules-view";
import { release } from "./package-files";
import { PastBlocks } from "./past-blocks";
import { routes } from "./routes";
import { registerOnServers } from "./servers";
import { ApiServices } from "./services";
import { joinTwoSegmentNames } from "./two-segment-names";

/** Core's plugins that change `request.query`, which a new URL would set back. */
const QUERY_PLUGINS = ["comma-array-query", "dot-separated-query"];

const CACHE_PLUGIN = "node-cache";

export { registerOnServers } from "./servers";

/** Adds this package's routes to Core's API servers; where there are none, nothing. */
export const registerRoutes = (app: Contracts.Kernel.Application): Promise<void> =>
    registerOnServers(app, pluginFor(app));

const pluginFor = (app: Contracts.Kernel.Application): HapiPlugin => ({
    name: "ark-plugin-registry",
    once: true,
    register(server) {
        const { prefix = "" } = server.realm.modifiers.route;
        const services = servicesOf(app);
        const isCached = server.registrations[CACHE_PLUGIN]?.options?.enabled !== false;
        const freshness = new Freshness(services, release, !isCached);
        server.ext("onRequest", joinTwoSegmentNames(prefix), { before: QUERY_PLUGINS });
        server.ext("onPreResponse", linkCursors, { before: [CACHE_PLUGIN] });
        server.ext("onPreResponse", addErrorCodes(prefix), { before: [CACHE_PLUGIN] });
        server.route(routes(services).map((route) => hapiRoute(route, freshness)));
    },
});

const servicesOf = (app: Contracts.Kernel.Application): ApiServices => ({
    view: app.resolve(RegistryView),
    catalogue: app.get(CatalogueIdentifier),
    state: app.get(RegistryIdentifiers.State),
    rebuild: rebuildOf(app),
    revision: app.get(RevisionIdentifier),
    blocks: app.resolve(PastBlocks),
    modules: () => (app.isBound(ModulesViewIdentifier) ? app.get<ModulesView>(ModulesViewIdentifier) : NO_MODULES),
});
