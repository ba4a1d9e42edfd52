import { createServer, Server } from "node:http";
import { AddressInfo } from "node:net";
import { text as textOf } from "node:stream/consumers";

import { Managers } from "@arkecosystem/crypto";

import { TestApi } from "./api";
import { TestChain } from "./test-chain";

/** What a route answers instead; undefined leaves the real answer as it is. */
export interface Reply {
    readonly status?: number;
    readonly body?: unknown;
    readonly headers?: Record<string, string>;
    /** breaks the connection */
    readonly hangUp?: boolean;
}

type Change = (real: { status: number; body: never }) => Reply | undefined;

/**
 * `TestApi` behind a real HTTP server, with what its chain has no services for: peers, pool configuration and stored
 * transactions. Tests change answers, as a lying or broken node would.
 */
export class ApiServer {
    public readonly requests: string[] = [];
    private readonly changes = new Map<string, Change>();

    private constructor(
        private readonly server: Server,
        private readonly chain: TestChain,
        private readonly api: TestApi,
    ) {}

    public static async start(chain: TestChain, api: TestApi): Promise<ApiServer> {
        const server = createServer((request, response) => {
            void textOf(request)
                .then((body) => self.answer(request.url as string, body))
                .catch((error: unknown): Reply => ({ status: 500, body: String(error) }))
                .then(({ status = 200, body, headers = {}, hangUp }) => {
                    if (hangUp) {
                        request.socket.destroy();
                    } else {
                        response.writeHead(status, headers).end(typeof body === "string" ? body : JSON.stringify(body));
                    }
                });
        });
        const self = new ApiServer(server, chain, api);
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

        return self;
    }

    public get url(): string {
        return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    }

    /** @param path below `/api`, without its query */
    public change(path: string, change: Change): void {
        this.changes.set(path, change);
    }

    public restore(): void {
        this.changes.clear();
        this.requests.splice(0);
    }

    public stop(): Promise<void> {
        return new Promise((resolve) => {
            this.server.closeAllConnections();
            this.server.close(() => resolve());
        });
    }

    /** @param body empty but for POST */
    private async answer(url: string, body: string): Promise<Reply> {
        const full = url.replace(/^\/api/, "");
        const path = full.split("?")[0] as string;
        this.requests.push(full);
        const real =
            (await this.own(path)) ?? (await (body ? this.api.post(full, JSON.parse(body)) : this.api.get(full)));
        const reply = { status: real.status ?? 200, body: real.body as never };

        return this.changes.get(path)?.(reply) ?? reply;
    }

    private async own(path: string): Promise<Reply | undefined> {
        const height = this.chain.state.getLastBlock().data.height;

        switch (path) {
            case "/node/configuration":
                return { body: { data: { core: { version: "3.9.1" }, constants: { blocktime: 8 } } } };
            case "/node/configuration/crypto":
                return { body: { data: Managers.configManager.all() } };
            case "/transactions":
                return { status: 500, body: {} };
            case "/node/syncing":
                return { body: { data: { syncing: !this.api.synced, height } } };
            case "/peers":
                return { body: { data: [{ height }, { height: height - 1 }] } };
            case "/plugins/state": {
                // The chain's blocks are of 2017; a client compares them with the clock.
                const { body } = await this.api.get(path);
                const now = Math.floor(Date.now() / 1_000);

                return { body: { data: { ...body.data, chainTime: { epoch: 0, unix: now, human: null } } } };
            }
        }

        const id = /^\/transactions\/([0-9a-f]{64})$/.exec(path)?.[1];
        const row = id && this.chain.stored.rows.find((stored) => stored.id === id);

        if (id && !row) {
            return { status: 404, body: { statusCode: 404, error: "Not Found", message: "Transaction not found" } };
        }

        return row ? { body: { data: { ...row.transaction.toJson(), blockId: `${row.blockHeight}` } } } : undefined;
    }
}
