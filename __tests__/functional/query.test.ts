/** What shops, installers and auditors see of a real node: webhooks, Core's own routes, and ours through a typed client. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

import createClient from "openapi-fetch";

import { PACKAGE_ROOT } from "../../devnet/network";
import { waitFor } from "../../devnet/processes";
import type { paths } from "../../docs/openapi";
import { DEFAULT_FEES } from "../../src/transactions";
import { PAID, purchase, releaseOf } from "../__support__/actors";
import { assertDescribed, routeOf } from "../__support__/described";
import { FunctionalNetwork, startFunctionalNetwork } from "../__support__/functional-network";
import { addDrill, NodeDrill } from "../__support__/node-drill";
import { NAME, preparation } from "../__support__/refusal-cases";
import { Delivery, Receiver } from "../__support__/webhooks";

const API_PORT = 24_303;
const WEBHOOK_PORT = API_PORT + 2;

interface CoreTransaction {
    readonly id: string;
    readonly blockId: string;
    readonly sender: string;
    readonly asset: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly timestamp: object;
}

interface State {
    readonly height: number;
    readonly digest: string;
    readonly counts: { readonly releases: number };
    readonly history: { readonly available: boolean };
}

let network: FunctionalNetwork;
let drill: NodeDrill;
let receiver: Receiver;

const addressOf = (role: string) => network.wallet(role).address;
const get = <T>(path: string) => network.client.get<T>(path);
const dataOf = async <T>(path: string) => (await get<{ data: T }>(path)).data;
const stateOf = () => dataOf<State>("/plugins/state");
const send = (builder: unknown, role: string) => network.client.send(builder, network.wallet(role));

async function subscribe(path: string, event: string): Promise<void> {
    const response = await fetch(`http://127.0.0.1:${WEBHOOK_PORT}/api/webhooks`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ event, target: receiver.url(path), conditions: [] }),
    });
    expect(response.status).toBe(201);
}

/** Every action and kind, each sender's at once. */
async function sendEverything(): Promise<void> {
    for (const [role, builders] of preparation(addressOf)) {
        const ids = await network.client.broadcastAll(builders, network.wallet(role));
        await network.client.waitForged(ids.at(-1) as string);
    }
}

const ours = (): Promise<CoreTransaction[]> =>
    dataOf("/transactions?typeGroup=1035&limit=100&orderBy=timestamp:asc,sequence:asc");

const inOrder = (deliveries: readonly Delivery[]): Delivery["data"][] =>
    deliveries
        .map(({ data }) => data)
        .sort((a, b) => Number(a["height"]) - Number(b["height"]) || Number(a["sequence"]) - Number(b["sequence"]));

/** `fetch`, for a client: what it brings must be as the document describes it. */
async function checked(request: Request): Promise<Response> {
    const response = await fetch(request);
    const path = decodeURIComponent(new URL(request.url).pathname).replace(/^\/api/, "");
    const payload = await response.clone().text();
    const headers = Object.fromEntries(response.headers);
    assertDescribed({
        method: request.method,
        path,
        route: `/api${routeOf(path)}`,
        status: response.status,
        headers,
        payload,
    });

    return response;
}

const tellOf = (path: string, event: string): Delivery["data"][] =>
    receiver
        .of(path)
        .map(({ data }) => data)
        .filter((data) => data["event"] === event);

beforeAll(async () => {
    network = await startFunctionalNetwork("query", API_PORT, [
        "owner",
        "maintainer",
        "alice",
        "bob",
        "carol",
        "dave",
        "stranger",
    ]);
    drill = await addDrill(network);
    receiver = await Receiver.start();
    await subscribe("/changes", "registry.changed");
    await subscribe("/expiring", "license.expiring");
    await subscribe("/expired", "license.expired");
    await sendEverything();
}, 300_000);

afterAll(async () => {
    await network?.stop();
    await receiver?.stop();
}, 60_000);

