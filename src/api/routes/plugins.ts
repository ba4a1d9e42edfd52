import { PluginsController } from "../controllers/plugins";
import { Endpoint, endpoint } from "../endpoint";
import { changeSchema } from "../resources/change";
import { dependentSchema } from "../resources/dependent";
import { pluginSchema } from "../resources/plugin";
import { releaseSchema } from "../resources/release";
import { dependentsQuery, nameParams, pageQuery, pluginsQuery, versionParams, walletParams } from "../schemas";
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
                summary: "Packages: lists, filters, search",
                description:
                    "Pages by number as everywhere, or by meta.cursor, which stays exact while packages come and go.",
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
            path: "/plugins/{name}/history",
            params: nameParams,
            query: pageQuery,
            page: (params, query) => plugins.history(params, query),
            changesWith: "registry",
            describe: {
                id: "listChanges",
                tag: "Packages",
                summary: "Changes of a package's terms and owner, and its yanks, newest first",
                answer: changeSchema,
                example: { path: "/plugins/@acme/weather/history" },
                errors: ["UNKNOWN_PLUGIN", "HISTORY_UNAVAILABLE"],
            },
        }),
        endpoint({
            path: "/plugins/{name}/dependents",
            params: nameParams,
            query: dependentsQuery,
            page: (params, query) => plugins.dependents(params, query),
            changesWith: "registry",
            describe: {
                id: "listDependents",
                tag: "Packages",
                summary: "Packages that require this one, by name",
                answer: dependentSchema,
                example: { path: "/plugins/@acme/units/dependents?all=true" },
                errors: ["UNKNOWN_PLUGIN", "HISTORY_UNAVAILABLE"],
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
