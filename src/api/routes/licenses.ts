import { listOf } from "../../openapi";
import { LicensesController } from "../controllers/licenses";
import { Endpoint, endpoint } from "../endpoint";
import { decisionSchema, licenseSchema } from "../resources/license";
import { addressParams, decisionQuery, decisionsBody, nameParams, pageQuery, Question, walletParams } from "../schemas";
import { ApiServices } from "../services";

const isEmpty = (query: object): boolean => Object.keys(query).length === 0;

export function licenseRoutes(services: ApiServices): Endpoint[] {
    const licenses = new LicensesController(services);

    return [
        endpoint({
            path: "/plugins/{name}/licenses",
            params: nameParams,
            query: pageQuery,
            page: (params, query) => licenses.ofPlugin(params, query),
            changesWith: "block",
            describe: {
                id: "listLicenses",
                tag: "Licenses",
                summary: "Every wallet that holds or held a license of a package",
                answer: licenseSchema,
                example: { path: "/plugins/@acme/weather/licenses" },
                errors: ["UNKNOWN_PLUGIN", "HISTORY_UNAVAILABLE"],
            },
        }),
        endpoint({
            path: "/plugins/{name}/licenses/{address}",
            params: addressParams,
            query: decisionQuery,
            isKnownGood: (params, query) => isEmpty(query) && licenses.isKnownGood(params as unknown as Question),
            item: (params, query) => licenses.decide(params, query),
            changesWith: "block",
            describe: {
                id: "getDecision",
                tag: "Licenses",
                summary: "The decision: may this wallet use this version?",
                description: "What is unknown is a code of the decision, not an error. Judged by chain time.",
                answer: decisionSchema,
                example: { path: "/plugins/@acme/weather/licenses/{bob}" },
                errors: ["NOT_YET", "HISTORY_UNAVAILABLE"],
            },
        }),
        endpoint({
            path: "/plugins/licenses/decisions",
            body: decisionsBody,
            maxBytes: 64 * 1024,
            item: (_params, _query, body) => licenses.decideAll(body),
            changesWith: "block",
            describe: {
                id: "getDecisions",
                tag: "Licenses",
                summary: "Many decisions at a time, in the order in which they were asked for",
                description: "All of them after the same block, each as if it had been asked for alone.",
                answer: listOf(decisionSchema),
                example: {
                    path: "/plugins/licenses/decisions",
                    body: {
                        questions: [
                            { name: "@acme/weather", address: "{alice}", version: "1.0.0" },
                            { name: "@acme/weather", address: "{bob}" },
                        ],
                        at: 5,
                    },
                },
                errors: ["NOT_YET", "HISTORY_UNAVAILABLE"],
            },
        }),
        endpoint({
            path: "/wallets/{id}/licenses",
            params: walletParams,
            query: pageQuery,
            page: (params, query) => licenses.ofWallet(params, query),
            changesWith: "block",
            describe: {
                id: "listWalletLicenses",
                tag: "Vendors and wallets",
                summary: "A wallet's licenses, by the package's name",
                answer: licenseSchema,
                example: { path: "/wallets/{alice}/licenses" },
                errors: ["UNKNOWN_WALLET"],
            },
        }),
    ];
}
