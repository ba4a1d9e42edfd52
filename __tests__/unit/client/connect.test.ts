import { createServer } from "node:http";
import { AddressInfo } from "node:net";

import { Managers } from "@arkecosystem/crypto";

import { ClientError, compareNodes, connect, connectBeside } from "../../../src/client";
import { apiAddress } from "../../../src/client/http";
import { releaseOf } from "../../__support__/actors";
import { publish } from "../../__support__/actors";
import { TestApi } from "../../__support__/api";
import { ApiServer } from "../../__support__/api-server";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";

let server: ApiServer;
let api: TestApi;

const fast = { retries: 0, timeout: 2_000 };

async function failure(action: Promise<unknown>): Promise<ClientError> {
    const error = await action.then(
        () => undefined,
        (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(ClientError);

    return error as ClientError;
}

beforeAll(async () => {
    useRegistryNetwork();
    const chain = (await TestChain.start()).fund("acme");
    await chain.send([publish().register("@acme"), "acme"], [releaseOf("@acme/pkg", "1.0.0"), "acme"]);
    api = await TestApi.start(chain);
    server = await ApiServer.start(chain, api);
});

afterAll(() => server.stop());
beforeEach(() => server.restore());

describe("connect", () => {
    it("learns the network from the node and signs for the block after its last", async () => {
        const client = await connect({ nodes: [server.url] });

        expect(client.facts).toMatchObject({ coreVersion: "3.9.1", blockTime: 8, behind: undefined });
        expect(Managers.configManager.getHeight()).toBe(client.facts.state.height + 1);
        expect(Managers.configManager.getMilestone().aip35).toBe(true);
    });

    it("takes the next node when one is down, and says of each why if none is left", async () => {
        const down = "http://127.0.0.1:1";
        const client = await connect({ nodes: [down, server.url], ...fast });
        expect(client.node).toBe(`${server.url}/api`);

        const error = await failure(connect({ nodes: [down, "http://127.0.0.1:2"], ...fast }));
        expect(error.code).toBe("NODE_UNREACHABLE");
        expect(error.message).toMatch(/127\.0\.0\.1:1\/api cannot be reached: .*\n.*127\.0\.0\.1:2/);
    });

    it("refuses another network, also when a further node would do", async () => {
        const expected = { nethash: "00", named: "mainnet" };
        const error = await failure(connect({ nodes: [server.url, server.url], expected }));

        expect(error.code).toBe("WRONG_NETWORK");
        expect(error.message).toContain("expected mainnet (00)");
        expect(server.requests).toHaveLength(1);
    });

    it("refuses a node whose nethash is not that of its genesis block", async () => {
        server.change("/node/configuration/crypto", ({ body }) => {
            const { data } = body as { data: { network: object } };

            return { body: { data: { ...data, network: { ...data.network, nethash: "ff" } } } };
        });

        expect((await failure(connect({ nodes: [server.url] }))).code).toBe("NODE_ERROR");
    });

    it("says that a node does not run the registry", async () => {
        server.change("/plugins/state", () => ({ status: 404, body: { statusCode: 404, message: "Not Found" } }));

        expect((await failure(connect({ nodes: [server.url] }))).code).toBe("REGISTRY_MISSING");
    });

    it("says from when on the network takes the transactions", async () => {
        server.change("/plugins/configuration", ({ body }) => ({
            body: { data: { ...(body as { data: object }).data, activation: { active: false, height: 900 } } },
        }));
        const error = await failure(connect({ nodes: [server.url] }));

        expect([error.code, error.message]).toEqual([
            "REGISTRY_INACTIVE",
            expect.stringContaining("before height 900"),
        ]);
    });

    describe("CHAIN_BEHIND", () => {
        const behind = async (): Promise<string> => {
            const error = await failure(connect({ nodes: [server.url] }));
            expect(error.code).toBe("CHAIN_BEHIND");

            return error.message;
        };

        it("behind half of its peers, though it calls itself synced", async () => {
            const height = 1_000;
            server.change("/peers", () => ({ body: { data: [{ height }, { height }, { height: 3 }] } }));

            expect(await behind()).toMatch(/blocks behind its peers/);
        });

        it("not for what a minority of peers claims", async () => {
            server.change("/peers", () => ({ body: { data: [{ height: 1e9 }, { height: 3 }, { height: 3 }] } }));

            await connect({ nodes: [server.url] });
        });

        it("by the clock, though it has no peers and calls itself synced", async () => {
            server.change("/peers", () => ({ body: { data: [] } }));
            server.change("/plugins/state", ({ body }) => ({
                body: { data: { ...(body as { data: object }).data, chainTime: { unix: Date.now() / 1_000 - 900 } } },
            }));

            expect(await behind()).toMatch(/is 900 s old by this machine's clock/);
        });

        it("by its own word, unless that is allowed", async () => {
            api.synced = false;

            try {
                expect(await behind()).toContain("still syncing");
                const client = await connect({ nodes: [server.url], allowBehind: true });
                expect(client.facts.behind).toContain("still syncing");
            } finally {
                api.synced = true;
            }
        });
    });
});

describe("attempts", () => {
    it("are repeated after 429, 5xx and broken connections, a bounded number of times", async () => {
        const replies = [
            { status: 429, body: {}, headers: { "retry-after": "0" } },
            { status: 502, body: "<html>" },
            { hangUp: true },
        ];
        server.change("/plugins/configuration", () => replies.shift());
        await connect({ nodes: [server.url], retries: 3 });
        expect(server.requests.filter((path) => path === "/plugins/configuration")).toHaveLength(4);

        server.change("/plugins/configuration", () => ({ status: 429, body: {} }));
        expect((await failure(connect({ nodes: [server.url], retries: 1 }))).code).toBe("RATE_LIMITED");
    });

    it("end after a time without an answer", async () => {
        const silent = createServer(() => undefined);
        await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
        const { port } = silent.address() as AddressInfo;
        const error = await failure(connect({ nodes: [`127.0.0.1:${port}`], retries: 0, timeout: 100 }));
        silent.closeAllConnections();
        silent.close();

        expect(error.message).toContain("no answer in time");
    });

    it("do not take HTML of a proxy for an answer", async () => {
        server.change("/plugins/state", () => ({ status: 200, body: "<html>" }));

        expect((await failure(connect({ nodes: [server.url], ...fast }))).code).toBe("NODE_ERROR");
    });
});

describe("compareNodes", () => {
    it("accepts equal states and refuses different ones at one height", async () => {
        const first = await connect({ nodes: [server.url] });
        const second = await connectBeside(first, server.url);
        expect(await compareNodes(first, second)).toMatchObject({ height: first.facts.state.height });

        let asked = 0;
        server.change("/plugins/state", ({ body }) =>
            ++asked % 2 ? undefined : { body: { data: { ...(body as { data: object }).data, digest: "00" } } },
        );
        const error = await failure(compareNodes(first, second));
        expect([error.code, error.message]).toEqual(["NODES_DISAGREE", expect.stringContaining("digest")]);
    });
});

describe("apiAddress", () => {
    it.each([
        ["http://host:4003", "http://host:4003/api"],
        ["http://host:4003/api/", "http://host:4003/api"],
        ["https://host/node/", "https://host/node/api"],
        ["host:4003", "http://host:4003/api"],
    ])("%s: %s", (node, api) => {
        expect(apiAddress(node)).toBe(api);
    });

    it.each(["ftp://host", "http://", "not an address"])("refuses %s", (node) => {
        expect(() => apiAddress(node)).toThrow("Expected http://host:4003");
    });

    it("refuses a password without repeating it", () => {
        expect(() => apiAddress("http://user:topsecret@host")).toThrow(/^(?!.*topsecret).*password/);
    });
});
