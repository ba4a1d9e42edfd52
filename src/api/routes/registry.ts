import { RegistryController } from "../controllers/registry";
import { Endpoint, endpoint } from "../endpoint";
import { configurationSchema, stateSchema, vendorSchema } from "../resources/registry";
import { vendorParams } from "../schemas";
import { ApiServices } from "../services";

export function registryRoutes(services: ApiServices): Endpoint[] {
    const registry = new RegistryController(services);

    return [
        endpoint({
            path: "/vendors/{vendor}",
            params: vendorParams,
            item: (params) => registry.vendor(params),
            changesWith: "registry",
            describe: {
                id: "getVendor",
                tag: "Vendors and wallets",
                summary: "A vendor's owner, maintainers, open offer and packages",
                answer: vendorSchema,
                example: { path: "/vendors/@acme" },
                errors: ["UNKNOWN_VENDOR"],
            },
        }),
        endpoint({
            path: "/plugins/configuration",
            item: () => registry.configuration(),
            changesWith: "block",
            describe: {
                id: "getConfiguration",
                tag: "Registry",
                summary: "What the network asks of transactions after the node's last block",
                answer: configurationSchema,
                example: { path: "/plugins/configuration" },
            },
        }),
        endpoint({
            path: "/plugins/state",
            item: () => registry.state(),
            changesWith: "anything",
            describe: {
                id: "getState",
                tag: "Registry",
                summary: "Height, digest and counts, to compare nodes",
                answer: stateSchema,
                example: { path: "/plugins/state" },
            },
        }),
    ];
}
