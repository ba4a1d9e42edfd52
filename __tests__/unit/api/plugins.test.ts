import { Catalogue, CatalogueIdentifier } from "../../../src/catalogue";
import { FREE_TERMS, Terms } from "../../../src/transactions";
import { addressFor, INTEGRITY, PAID, publish, purchase, releaseOf } from "../../__support__/actors";
import { TestApi } from "../../__support__/api";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";

const CHEAP: Terms = { ...PAID, price: "90", trialPeriod: 0 };

let chain: TestChain;
let api: TestApi;

/** @acme/paid 2500000000 with trial, @acme/versions 90 without, @other/free. */
beforeAll(async () => {
    useRegistryNetwork();
    chain = (await TestChain.start()).fund("acme", "alice", "bob");
    chain.app.get<Catalogue>(CatalogueIdentifier).reset();
    await chain.send(
        [publish().register("@acme"), "acme"],
        [publish().register("@other"), "bob"],
        [
            publish().release({
                name: "@acme/paid",
                version: "1.0.0",
                terms: PAID,
                requirements: { core: "^2.0.0", plugins: {} },
                integrity: INTEGRITY,
            }),
            "acme",
        ],
        [
            publish().release({
                name: "@other/free",
                version: "1.0.0",
                terms: FREE_TERMS,
                requirements: { core: "^4.0.0", plugins: { "@acme/paid": "^1.0.0" } },
                integrity: INTEGRITY,
                description: "Weather, Wind and 50% more",
                source: "https://example.org/free.tgz",
            }),
            "bob",
        ],
        [releaseOf("@acme/versions", "1.0.0", CHEAP), "acme"],
        [releaseOf("@acme/paid", "1.1.0-rc.1", PAID), "acme"],
        [publish().yank("@acme/paid", "1.0.0", "security", "leaks"), "acme"],
        [purchase().full("@acme/versions", CHEAP, addressFor("acme")), "alice"],
        [publish().maintainers("@acme", [addressFor("alice")]), "acme"],
        [publish().transfer("@acme", addressFor("bob")), "acme"],
    );
    api = await TestApi.start(chain);
});

const names = async (query: string): Promise<unknown[]> => {
    const { status, body } = await api.get(`/plugins${query}`);
    expect(status).toBe(200);

    return body.data.map(({ name }) => name);
};

describe("GET /plugins", () => {
    it.each([
        ["", ["@acme/paid", "@acme/versions", "@other/free"]],
        ["?vendor=@acme", ["@acme/paid", "@acme/versions"]],
        ["?vendor=@nobody", []],
        ["?owner=BOB", ["@other/free"]],
        ["?owner=BOB&vendor=@acme", []],
        ["?owner=BOB&vendor=@other", ["@other/free"]],
        ["?owner=NOBODY", []],
        ["?free=true", ["@other/free"]],
        ["?free=false", ["@acme/paid", "@acme/versions"]],
        ["?trial=true", ["@acme/paid"]],
        ["?trial=false", ["@acme/versions", "@other/free"]],
        ["?core=3.9.1", ["@acme/paid", "@acme/versions"]],
        ["?core=4.1.0", ["@acme/paid", "@acme/versions", "@other/free"]],
        ["?core=4.1.0-next.1", []],
        ["?core=2.7.0", []],
        ["?maxPrice=90", ["@acme/versions", "@other/free"]],
        ["?maxPrice=89", ["@other/free"]],
        ["?q=PAI", ["@acme/paid"]],
        ["?q=weather, wind", ["@other/free"]],
        ["?q=wea 50%25", ["@other/free"]],
        ["?q=w%C3%ADnd", ["@other/free"]],
        ["?q=acme", ["@acme/paid", "@acme/versions"]],
        ["?q=@acme/versions", ["@acme/versions"]],
        ["?q=acme&orderBy=price", ["@acme/versions", "@acme/paid"]],
        ["?q=acme&trial=true", ["@acme/paid"]],
        ["?q=acme&vendor=@other", []],
        ["?q=eather", []],
        ["?q=%00%F0%9F%98%80!", []],
        ["?q=nothing", []],
        ["?orderBy=relevance", ["@acme/paid", "@acme/versions", "@other/free"]],
        ["?orderBy=name:desc", ["@other/free", "@acme/versions", "@acme/paid"]],
        ["?orderBy=price", ["@other/free", "@acme/versions", "@acme/paid"]],
        ["?orderBy=price:desc", ["@acme/paid", "@acme/versions", "@other/free"]],
        ["?orderBy=published:desc", ["@acme/paid", "@acme/versions", "@other/free"]],
        ["?orderBy=sold:desc,name:desc", ["@acme/versions", "@other/free", "@acme/paid"]],
        ["?limit=1&page=2", ["@acme/versions"]],
        ["?limit=1&offset=2", ["@other/free"]],
        ["?limit=1&page=2&orderBy=price", ["@acme/versions"]],
        ["?page=9", []],
        ["?vendor=@acme&free=false&orderBy=price&limit=1", ["@acme/versions"]],
    ])("%s", async (query, expected) => {
        expect(await names(query.replace("BOB", addressFor("bob")).replace("NOBODY", addressFor("nobody")))).toEqual(
            expected,
        );
    });

    it.each([
        "?orderBy=owner",
        "?orderBy=name:up",
        "?orderBy=price,sold",
        "?orderBy=relevance:asc",
        "?maxPrice=-1",
        "?maxPrice=1e3",
        "?cursor=x",
        `?cursor=${Buffer.from("[1,2,3]").toString("base64url")}`,
        "?cursor=x&page=1",
        `?q=${"a".repeat(256)}`,
        "?free=maybe",
        "?core=three",
        "?owner=bob",
        "?limit=101",
        "?limit=0",
        "?page=0",
        "?vendor=@a,@b",
        "?unknown=1",
    ])("refuses %s", async (query) => {
        const { status, body } = await api.get(`/plugins${query}`);

        expect(status).toBe(422);
        expect(body).toMatchObject({ statusCode: 422, code: "INVALID_REQUEST" });
    });

    it("tells the pages apart in Core's way", async () => {
        expect((await api.get("/plugins?limit=2&vendor=@acme")).body.meta).toMatchObject({
            count: 2,
            totalCount: 2,
            pageCount: 1,
        });
        expect((await api.get("/plugins?limit=2")).body.meta).toMatchObject({
            count: 2,
            totalCount: 3,
            pageCount: 2,
            next: "/plugins?limit=2&page=2",
            previous: null,
        });
    });
});