describe("webhooks", () => {
    it("deliver one event for each change, with everything that Core's own routes say of its transaction", async () => {
        const transactions = await ours();
        const told = inOrder(await receiver.wait("/changes", transactions.length));

        expect(told).toEqual(
            await Promise.all(
                transactions.map(async ({ id, blockId, sender, asset, timestamp }) => {
                    const { height } = await dataOf<{ height: number }>(`/blocks/${blockId}`);
                    const said = Object.values(asset)[0];
                    const common = {
                        transactionId: id,
                        blockId,
                        height,
                        sender,
                        chainTime: timestamp,
                        reverted: false,
                    };

                    return expect.objectContaining({ ...common, asset: said });
                }),
            ),
        );
        expect(new Set(told.map(({ event }) => event))).toEqual(
            new Set([
                "plugin.vendor.registered",
                "plugin.released",
                "plugin.terms.changed",
                "plugin.yanked",
                "plugin.unyanked",
                "plugin.maintainers.changed",
                "plugin.vendor.offered",
                "plugin.vendor.accepted",
                "license.granted",
                "license.trial.started",
                "license.moved",
            ]),
        );
    }, 60_000);

    it("deliver what a fork takes back, with its own payload, and what comes again in another block", async () => {
        const { counts } = await stateOf();
        const { id, height } = await send(releaseOf(NAME, "1.2.0", PAID), "owner");
        const { height: tip } = await stateOf();
        await drill.revert(tip - height + 1);
        const again = await waitFor("the release in another block", async () => {
            const found = tellOf("/changes", "plugin.released").filter(({ transactionId }) => transactionId === id);

            return found.length === 2 ? found : undefined;
        });
        const [reverted] = tellOf("/changes", "plugin.released.reverted");

        expect(reverted).toEqual({ ...again[0], event: "plugin.released.reverted", reverted: true });
        expect(again[1]).toMatchObject({ transactionId: id, name: NAME, version: "1.2.0", reverted: false });
        expect(again[1]!["blockId"]).not.toBe(again[0]!["blockId"]);
        expect(tellOf("/changes", "plugin.released.reverted")).toHaveLength(1);
        expect((await stateOf()).counts).toEqual({ ...counts, releases: counts.releases + 1 });
    }, 120_000);

    it("tell once that a license is about to end, and once that it has ended: over a fork, and over a restart", async () => {
        const terms = { ...PAID, licensePeriod: 6, trialPeriod: 0, fallback: false };
        await send(releaseOf("@acme/short", "1.0.0", terms), "owner");
        await send(purchase().full("@acme/short", terms, addressOf("owner")), "alice");
        const [expired] = await receiver.wait("/expired", 1);
        await drill.revert(2);
        const { height } = await stateOf();
        await network.devnet.node.waitForHeight(height + 3);
        await network.devnet.node.stop();
        network.devnet.node.start();
        await network.devnet.node.waitForHeight(height + 5);
        const about = { name: "@acme/short", licensee: addressOf("alice"), owner: addressOf("owner") };

        expect(expired!.data).toMatchObject({ ...about, event: "license.expired", kind: "full", fallback: false });
        expect(receiver.of("/expired")).toHaveLength(1);
        expect(receiver.of("/expiring").filter(({ data }) => data["name"] === "@acme/short")).toMatchObject([
            { data: { ...about, event: "license.expiring", expiresAt: expired!.data["expiresAt"] } },
        ]);
    }, 180_000);
});

describe("Core's own routes", () => {
    it("know both types, their schemas and their least fees", async () => {
        const types = await dataOf<Record<string, object>>("/transactions/types");
        const schemas = await dataOf<Record<string, Record<string, { asset: object }>>>("/transactions/schemas");
        const fees = await dataOf<Record<string, object>>("/transactions/fees");

        expect(types["1035"]).toEqual({ PluginPublish: 0, LicensePurchase: 1 });
        expect(schemas["1035"]!["0"]).toMatchObject({ asset: { required: ["pluginPublish"] } });
        expect(schemas["1035"]!["1"]).toMatchObject({ asset: { required: ["licensePurchase"] } });
        expect(fees["1035"]).toEqual({ pluginPublish: DEFAULT_FEES.register, licensePurchase: DEFAULT_FEES.gift });
    });

    it.each(["", "?days=1"])("/node/fees%s has statistics of what was paid", async (query) => {
        const fees = await dataOf<Record<string, Record<string, object>>>(`/node/fees${query}`);

        expect(fees["1035"]).toMatchObject({
            pluginPublish: { max: DEFAULT_FEES.register, min: expect.any(String), avg: expect.any(String) },
            licensePurchase: { max: DEFAULT_FEES.gift, min: DEFAULT_FEES.trial, avg: expect.any(String) },
        });
    });

    it.each<[string, number]>([
        ["asset.pluginPublish.action=register", 3],
        ["asset.pluginPublish.action=release&asset.pluginPublish.name=@acme/free", 1],
        ["asset.licensePurchase.kind=trial", 1],
        ["type=1", 7],
        ["type=0&asset.pluginPublish.terms.price=0", 1],
    ])("find transactions by %s", async (query, count) => {
        const { meta, data } = await get<{ meta: { totalCount: number }; data: CoreTransaction[] }>(
            `/transactions?typeGroup=1035&${query}`,
        );

        expect(meta.totalCount).toBe(count);
        expect(data).toHaveLength(count);
    });

    it("list them by block and by wallet", async () => {
        const [{ blockId, id }] = (await ours()) as [CoreTransaction];
        const ids = async (path: string) => (await dataOf<CoreTransaction[]>(path)).map((each) => each.id);

        expect(await ids(`/blocks/${blockId}/transactions`)).toContain(id);
        expect(await ids(`/wallets/${addressOf("owner")}/transactions/sent?typeGroup=1035`)).toContain(id);
        expect(await ids(`/wallets/${addressOf("owner")}/transactions/received?typeGroup=1035`)).toHaveLength(6);
    });
});

