import { LicensesController } from "./controllers/licenses";
import { PluginsController } from "./controllers/plugins";
import { RegistryController } from "./controllers/registry";
import { endpoint } from "./endpoint";
import { HapiRoute } from "./hapi";
import {
    addressParams,
    decisionQuery,
    nameParams,
    pageQuery,
    pluginsQuery,
    vendorParams,
    versionParams,
    walletParams,
} from "./schemas";
import { ApiServices } from "./services";

/** Every route of this package; `docs/api.md` describes them. A `{name}` may also stand in two segments. */
export function routes(services: ApiServices): HapiRoute[] {
    const plugins = new PluginsController(services);
    const licenses = new LicensesController(services);
    const registry = new RegistryController(services);

    return [
        endpoint({ path: "/plugins", query: pluginsQuery, page: (_, query) => plugins.list(query) }),
        endpoint({ path: "/plugins/configuration", item: () => registry.configuration() }),
        endpoint({ path: "/plugins/state", item: () => registry.state() }),
        endpoint({ path: "/plugins/{name}", params: nameParams, item: (params) => plugins.show(params) }),
        endpoint({
            path: "/plugins/{name}/versions",
            params: nameParams,
            query: pageQuery,
            page: (params, query) => plugins.versions(params, query),
        }),
        endpoint({
            path: "/plugins/{name}/versions/{version}",
            params: versionParams,
            item: (params) => plugins.version(params),
        }),
        endpoint({
            path: "/plugins/{name}/licenses",
            params: nameParams,
            query: pageQuery,
            page: (params, query) => licenses.ofPlugin(params, query),
        }),
        endpoint({
            path: "/plugins/{name}/licenses/{address}",
            params: addressParams,
            query: decisionQuery,
            item: (params, query) => licenses.decide(params, query),
        }),
        endpoint({ path: "/vendors/{vendor}", params: vendorParams, item: (params) => registry.vendor(params) }),
        endpoint({
            path: "/wallets/{id}/plugins",
            params: walletParams,
            query: pageQuery,
            page: (params, query) => plugins.ownedBy(params, query),
        }),
        endpoint({
            path: "/wallets/{id}/licenses",
            params: walletParams,
            query: pageQuery,
            page: (params, query) => licenses.ofWallet(params, query),
        }),
    ];
}
