import { Catalogue, CatalogueIdentifier } from "../../../src/catalogue";
import { timeOf } from "../../../src/chain-time";
import { FREE_TERMS, Terms } from "../../../src/transactions";
import { addressFor, PAID, publish, purchase, releaseOf } from "../../__support__/actors";
import { TestApi } from "../../__support__/api";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";

const SHORT: Terms = { ...PAID, licensePeriod: 20, trialPeriod: 12 };

let chain: TestChain;
let api: TestApi;

/** What was said of alice's license after each block, by height. */
const said = new Map<number, unknown>();

const path = () => `/plugins/@acme/pkg/licenses/${addressFor("alice")}`;

async function ask(query: string): Promise<unknown> {
    const { status, body } = await api.get(`${path()}?${query}`);
    expect([query, status]).toEqual([query, 200]);

    return body.data;
}

const note = async () => said.set(chain.blocks.length, (await api.get(path())).body.data);

async function step(...sent: [unknown, string][]): Promise<void> {
    await (sent.length ? chain.send(...sent) : chain.forge());
    await note();
}

/** Every kind of change that a decision can depend on, and more blocks than Core keeps in memory. */
beforeAll(async () => {
    useRegistryNetwork();
    chain = (await TestChain.start()).fund("acme", "alice", "bob");
    chain.app.get<Catalogue>(CatalogueIdentifier).reset();
    api = await TestApi.start(chain);
    await step([publish().register("@acme"), "acme"]);
    await step([releaseOf("@acme/pkg", "0.9.0", FREE_TERMS), "acme"]);
    await step([releaseOf("@acme/pkg", "1.0.0", SHORT), "acme"]);
    await step([purchase().trial("@acme/pkg", SHORT, addressFor("acme")), "alice"]);
    await step();
    await step();
    await step([purchase().full("@acme/pkg", SHORT, addressFor("acme")), "alice"]);
    await step([publish().yank("@acme/pkg", "1.0.0", "broken"), "acme"]);
    await step([purchase().move("@acme/pkg", addressFor("bob")), "alice"]);
    await step([purchase().full("@acme/pkg", SHORT, addressFor("acme")), "alice"]);
    await step();
    await step();
    await step();
    await step([publish().transfer("@acme", addressFor("alice")), "acme"]);
    await step([publish().accept("@acme", addressFor("acme")), "alice"]);
    await step([publish().transfer("@acme", addressFor("bob")), "alice"]);
    await step([publish().accept("@acme", addressFor("alice")), "bob"]);
    await step([publish().unyank("@acme/pkg", "1.0.0"), "bob"]);
    await step([releaseOf("@acme/pkg", "1.1.0", { ...SHORT, price: "7" }), "bob"]);
    await step([publish().terms("@acme/pkg", FREE_TERMS), "bob"]);

    for (let count = 0; count < 110; count++) {
        await step();
    }
});

it("is what was said then, at every height", async () => {
    const codes = new Set([...said.values()].map((decision) => (decision as { code: string }).code));
    expect([...codes].sort()).toEqual([
        "EXPIRED",
        "FALLBACK",
        "FREE",
        "OWNER",
        "TRIAL",
        "TRIAL_AVAILABLE",
        "TRIAL_EXPIRED",
        "UNKNOWN_PLUGIN",
        "VALID",
    ]);

    for (const [height, decision] of said) {
        expect(await ask(`at=${height}`)).toEqual(decision);
    }
});

it("finds the block of a time", async () => {
    const { height, timestamp } = chain.blocks[5]!.data;
    const time = (seconds: number) => encodeURIComponent(timeOf(timestamp + seconds).human as string);

    expect(await ask(`at=${time(0)}`)).toEqual(said.get(height));
    expect(await ask(`at=${time(7)}`)).toEqual(said.get(height));
    expect(await ask(`at=${time(8)}`)).toEqual(said.get(height + 1));
    expect(await ask(`at=${time(8).replace("Z", encodeURIComponent("+00:00"))}`)).toEqual(said.get(height + 1));
    expect(await ask(`at=${encodeURIComponent(timeOf(chain.blocks.at(-1)!.data.timestamp).human as string)}`)).toEqual(
        said.get(chain.blocks.length),
    );
});