describe("GET /plugins?cursor=", () => {
    it.each(["?limit=1", "?limit=1&orderBy=price:desc", "?limit=1&q=acme", "?limit=1&orderBy=sold,name:desc"])(
        "%s leads from page to page by meta.next",
        async (query) => {
            const all = await names(query.replace("limit=1", "limit=100"));
            const first = await api.get(`/plugins${query}`);
            const found = first.body.data.map(({ name }) => name);
            let next: unknown = `/plugins${query}&cursor=${first.body.meta["cursor"] as string}`;

            while (typeof next === "string") {
                const { body } = await api.get(next);
                found.push(...body.data.map(({ name }) => name));
                next = body.meta["next"];
            }

            expect(found).toEqual(all);
        },
    );

    it("refuses the cursor of another order", async () => {
        const { body } = await api.get("/plugins?limit=1");

        expect(await api.get(`/plugins?orderBy=price&cursor=${body.meta["cursor"] as string}`)).toMatchObject({
            status: 422,
            body: { code: "INVALID_REQUEST", message: expect.stringContaining("another order") },
        });
    });
});

describe("GET /plugins/{name}/history and /dependents", () => {
    it("tells what has changed, newest first", async () => {
        const { body } = await api.get("/plugins/@acme/paid/history");

        expect(body.meta["totalCount"]).toBe(2);
        expect(body.data).toMatchObject([
            { type: "yank", version: "1.0.0", reason: "security", message: "leaks", blockHeight: 8 },
            { type: "terms", terms: PAID, sender: addressFor("acme") },
        ]);
        expect((await api.get("/plugins/@acme/paid/history?limit=1&page=2")).body.data).toMatchObject([
            { type: "terms" },
        ]);
    });

    it("tells who requires it", async () => {
        const { body } = await api.get("/plugins/@acme/paid/dependents");

        expect(body.data).toEqual([
            { name: "@other/free", version: "1.0.0", range: "^1.0.0", latest: true, releases: 1 },
        ]);
        expect((await api.get("/plugins/@other/free/dependents?all=true")).body.data).toEqual([]);
    });

    it.each(["history", "dependents"])("knows none of a package that is not published: %s", async (list) => {
        expect(await api.get(`/plugins/@acme/none/${list}`)).toMatchObject({
            status: 404,
            body: { code: "UNKNOWN_PLUGIN" },
        });
    });
});

