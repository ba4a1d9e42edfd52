import { Interfaces } from "@arkecosystem/crypto";

import { RegistryView } from "../../../src/catalogue";
import { Catalogue, CatalogueIdentifier } from "../../../src/catalogue";
import { addressFor, PAID, publish, purchase, releaseOf } from "../../__support__/actors";
import { TestApi } from "../../__support__/api";
import { description } from "../../__support__/described";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";

let chain: TestChain;
let api: TestApi;

beforeEach(async () => {
    useRegistryNetwork();
    chain = (await TestChain.start()).fund("acme", "alice");
    chain.app.get<Catalogue>(CatalogueIdentifier).reset();
    await chain.send(
        [publish().register("@acme"), "acme"],
        [releaseOf("@acme/pkg", "1.0.0", PAID), "acme"],
        [purchase().full("@acme/pkg", PAID, addressFor("acme")), "alice"],
    );
    api = await TestApi.start(chain);
});

const PLUGIN = "/plugins/@acme/pkg";
const decisionPath = () => `${PLUGIN}/licenses/${addressFor("alice")}`;

const tagOf = async (path: string) => (await api.get(path)).headers["etag"] as string;

const statusWith = async (path: string, tag: string) =>
    (await api.get(path, { headers: { "if-none-match": tag } })).status;

/** Whether what was answered before still stands, to a client that asks with the tag of that answer. */
async function stands(path: string, change: () => unknown): Promise<boolean> {
    const tag = await tagOf(path);
    expect(await statusWith(path, tag)).toBe(304);
    await change();

    return (await statusWith(path, tag)) === 304;
}

it("answers 304 without a body, and without any work", async () => {
    const tag = await tagOf(decisionPath());
    const decide = jest.spyOn(RegistryView.prototype, "decide");

    try {
        const { status, text, headers } = await api.get(decisionPath(), { headers: { "if-none-match": tag } });
        expect({ status, text }).toEqual({ status: 304, text: "" });
        expect(headers).toMatchObject({ etag: tag, "cache-control": "no-cache" });
        expect(decide).not.toHaveBeenCalled();

        await api.get(decisionPath(), { headers: { "if-none-match": '"other"' } });
        expect(decide).toHaveBeenCalledTimes(1);
    } finally {
        decide.mockRestore();
    }
});

