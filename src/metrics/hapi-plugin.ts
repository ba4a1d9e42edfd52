import { contentTypeOf, inFormat } from "./exposition";
import { Meters, Readings } from "./meters";

/** What this uses of hapi, whose types are not among Core's dependencies. */
interface Request {
    readonly headers: Readonly<Record<string, string | undefined>>;
    readonly query: Readonly<Record<string, unknown>>;
    readonly route: { readonly path: string };
    /** milliseconds since 1970 */
    readonly info: { readonly received: number };
    readonly response: Response;
}

interface Response {
    readonly statusCode?: number;
    readonly source?: unknown;
    type(mediaType: string): Response;
    header(name: string, value: string): Response;
}

interface Toolkit {
    readonly continue: symbol;
    response(body: string): Response;
}

type Lifecycle = (request: Request, h: Toolkit) => unknown;

interface Server {
    readonly realm: { readonly modifiers: { readonly route: { readonly prefix?: string } } };
    readonly events: { on(event: "response", listener: (request: Request) => void): void };
    route(route: object): void;
}

export interface HapiPlugin {
    readonly name: string;
    readonly once: true;
    register(server: Server): void;
}

/** The routes of this package; `GET /plugins/metrics` itself too. */
const OURS = /^\/(?:plugins|vendors|wallets\/[^/]+\/(?:plugins|licenses))(?:\/|$)/;

const DECISIONS = ["/plugins/{name}/licenses/{address}", "/plugins/licenses/decisions"];

/**
 * Serves metrics, and counts answers once they have been sent: whoever asks does not wait for it. The time of arrival is
 * hapi's own, in whole milliseconds; a hook of ours at arrival would cost several times what the counting does.
 */
export const metricsPlugin = (meters: Meters, read: () => Readings): HapiPlugin => ({
    name: "ark-plugin-registry-metrics",
    once: true,
    register(server) {
        const { prefix = "" } = server.realm.modifiers.route;
        const ours = ourRoutes(prefix);

        server.events.on("response", (request) => {
            const route = ours(request.route.path);

            if (route !== undefined) {
                count(meters, route, request);
            }
        });
        server.route({
            method: "GET",
            path: "/plugins/metrics",
            handler: async ({ headers }: Request) => inFormat(await meters.text(read()), headers["accept"]),
            options: { ext: { onPreResponse: { method: typed } } },
        });
    },
});

/** Our own route by its full path, remembered: there are only so many. */
function ourRoutes(prefix: string): (path: string) => string | undefined {
    const known = new Map<string, string | undefined>();

    return (path) => {
        if (!known.has(path)) {
            const route = path.slice(prefix.length);
            known.set(path, path.startsWith(prefix) && OURS.test(route) ? route : undefined);
        }

        return known.get(path);
    };
}

const typed: Lifecycle = ({ response }, h) => {
    if (typeof response.source === "string") {
        response.type(contentTypeOf(response.source)).header("cache-control", "no-store");
    }

    return h.continue;
};

function count(meters: Meters, route: string, { response, query, info }: Request): void {
    const status = response.statusCode ?? 0;
    meters.answered({ route, status, seconds: (Date.now() - info.received) / 1000 });

    if (status !== 200) {
        return;
    }

    if (DECISIONS.includes(route)) {
        codesOf(response.source).forEach((code) => meters.decided(code));
    } else if (route === "/plugins") {
        meters.searched(query["q"] === undefined ? "filters" : "text");
    }
}

/** One decision or a list of them. */
function codesOf(body: unknown): readonly string[] {
    const data = (body as { data?: Decision | readonly Decision[] } | undefined)?.data ?? [];

    return Array.isArray(data) ? data.map(({ code }: Decision) => code) : [(data as Decision).code];
}

interface Decision {
    readonly code: string;
}