describe("GET /plugins/{name}", () => {
    it("shows what is current", async () => {
        const { body } = await api.get("/plugins/@acme/paid");

        expect(body.data).toMatchObject({
            name: "@acme/paid",
            vendor: "@acme",
            owner: addressFor("acme"),
            maintainers: [addressFor("alice")],
            terms: PAID,
            latest: "1.1.0-rc.1",
            lines: { "1": "1.1.0-rc.1" },
            description: null,
            requirements: { core: ">=3.0.0", plugins: {} },
            totals: { releases: 2, licensees: 0, sold: 0 },
        });
    });

    it.each(["@acme/paid", "@acme%2Fpaid", "%40acme%2fpaid", "%40acme/paid", "@acme/paid/"])(
        "is there as %s",
        async (name) => {
            expect((await api.get(`/plugins/${name}`)).body.data).toMatchObject({ name: "@acme/paid" });
        },
    );

    it("reads the query in the same way whichever way the name is written", async () => {
        const query = `licenses/${addressFor("alice")}?version=1.0.0,1.1.0`;
        const encoded = await api.get(`/plugins/@acme%2Fpaid/${query}`);
        const plain = await api.get(`/plugins/@acme/paid/${query}`);

        expect(encoded.status).toBe(422);
        expect(plain.body).toEqual(encoded.body);
    });

    it("takes a package that is called like a sub-route for what it is", async () => {
        expect((await api.get("/plugins/@acme/versions")).body.data).toMatchObject({ name: "@acme/versions" });
        expect((await api.get("/plugins/@acme/versions/versions")).body.data).toMatchObject([{ version: "1.0.0" }]);
        expect((await api.get("/plugins/@acme/versions/versions/1.0.0")).body.data).toMatchObject({
            name: "@acme/versions",
        });
        expect((await api.get("/plugins/@acme/versions/licenses")).body.data).toMatchObject([
            { address: addressFor("alice"), code: "VALID" },
        ]);
    });

    it.each(["/plugins/@acme/none", "/plugins/@acme", "/plugins/lodash", "/plugins/@acme/none/versions"])(
        "knows no %s",
        async (path) => {
            const { status, body } = await api.get(path);

            expect(status).toBe(404);
            expect(body).toMatchObject({ statusCode: 404, error: "Not Found", code: "UNKNOWN_PLUGIN" });
        },
    );

    it("refuses a Host header that is none, instead of failing", async () => {
        for (const host of ["a b", "x:99999999"]) {
            const { status, body } = await api.get("/plugins/@acme/paid", { headers: { host } });

            expect([status, (body as unknown as { code: string }).code]).toEqual([422, "INVALID_REQUEST"]);
        }
    });

    it("answers HEAD", async () => {
        expect(await api.get("/plugins/@acme/paid", { method: "HEAD" })).toMatchObject({ status: 200, body: {} });
    });
});

describe("GET /plugins/{name}/versions", () => {
    it("lists releases newest first, yanked ones as such", async () => {
        const { body } = await api.get("/plugins/@acme/paid/versions");

        expect(body.meta["totalCount"]).toBe(2);
        expect(body.data).toMatchObject([
            { version: "1.1.0-rc.1", free: false, yanked: null },
            {
                version: "1.0.0",
                transactionId: expect.stringMatching(/^[0-9a-f]{64}$/),
                sender: addressFor("acme"),
                integrity: INTEGRITY,
                yanked: { reason: "security", message: "leaks", blockHeight: 8 },
            },
        ]);
        expect((await api.get("/plugins/@acme/paid/versions?limit=1&page=2")).body.data).toMatchObject([
            { version: "1.0.0" },
        ]);
    });

    it("shows one", async () => {
        expect((await api.get("/plugins/@other/free/versions/1.0.0")).body.data).toMatchObject({
            name: "@other/free",
            version: "1.0.0",
            free: true,
            source: "https://example.org/free.tgz",
            description: "Weather, Wind and 50% more",
            requirements: { core: "^4.0.0", plugins: { "@acme/paid": "^1.0.0" } },
            blockHeight: 5,
        });

        const { status, body } = await api.get("/plugins/@other/free/versions/1.0");
        expect(status).toBe(404);
        expect(body.code).toBe("UNKNOWN_VERSION");
    });
});

describe("GET /vendors/{vendor}", () => {
    it("shows owner, maintainers, offer and packages", async () => {
        expect((await api.get("/vendors/@acme")).body.data).toEqual({
            name: "@acme",
            owner: addressFor("acme"),
            maintainers: [addressFor("alice")],
            offeredTo: addressFor("bob"),
            packages: ["@acme/paid", "@acme/versions"],
        });
    });

    it("knows no other", async () => {
        expect(await api.get("/vendors/@nobody")).toMatchObject({ status: 404, body: { code: "UNKNOWN_VENDOR" } });
    });
});

describe("GET /wallets/{id}/…", () => {
    it("takes address, public key and delegate's name, as Core's own routes do", async () => {
        const publicKey = chain.wallets.findByAddress(addressFor("acme")).getPublicKey();

        for (const id of [addressFor("acme"), publicKey]) {
            expect((await api.get(`/wallets/${id}/plugins`)).body.data).toMatchObject([
                { name: "@acme/paid" },
                { name: "@acme/versions" },
            ]);
        }

        expect(await api.get("/wallets/forger/plugins")).toMatchObject({ status: 200, body: { data: [] } });
        expect((await api.get(`/wallets/${addressFor("acme")}`)).body.data).toMatchObject({
            address: addressFor("acme"),
        });
    });

    it("lists a wallet's licenses by package", async () => {
        const { body } = await api.get(`/wallets/${addressFor("alice")}/licenses`);

        expect(body.meta["totalCount"]).toBe(1);
        expect(body.data).toMatchObject([
            {
                name: "@acme/versions",
                address: addressFor("alice"),
                valid: true,
                code: "VALID",
                kind: "full",
                trial: null,
                grants: [{ kind: "full", payer: addressFor("alice"), fallback: true, transferable: true }],
            },
        ]);
    });

    it.each(["plugins", "licenses"])("knows no wallet that the chain does not: %s", async (list) => {
        const address = addressFor("never seen");

        expect(await api.get(`/wallets/${address}/${list}`)).toMatchObject({
            status: 404,
            body: { code: "UNKNOWN_WALLET" },
        });
        expect(chain.wallets.hasByAddress(address)).toBe(false);
    });
});
