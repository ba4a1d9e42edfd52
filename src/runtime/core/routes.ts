import { STATUS_CODES } from "node:http";

import { ModuleError } from "../errors";
import type { NodeModules } from "../node-modules";
import { RpcFailure } from "../rpc/connection";

/** What this needs of hapi. */
interface Request {
    readonly method: string;
    readonly params: Readonly<Record<string, string>>;
    readonly query: Readonly<Record<string, unknown>>;
    readonly headers: Readonly<Record<string, string | undefined>>;
    readonly payload: unknown;
}

interface Response {
    code(status: number): Response;
    header(name: string, value: string): Response;
}

interface Toolkit {
    response(body: object | string): Response;
}

interface Server {
    route(route: object): void;
}

const MOST_BYTES = 262_144;

/** Headers of a visitor that a module may see: no credentials. */
const PASSED_HEADERS = ["accept", "accept-language", "content-type", "if-none-match", "user-agent"];

const STATUS: Readonly<Record<string, number>> = {
    MODULE_UNKNOWN: 404,
    MODULE_INVALID: 404,
    MODULE_NOT_LOADED: 503,
    NOT_LOADED: 503,
    DENIED: 404,
    METHOD_UNKNOWN: 404,
    TIMEOUT: 504,
};

function failure(h: Toolkit, error: unknown): Response {
    const isOurs = error instanceof ModuleError || error instanceof RpcFailure;
    const code = isOurs ? error.code : "FAILED";
    const statusCode = STATUS[code] ?? 502;
    const message = isOurs ? error.message : "The module failed";

    return h.response({ statusCode, error: STATUS_CODES[statusCode], message, code }).code(statusCode);
}

async function pass(modules: NodeModules, request: Request, h: Toolkit): Promise<Response> {
    const { method, params, query, headers, payload } = request;
    const shown = PASSED_HEADERS.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]]));

    try {
        const answer = await modules.manager.http(params["name"] ?? "", {
            method: method.toUpperCase(),
            path: `/${params["path"] ?? ""}`,
            query: Object.fromEntries(Object.entries(query).map(([key, value]) => [key, String(value)])),
            headers: Object.fromEntries(shown) as Record<string, string>,
            body: Buffer.isBuffer(payload) ? payload.toString("utf8") : "",
        });
        const response = h.response(answer.body).code(answer.status);
        Object.entries(answer.headers).forEach(([name, value]) => response.header(name, value));

        return response;
    } catch (error) {
        return failure(h, error);
    }
}

const options = { payload: { parse: false, output: "data", maxBytes: MOST_BYTES } };

/** What modules answer themselves, on Core's API servers; what a node says of them is in `src/api/routes`. */
export const moduleRoutes = (modules: () => NodeModules) => ({
    name: "ark-plugin-registry-modules",
    once: true as const,
    register(server: Server): void {
        const path = "/plugins/modules/{name}/http/{path*}";
        const handler = (request: Request, h: Toolkit) => pass(modules(), request, h);
        server.route({ method: "GET", path, handler });
        server.route({ method: ["POST", "PUT", "DELETE"], path, handler, options });
    },
});
