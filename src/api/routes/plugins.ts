import { PluginsController } from "../controllers/plugins";
import { Endpoint, endpoint } from "../endpoint";
import { pluginSchema } from "../resources/plugin";
import { releaseSchema } from "../resources/release";
import { nameParams, pageQuery, pluginsQuery, versionParams, walletParams } from "../schemas";
import { ApiServices } from "../services";

export function pluginRoutes(services: ApiServices): Endpoint[] {
    const plugins = new PluginsController(services);

    return [
        endpoint({
            path: "/plugins",
            query: pluginsQuery,
            page: (_, query) => plugins.list(query),
            changesWith: "registry",
            describe: {
                id: "listPlugins",
                tag: "Packages",
                summary: "Packages",
                answer: pluginSchema,
                example: { path: "/plugins?limit=1" },
                errors: ["HISTORY_UNAVAILABLE"],
            },
        }),
        endpoint({
            path: "/plugins/{name}",
            params: nameParams,
            item: (params) => plugins.show(params),
            changesWith: "registry",
            describe: {
                id: "getPlugin",
                tag: "Packages",
                summary: "One package",
                answer: pluginSchema,
                example: { path: "/plugins/@acme/weather" },
                errors: ["UNKNOWN_PLUGIN", "HISTORY_UNAVAILABLE"],
            },
        }),
        endpoint({
            path: "/plugins/{name}/versions",
            params: nameParams,
            query: pageQuery,
            page: (params, query) => plugins.versions(params, query),
            changesWith: "registry",
            describe: {
                id: "listVersions",
                tag: "Packages",
                summary: "A package's releases, newest first",
                answer: releaseSchema,
                example: { path: "/plugins/@acme/weather/versions?limit=1" },
                errors: ["UNKNOWN_PLUGIN", "HISTORY_UNAVAILABLE"],
            },
        }),
        endpoint({
            path: "/plugins/{name}/versions/{version}",
            params: versionParams,
            item: (params) => plugins.version(params),
            changesWith: "registry",
            describe: {
                id: "getVersion",
                tag: "Packages",
                summary: "One release",
                answer: releaseSchema,
                example: { path: "/plugins/@acme/weather/versions/1.0.0" },
                errors: ["UNKNOWN_PLUGIN", "UNKNOWN_VERSION", "HISTORY_UNAVAILABLE"],
            },
        }),
        endpoint({
            path: "/wallets/{id}/plugins",
            params: walletParams,
            query: pageQuery,
            page: (params, query) => plugins.ownedBy(params, query),
            changesWith: "block",
            describe: {
                id: "listWalletPlugins",
                tag: "Vendors and wallets",
                summary: "The packages of a wallet's vendors, by name",
                answer: pluginSchema,
                example: { path: "/wallets/{acme}/plugins?limit=1" },
                errors: ["UNKNOWN_WALLET", "HISTORY_UNAVAILABLE"],
            },
        }),
    ];
}
