import { gunzipSync } from "node:zlib";

import { ServiceProvider as ApiServiceProvider } from "@arkecosystem/core-api";
import { Application, Container, Providers, Services } from "@arkecosystem/core-kernel";

import { registerRoutes } from "../../src/api";
import { assertDescribed } from "./described";
import { TestChain } from "./test-chain";

interface Answer {
    readonly status: number;
    /** of JSON */
    readonly body: Body;
    readonly text: string;
    readonly headers: Record<string, unknown>;
}

/** What any route answers, as far as tests look into it. */
export interface Body {
    readonly data: Readonly<Record<string, unknown>> & readonly Readonly<Record<string, unknown>>[];
    readonly meta: Readonly<Record<string, unknown>>;
    readonly code?: string;
}

interface Server {
    readonly uri: string;
    boot(): Promise<void>;
    dispose(): Promise<void>;
    inject(options: object): Promise<{
        statusCode: number;
        rawPayload: Buffer;
        headers: Record<string, unknown>;
        request: { path: string; route: { path: string } };
    }>;
}

/** A request of any kind; `payload` is sent as it is. */
export interface TestRequest {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly payload?: string | object;
}

/** Core's API with its default plugins, less the rate limit, on a free port that nothing listens on. */
const configuration = {
    server: { http: { enabled: true, host: "127.0.0.1", port: 0 }, https: { enabled: false } },
    plugins: {
        log: { enabled: false },
        cache: { enabled: false, stdTTL: 8, checkperiod: 120 },
        semaphore: {
            enabled: true,
            database: {
                levelOne: { concurrency: 10, queueLimit: 100, maxOffset: 10_000 },
                levelTwo: { concurrency: 1, queueLimit: 5 },
            },
            memory: {
                levelOne: { concurrency: 3, queueLimit: 30, maxOffset: 1_000 },
                levelTwo: { concurrency: 1, queueLimit: 5 },
            },
        },
        rateLimit: { enabled: false, points: 100, duration: 60, whitelist: [], blacklist: [] },
        pagination: { limit: 100 },
        socketTimeout: 5000,
        whitelist: ["*"],
        trustProxy: false,
    },
    options: { estimateTotalCount: true },
};

/** Blocks as the database would find them; functional tests have PostgreSQL. */
const blockHistory = (chain: TestChain): object => ({
    findOneByCriteria: async ({ height }: { height: number }) =>
        chain.blocks.find(({ data }) => data.height === height)?.data,
    listByCriteria: async ({ timestamp }: { timestamp: { to: number } }) => ({
        results: chain.blocks
            .map(({ data }) => data)
            .filter((block) => block.timestamp <= timestamp.to)
            .slice(-1),
    }),
});

/** What Core's own controllers ask for and no test of this package reaches. */
function bindTheRest(app: Application): void {
    for (const identifier of [
        Container.Identifiers.DatabaseRoundRepository,
        Container.Identifiers.PeerNetworkMonitor,
        Container.Identifiers.PeerRepository,
    ]) {
        if (!app.isBound(identifier)) {
            app.bind(identifier).toConstantValue({});
        }
    }

    // The real one starts worker processes.
    app.rebind(Container.Identifiers.TransactionPoolProcessor).toConstantValue({});
}

/** Core's API server with all its routes, and this package's, on a chain. */
export class TestApi {
    public synced = true;

    private constructor(private readonly server: Server) {}

    /** @param plugins replaces options of Core's own plugins, such as `{ rateLimit: { enabled: true, points: 1 } }` */
    public static async start(chain: TestChain, plugins: Record<string, object> = {}): Promise<TestApi> {
        const { app } = chain;
        await app.resolve(Services.Search.ServiceProvider).register();
        app.bind(Container.Identifiers.BlockHistoryService).toConstantValue(blockHistory(chain));
        bindTheRest(app);
        const provider = app.resolve(ApiServiceProvider);
        provider.setConfig(
            app.resolve(Providers.PluginConfiguration).from("@arkecosystem/core-api", {
                ...configuration,
                plugins: { ...configuration.plugins, ...plugins },
            } as never),
        );
        app.bind(Container.Identifiers.PluginConfiguration)
            .toConstantValue(provider.config())
            .when(Container.Selectors.anyAncestorOrTargetTaggedFirst("plugin", "@arkecosystem/core-api"));
        await provider.register();
        await registerRoutes(app);
        const api = new TestApi(app.get(Symbol.for("API<HTTP>")));
        app.rebind(Container.Identifiers.BlockchainService).toConstantValue({
            isSynced: () => api.synced,
            getLastHeight: () => chain.state.getLastBlock().data.height,
            getLastBlock: () => chain.state.getLastBlock(),
        });

        return api;
    }

    /** @param path below `/api` */
    public get(path: string, options: TestRequest = {}): Promise<Answer> {
        return this.request(path, options);
    }

    /** @param path below `/api` */
    public post(path: string, body: unknown): Promise<Answer> {
        return this.request(path, { method: "POST", payload: body as object });
    }

    /** Really listens, on a free port. @returns the origin */
    public async listen(): Promise<string> {
        await this.server.boot();

        return this.server.uri;
    }

    public close(): Promise<void> {
        return this.server.dispose();
    }

    /** @throws Error if the answer is not as the API's document describes it */
    public async request(path: string, { method = "GET", ...options }: TestRequest): Promise<Answer> {
        const { statusCode, rawPayload, headers, request } = await this.server.inject({
            method,
            url: `/api${path}`,
            ...options,
        });
        const payload = (headers["content-encoding"] === "gzip" ? gunzipSync(rawPayload) : rawPayload).toString();
        assertDescribed({
            method,
            path: request.path.replace(/^\/api/, ""),
            route: request.route.path,
            status: statusCode,
            headers,
            payload,
        });

        return { status: statusCode, body: bodyOf(payload, headers), text: payload, headers };
    }
}

const bodyOf = (payload: string, headers: Record<string, unknown>): Body =>
    (String(headers["content-type"]).startsWith("application/json") && payload ? JSON.parse(payload) : {}) as Body;
