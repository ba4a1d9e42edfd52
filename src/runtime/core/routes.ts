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
    route(routes: readonly object[]): void;
}

const MOST_BYTES = 262_144;

/** Headers of a visitor that a module may see: no credentials. */
const PASSED_HEADERS = ["accept", "accept-language", "content-type", "if-none-match", "user-agent"];

const nameOf = ({ params }: Request): string => `${params["vendor"]}/${params["name"]}`;

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
    const status = STATUS[code] ?? 502;
    const message = isOurs ? error.message : "The module failed";

    return h.response({ statusCode: status, error: code, code, message }).code(status);
}

async function pass(modules: NodeModules, request: Request, h: Toolkit): Promise<Response> {
    const { method, params, query, headers, payload } = request;
    const shown = PASSED_HEADERS.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]]));

    try {
        const answer = await modules.manager.http(nameOf(request), {
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

/** What anybody may know: nothing of folders, processes, options or logs. */
function publicInfo(modules: NodeModules, name: string) {
    const { version, versions, description, state, lastChange } = modules.manager.getPluginInfo(name);

    return { name, version, versions, description, state, since: lastChange?.at ?? null };
}

/** Read-only routes about modules, and those that modules answer themselves, on Core's API server. */
export const moduleRoutes = (modules: () => NodeModules) => ({
    name: "ark-plugin-registry-modules",
    once: true as const,
    register(server: Server): void {
        const one = "/plugins/modules/{vendor}/{name}";
        server.route([
            {
                method: "GET",
                path: "/plugins/modules",
                handler: () => ({
                    data: modules()
                        .list()
                        .map(({ name, version, state, problem }) => ({
                            name,
                            version,
                            state,
                            refused: problem !== null,
                        })),
                }),
            },
            {
                method: "GET",
                path: one,
                handler: (request: Request, h: Toolkit) => {
                    try {
                        return { data: publicInfo(modules(), nameOf(request)) };
                    } catch (error) {
                        return failure(h, error);
                    }
                },
            },
            {
                method: ["GET", "POST", "PUT", "DELETE"],
                path: `${one}/http/{path*}`,
                handler: (request: Request, h: Toolkit) => pass(modules(), request, h),
                options: { payload: { parse: false, output: "data", maxBytes: MOST_BYTES } },
            },
        ]);
    },
});
