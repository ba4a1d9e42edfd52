import { listOf } from "../../openapi";
import { Endpoint, endpoint } from "../endpoint";
import { ApiError } from "../errors";
import { PublicModule } from "../modules-view";
import { moduleSchema } from "../resources/module";
import { nameParams } from "../schemas";
import { ApiServices } from "../services";

/** Read-only: who may change a module is whoever may open the node's control socket. */
export function moduleRoutes(services: ApiServices): Endpoint[] {
    const find = (name: string): PublicModule => {
        const found = services.modules().find(name);

        if (!found) {
            throw new ApiError("UNKNOWN_MODULE", `This node knows no module ${name}`);
        }

        return found;
    };

    return [
        endpoint({
            path: "/plugins/modules",
            item: () => services.modules().list(),
            changesWith: "anything",
            describe: {
                id: "listModules",
                tag: "Modules",
                summary: "Plugins that this node runs, or could run, in processes of their own",
                answer: listOf(moduleSchema),
                example: { path: "/plugins/modules" },
            },
        }),
        endpoint({
            path: "/plugins/modules/{name}",
            params: nameParams,
            item: ({ name }) => find(name),
            changesWith: "anything",
            describe: {
                id: "getModule",
                tag: "Modules",
                summary: "One of them",
                answer: moduleSchema,
                example: { path: "/plugins/modules/@example/license-notifier" },
                errors: ["UNKNOWN_MODULE"],
            },
        }),
    ];
}
