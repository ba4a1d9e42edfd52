import { Catalogue, CatalogueIdentifier } from "../../../src/catalogue";
import { FREE_TERMS, Requirements, Terms } from "../../../src/transactions";
import { addressFor, INTEGRITY, PAID, publish, purchase } from "../../__support__/actors";
import { TestApi } from "../../__support__/api";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";

let chain: TestChain;
let api: TestApi;

const release = (name: string, version: string, terms: Terms, plugins: Requirements["plugins"] = {}, core = "^3.0.0") =>
    publish().release({ name, version, terms, requirements: { core, plugins }, integrity: INTEGRITY });

beforeEach(async () => {
    useRegistryNetwork();
    chain = (await TestChain.start()).fund("acme", "alice");
    chain.app.get<Catalogue>(CatalogueIdentifier).reset();
    await chain.send(
        [publish().register("@acme"), "acme"],
        [release("@acme/base", "1.0.0", PAID), "acme"],
        [release("@acme/base", "2.0.0", PAID), "acme"],
        [release("@acme/app", "1.0.0", FREE_TERMS, { "@acme/base": "^1.0.0" }), "acme"],
        [release("@acme/app", "2.0.0", FREE_TERMS, { "@acme/base": "^1.0.0", "left-pad": "^1.0.0" }), "acme"],
        [release("@acme/app", "3.0.0", FREE_TERMS, {}, ">=4.0.0"), "acme"],
        [publish().yank("@acme/app", "2.0.0", "broken"), "acme"],
    );
    api = await TestApi.start(chain);
});

const QUESTION = { packages: [{ name: "@acme/app" }], core: "3.9.1" };

async function ask(body: object) {
    const answer = await api.post("/plugins/resolve", body);
    expect(answer.status).toBe(200);

    return answer.body.data as unknown as Record<string, never>;
}

it("answers for the whole closure, with the state of the chain that it was given on", async () => {
    const answer = await ask({ ...QUESTION, address: addressFor("alice") });
    expect(Object.keys(answer)).toEqual([
        "satisfiable",
        "core",
        "address",
        "packages",
        "cycles",
        "problems",
        "licenses",
        "chainTime",
        "height",
        "synced",
    ]);
    expect(answer).toMatchObject({
        satisfiable: true,
        height: chain.blocks.length,
        synced: true,
        chainTime: { epoch: chain.blocks.at(-1)!.data.timestamp },
        packages: [
            { name: "@acme/base", version: "1.0.0", change: "install", onChain: true },
            { name: "@acme/app", version: "1.0.0", why: [{ by: "question", range: null }] },
        ],
        licenses: {
            held: [{ name: "@acme/app", code: "FREE" }],
            trials: [{ name: "@acme/base", code: "TRIAL_AVAILABLE" }],
            withoutTrials: {
                price: PAID.price,
                publishers: [{ address: addressFor("acme"), price: PAID.price, packages: ["@acme/base"] }],
            },
        },
    });
});

it("counts the licenses of the address, until they end", async () => {
    const question = { ...QUESTION, address: addressFor("alice") };
    await chain.send([purchase().trial("@acme/base", PAID, addressFor("acme")), "alice"]);
    const end = chain.blocks.at(-1)!.data.timestamp + PAID.trialPeriod;
    expect(await ask(question)).toMatchObject({
        licenses: { held: [{ code: "FREE" }, { code: "TRIAL", expiresAt: { epoch: end } }], toBuy: [] },
    });
    expect(await ask({ ...question, address: null })).toMatchObject({
        licenses: { trials: [{ name: "@acme/base" }] },
    });
});

it("answers 200 with every problem where there is no solution", async () => {
    const answer = await ask({
        packages: [{ name: "@acme/app", range: ">=2.0.0" }, { name: "@acme/none" }],
        core: "3.9.1",
    });
    expect(answer).toMatchObject({
        satisfiable: false,
        packages: [],
        problems: [
            { code: "CORE_TOO_OLD", name: "@acme/app", versions: [{ version: "3.0.0", core: ">=4.0.0" }] },
            { code: "YANKED", name: "@acme/app", versions: [{ version: "2.0.0", yanked: "broken" }] },
            { code: "NOT_ON_CHAIN", name: "@acme/none" },
        ],
    });
});