describe("a client generated from the document that the node serves", () => {
    const client = createClient<paths>({ baseUrl: `http://127.0.0.1:${API_PORT}/api`, fetch: checked });
    const plugin = { path: { name: NAME } };

    it("is generated from what the package ships, which is what the node serves", async () => {
        const { data } = await client.GET("/plugins/openapi.json");

        expect(data).toEqual(JSON.parse(readFileSync(join(PACKAGE_ROOT, "docs/openapi.json"), "utf8")));
    });

    it("asks every route, by types alone, and each answer is as described", async () => {
        const alice = addressOf("alice");
        const holder = { path: { id: alice } };
        const answers = await Promise.all([
            client.GET("/plugins", { params: { query: { q: "pkg", free: false, orderBy: "price:desc" } } }),
            client.GET("/plugins/{name}", { params: plugin }),
            client.GET("/plugins/{name}/versions", { params: { ...plugin, query: { limit: 1 } } }),
            client.GET("/plugins/{name}/versions/{version}", { params: { path: { name: NAME, version: "1.1.0" } } }),
            client.GET("/plugins/{name}/history", { params: plugin }),
            client.GET("/plugins/{name}/dependents", { params: plugin }),
            client.GET("/plugins/{name}/licenses", { params: plugin }),
            client.GET("/plugins/{name}/licenses/{address}", { params: { path: { name: NAME, address: alice } } }),
            client.GET("/plugins/{name}/resolve", { params: { ...plugin, query: { core: "3.9.1", address: alice } } }),
            client.POST("/plugins/resolve", { body: { core: "3.9.1", packages: [{ name: NAME }] } }),
            client.POST("/plugins/licenses/decisions", { body: { questions: [{ name: NAME, address: alice }] } }),
            client.GET("/vendors/{vendor}", { params: { path: { vendor: "@acme" } } }),
            client.GET("/wallets/{id}/plugins", { params: { path: { id: addressOf("owner") } } }),
            client.GET("/wallets/{id}/licenses", { params: holder }),
            client.GET("/plugins/configuration"),
            client.GET("/plugins/state"),
            client.GET("/plugins/reference", { parseAs: "text" }),
        ]);

        expect(answers.map(({ response, error }) => [response.status, error])).toEqual(
            answers.map(() => [200, undefined]),
        );
    });

    it("has typed data, and typed errors", async () => {
        const path = { name: NAME, address: addressOf("alice") };
        const { data } = await client.GET("/plugins/{name}/licenses/{address}", { params: { path } });
        const code: "VALID" | undefined = data?.data.code === "VALID" ? data.data.code : undefined;
        const { error } = await client.GET("/plugins/{name}", { params: { path: { name: "@acme/none" } } });

        expect({ code, error: error?.code }).toEqual({ code: "VALID", error: "UNKNOWN_PLUGIN" });
    });
});

describe("the read model", () => {
    it("that fails at a block of a running node is rebuilt there, and the node goes on", async () => {
        await drill.breakReadModel();
        const { height } = await send(releaseOf(NAME, "1.3.0", PAID), "owner");
        const rebuilt = await waitFor("a whole read model", async () => {
            const state = await stateOf();

            return state.history.available ? state : undefined;
        });
        const versions = await dataOf<{ version: string }[]>(`/plugins/${NAME}/versions`);
        const log = readFileSync(network.devnet.node.logFile, "utf8");

        expect(versions.map(({ version }) => version)).toEqual(expect.arrayContaining(["1.3.0", "1.1.0", "1.0.0"]));
        expect(rebuilt.history).toEqual({ available: true, reason: null, rebuilding: false, behind: 0 });
        expect(log).toMatch(/a listener failed: Error: a drill/);
        expect(log).toMatch(/the read model is whole again/);
        await network.devnet.node.waitForHeight(height + 2);
        const { digest } = await stateOf();
        await network.devnet.node.stop();
        network.devnet.node.start();
        await network.devnet.node.waitForHeight(height + 2);
        expect((await stateOf()).digest).toBe(digest);
    }, 180_000);
});