it("knows the past also while the node is behind", async () => {
    api.synced = false;

    try {
        expect(await ask("at=5")).toEqual(said.get(5));
        expect(await ask("")).toMatchObject({ code: "CHAIN_BEHIND" });
    } finally {
        api.synced = true;
    }
});

it.each([
    ["at=1000", "NOT_YET", "last block, which has height"],
    ["at=2100-01-01T00:00:00Z", "NOT_YET", "last block, which has height"],
    ["at=2001-01-01T00:00:00Z", "INVALID_REQUEST", "before the first block"],
    ["at=0", "INVALID_REQUEST", "a block's height or a time with its offset"],
    ["at=-1", "INVALID_REQUEST", "a block's height"],
    ["at=1.5", "INVALID_REQUEST", "a block's height"],
    ["at=yesterday", "INVALID_REQUEST", "a block's height"],
    ["at=2026-11-21", "INVALID_REQUEST", "a block's height"],
    ["at=2026-11-21T09:59:03", "INVALID_REQUEST", "with its offset"],
    ["at=2026-13-41T09:59:03Z", "INVALID_REQUEST", "a block's height"],
])("refuses ?%s", async (query, code, message) => {
    expect(await api.get(`${path()}?${query}`)).toMatchObject({
        status: 422,
        body: { statusCode: 422, code, message: expect.stringContaining(message) },
    });
});

describe("POST /plugins/licenses/decisions", () => {
    const post = (body: unknown) => api.post("/plugins/licenses/decisions", body);

    it("answers each question as the single route does, in order, duplicates too", async () => {
        const questions = [
            { name: "@acme/pkg", address: addressFor("alice") },
            { name: "@acme/pkg", address: addressFor("bob"), version: "1.0.0" },
            { name: "lodash", address: addressFor("bob") },
            { name: "@acme/pkg", address: addressFor("alice"), version: "7.0.0" },
            { name: "@acme/pkg", address: addressFor("alice") },
        ];
        const single = questions.map(async ({ name, address, version }) => {
            const query = version ? `?version=${version}` : "";

            return (await api.get(`/plugins/${encodeURIComponent(name)}/licenses/${address}${query}`)).body.data;
        });
        const { status, body, headers } = await post({ questions });

        expect(status).toBe(200);
        expect(body.data).toEqual(await Promise.all(single));
        expect(headers["cache-control"]).toBe("no-store");
        expect(headers["etag"]).toBeUndefined();
    });

    it("answers for a block of the past", async () => {
        const questions = [{ name: "@acme/pkg", address: addressFor("alice") }];

        expect((await post({ questions, at: 5 })).body.data).toEqual([said.get(5)]);
        expect((await post({ questions, at: timeOf(32).human })).body.data).toEqual([said.get(5)]);
        expect(await post({ questions, at: 5000 })).toMatchObject({ status: 422, body: { code: "NOT_YET" } });
    });

    it("takes a hundred at most, and at least one", async () => {
        const one = { name: "@acme/pkg", address: addressFor("alice") };

        expect((await post({ questions: Array(100).fill(one) })).body.data).toHaveLength(100);
        expect(await post({ questions: Array(101).fill(one) })).toMatchObject({
            status: 422,
            body: { code: "INVALID_REQUEST", message: '"questions" must contain less than or equal to 100 items' },
        });
        expect(await post({ questions: [] })).toMatchObject({ status: 422 });
    });

    it("takes the longest questions that there are", async () => {
        const name = `@${"v".repeat(63)}/${"n".repeat(149)}`;
        const version = `1.0.0-${"a".repeat(58)}`;

        expect(
            await post({ questions: Array(100).fill({ name, version, address: addressFor("alice") }) }),
        ).toMatchObject({ status: 200 });
    });

    it.each([
        ["a wrong address", { name: "@acme/pkg", address: "nobody" }, '"questions[0].address" must be an address'],
        ["no name", { address: "A" }, '"questions[0].name" is required'],
        ["a field too many", { name: "@acme/pkg", address: "A", when: 1 }, '"questions[0].when" is not allowed'],
        ["a malformed version", { name: "@acme/pkg", address: "A", version: "1" }, '"questions[0].version"'],
    ])("refuses %s", async (_, question, message) => {
        const address = question.address === "A" ? addressFor("alice") : question.address;

        expect(await post({ questions: [{ ...question, address }] })).toMatchObject({
            status: 422,
            body: { code: "INVALID_REQUEST", message: expect.stringContaining(message) },
        });
    });
});