it("knows its tags in lists, weak, and as hapi marks compressed answers", async () => {
    const path = "/plugins/openapi.json";
    const plain = await tagOf(path);
    const { headers } = await api.get(path, { headers: { "accept-encoding": "gzip" } });
    expect(headers["etag"]).toBe(plain.replace(/"$/, '-gzip"'));

    for (const asked of [plain, `W/${plain}`, `"other", ${plain}`, headers["etag"] as string]) {
        expect([asked, await statusWith(path, asked)]).toEqual([asked, 304]);
    }

    for (const asked of ['"other"', plain.slice(1, -1), `"x${plain.slice(1)}`, "*"]) {
        expect([asked, await statusWith(path, asked)]).toEqual([asked, 200]);
    }
});

it("HEAD has the same headers", async () => {
    const { headers, text } = await api.get(PLUGIN, { method: "HEAD" });

    expect(text).toBe("");
    expect(headers).toMatchObject({ etag: await tagOf(PLUGIN), "cache-control": "no-cache" });
    expect((await api.get(PLUGIN, { method: "HEAD", headers: { "if-none-match": await tagOf(PLUGIN) } })).status).toBe(
        304,
    );
});

it("a tag is of one path and query", async () => {
    const tags = ["/plugins", "/plugins?limit=1", PLUGIN, `${PLUGIN}/versions`].map(tagOf);

    expect(new Set(await Promise.all(tags)).size).toBe(4);
    expect(await tagOf("/plugins/@acme%2Fpkg")).toBe(await tagOf(PLUGIN));
});

it("what only the registry changes outlives blocks without transactions of ours", async () => {
    expect(await stands(PLUGIN, () => chain.forge())).toBe(true);
    expect(await stands(PLUGIN, () => chain.send([releaseOf("@acme/pkg", "1.1.0", PAID), "acme"]))).toBe(false);
    expect(await stands(PLUGIN, () => chain.revert())).toBe(false);
});

it("what depends on time ends with each block, and with the node's being synced", async () => {
    expect(await stands(decisionPath(), () => chain.forge())).toBe(false);
    expect(await stands(decisionPath(), () => (api.synced = false))).toBe(false);
});

it("a block that is reverted and applied again has its tag again", async () => {
    const before = await tagOf(PLUGIN);
    await chain.send([releaseOf("@acme/pkg", "1.1.0", PAID), "acme"]);
    const after = await tagOf(PLUGIN);
    const { transactions } = await chain.revert();

    expect(await tagOf(PLUGIN)).toBe(before);
    await chain.forge(...transactions);
    expect(await tagOf(PLUGIN)).toBe(after);
});

it("tells the same transactions in another block apart, which the state's digest does not", async () => {
    await chain.send([releaseOf("@acme/pkg", "1.1.0", PAID), "acme"]);
    const [tag, { digest }] = [await tagOf(PLUGIN), chain.registry];
    const { transactions } = await chain.revert();
    await chain.forge();
    await chain.forge(...transactions);

    expect(chain.registry.digest).toBe(digest);
    expect(await tagOf(PLUGIN)).not.toBe(tag);
});

it("is the same on another node with the same blocks", async () => {
    const other = await TestApi.start(await chain.bootstrapped());

    expect((await other.get(PLUGIN)).headers["etag"]).toBe(await tagOf(PLUGIN));
});

it("says nothing of answers that are errors, and keeps no answer to what is not a question of state", async () => {
    const unknown = await api.get("/plugins/@acme/other");
    expect(unknown).toMatchObject({ status: 404, headers: { "cache-control": "no-cache" } });
    expect(unknown.headers).not.toHaveProperty("etag");

    const state = await api.get("/plugins/state");
    expect(state.headers["cache-control"]).toBe("no-store");
    expect(state.headers).not.toHaveProperty("etag");
});

it("ends when history is no longer available", async () => {
    const fail = () =>
        expect(() => chain.app.get<Catalogue>(CatalogueIdentifier).reverted({ data: {} } as never)).toThrow();

    expect(await stands(PLUGIN, fail)).toBe(false);
});

it("does not mark an answer during which the chain moved on", async () => {
    const decideAt = RegistryView.prototype.decideAt;
    const during = jest.spyOn(RegistryView.prototype, "decideAt").mockImplementation(function (
        this: RegistryView,
        ...args
    ) {
        chain.state.setLastBlock({
            ...chain.blocks.at(-1),
            data: { ...chain.blocks.at(-1)!.data, id: "other" },
        } as Interfaces.IBlock);

        return decideAt.apply(this, args);
    });

    try {
        expect((await api.get(`${decisionPath()}?at=2`)).headers).not.toHaveProperty("etag");
    } finally {
        during.mockRestore();
    }
});

it("keeps Core's response cache, where it is on, from giving everybody an empty answer", async () => {
    const cached = await TestApi.start(await chain.bootstrapped(), {
        cache: { enabled: true, stdTTL: 8, checkperiod: 0 },
    });
    const tag = await tagOf(PLUGIN);
    expect((await cached.get(PLUGIN, { headers: { "if-none-match": tag } })).text).toBe("");

    expect(await cached.get(PLUGIN)).toMatchObject({ status: 200, body: { data: { name: "@acme/pkg" } } });
    expect(await cached.get("/plugins/x/y")).toMatchObject({ status: 404, body: { code: "UNKNOWN_ROUTE" } });
    expect(await cached.get("/plugins/x/y")).toMatchObject({ status: 404, body: { code: "UNKNOWN_ROUTE" } });
});

it("every GET says how long it may be kept", async () => {
    const silent = Object.entries(description.paths).filter(
        ([, { get }]) => get && !("ETag" in ((get.responses["200"] as { headers: object }).headers ?? {})),
    );

    expect(silent.map(([path]) => path)).toEqual(["/plugins/state", "/plugins/modules", "/plugins/modules/{name}"]);
});