it("follows a reorganisation: what is reverted is not there", async () => {
    const exact = { packages: [{ name: "@acme/app", range: "2.0.0" }], core: "3.9.1" };
    expect(await ask(exact)).toMatchObject({ packages: [{}, { yanked: "broken" }], satisfiable: false });
    await chain.revert();
    expect(await ask(exact)).toMatchObject({ packages: [{}, { yanked: null }] });
    await chain.revert();
    await chain.revert();
    expect(await ask(exact)).toMatchObject({ problems: [{ code: "NO_VERSION", versions: [{ version: "1.0.0" }] }] });
});

it("gives the same bytes to the same question, whatever its order", async () => {
    const packages = [{ name: "@acme/app" }, { name: "@acme/base", range: "^1.0.0" }];
    const installed = [
        { name: "@acme/base", version: "1.0.0" },
        { name: "left-pad", version: "1.3.0" },
    ];
    const one = await api.post("/plugins/resolve", { packages, core: "3.9.1", installed });
    const other = await api.post("/plugins/resolve", {
        installed: [...installed].reverse(),
        core: "3.9.1",
        packages: [...packages].reverse(),
    });
    expect(other.text).toBe(one.text);
});

it("has a short form for one package", async () => {
    const path = `/plugins/@acme/app/resolve?core=3.9.1&address=${addressFor("alice")}`;
    const { status, body } = await api.get(path);
    expect(status).toBe(200);
    expect(body.data).toEqual(await ask({ ...QUESTION, address: addressFor("alice") }));
    expect((await api.get("/plugins/@acme/app/resolve?core=4.0.0")).body.data).toMatchObject({
        satisfiable: true,
        address: null,
        packages: [{ version: "3.0.0" }],
    });
    expect((await api.get("/plugins/@acme/app/resolve?core=3.9.1&version=3.0.0")).body.data).toMatchObject({
        problems: [{ code: "CORE_TOO_OLD", requiredBy: [{ by: "question", range: "3.0.0" }] }],
    });
    expect((await api.get("/plugins/pm2/resolve?core=3.9.1")).body.data).toMatchObject({
        problems: [{ code: "NOT_ON_CHAIN", name: "pm2" }],
    });
});

it("says that licenses are unknown while the node is behind", async () => {
    api.synced = false;
    expect(await ask(QUESTION)).toMatchObject({
        satisfiable: true,
        synced: false,
        licenses: { held: [], unknown: [{ code: "CHAIN_BEHIND" }, { code: "CHAIN_BEHIND" }] },
    });
});

it("answers 503 as long as the node has not read its chain", async () => {
    const rebuilding = await TestApi.start(await TestChain.start());
    const { status, body } = await rebuilding.post("/plugins/resolve", QUESTION);
    expect([status, body.code]).toEqual([503, "HISTORY_UNAVAILABLE"]);
});

it.each<[string, object]>([
    ["no version of Core", { packages: [] }],
    ["a version of Core that is none", { ...QUESTION, core: "three" }],
    ["no packages", { core: "3.9.1" }],
    ["a range that is none", { ...QUESTION, packages: [{ name: "@acme/app", range: "latest" }] }],
    ["a name that is none", { ...QUESTION, packages: [{ name: "@Acme/app" }] }],
    ["an address of another network", { ...QUESTION, address: "DBp4bK3z5yBXLP66TM2XcUNsMK5cMY8AR4" }],
    ["a package installed twice", { ...QUESTION, installed: Array(2).fill({ name: "a", version: "1.0.0" }) }],
    ["too many packages", { ...QUESTION, packages: Array(51).fill({ name: "a" }) }],
    ["a flag in words", { ...QUESTION, allowYanked: "true" }],
    ["a field that there is not", { ...QUESTION, node: "main" }],
])("refuses %s with 422 and a reason", async (_, body) => {
    const answer = await api.post("/plugins/resolve", body);
    expect([answer.status, answer.body.code]).toEqual([422, "INVALID_REQUEST"]);
});

it("refuses a body of more than 64 KiB, and takes the greatest question below", async () => {
    const installed = Array.from({ length: 500 }, (_, index) => ({ name: `p${index}`, version: "1.0.0" }));
    expect(await ask({ ...QUESTION, installed })).toMatchObject({ satisfiable: true });
    const long = installed.map(({ name }) => ({ name, version: `1.0.0-${"a".repeat(200)}` }));
    expect((await api.post("/plugins/resolve", { ...QUESTION, installed: long })).status).toBe(413);
});
