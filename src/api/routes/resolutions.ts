import { ResolutionsController } from "../controllers/resolutions";
import { Endpoint, endpoint } from "../endpoint";
import { resolveBody, resolveQuery } from "../question-schemas";
import { resolutionSchema } from "../resources/resolution";
import { nameParams } from "../schemas";
import { ApiServices } from "../services";

export function resolutionRoutes(services: ApiServices): Endpoint[] {
    const resolutions = new ResolutionsController(services);

    return [
        endpoint({
            path: "/plugins/resolve",
            body: resolveBody,
            maxBytes: 64 * 1024,
            item: (_, __, question) => resolutions.resolve(question),
            changesWith: "block",
            describe: {
                id: "resolve",
                tag: "Packages",
                summary: "What installing would take: versions of the whole closure, conflicts, licenses, prices",
                description: "Whatever stands in the way is a problem of the answer, not an error.",
                answer: resolutionSchema,
                example: {
                    path: "/plugins/resolve",
                    body: {
                        packages: [{ name: "@acme/weather", range: "1.0.0" }],
                        core: "3.9.1",
                        address: "{bob}",
                        installed: [{ name: "@acme/units", version: "2.1.0" }],
                    },
                },
                errors: ["HISTORY_UNAVAILABLE"],
            },
        }),
        endpoint({
            path: "/plugins/{name}/resolve",
            params: nameParams,
            query: resolveQuery,
            item: (params, query) => resolutions.ofPackage(params, query),
            changesWith: "block",
            describe: {
                id: "resolvePlugin",
                tag: "Packages",
                summary: "What installing one package would take, beside nothing else than Core",
                answer: resolutionSchema,
                example: { path: "/plugins/@acme/weather/resolve?core=3.9.1&address={bob}" },
                errors: ["HISTORY_UNAVAILABLE"],
            },
        }),
    ];
}
