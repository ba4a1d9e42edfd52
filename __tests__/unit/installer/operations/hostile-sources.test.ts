/** What a lying or lagging node, or a registry with old or other copies, could make an installer do: TUF's cases. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { Catalogue, CatalogueIdentifier } from "../../../../src/catalogue";
import { connect } from "../../../../src/client";
import { assertNoRollback } from "../../../../src/installer/chain/seen-height";
import { Folders } from "../../../../src/installer/folders";
import { install } from "../../../../src/installer/operations/install";
import { Site } from "../../../../src/installer/site";
import { FREE_TERMS } from "../../../../src/transactions";
import { addressFor, publish } from "../../../__support__/actors";
import { TestApi } from "../../../__support__/api";
import { ApiServer } from "../../../__support__/api-server";
import { nodeFolders, readTree, removeTemporaryFolders, temporaryFolder } from "../../../__support__/installer-folders";
import { packPlugin } from "../../../__support__/plugin-fixtures";
import { installRequest, siteWithoutChain } from "../../../__support__/site";
import { Offered, TarballRegistry } from "../../../__support__/tarball-registry";
import { TestChain, useRegistryNetwork } from "../../../__support__/test-chain";

const TIME = 240_000;
const NAME = "@acme/pkg";

let chain: TestChain;
let server: ApiServer;
let registry: TarballRegistry;
let versions: Record<"1.0.0" | "1.1.0", Offered>;

function packed(name: string, version: string): Offered & { readonly integrity: string } {
    const { file, integrity } = packPlugin(temporaryFolder(), { name, version }, process.env);

    return { version, tarball: readFileSync(file), integrity };
}

const release = (name: string, { version, integrity = "" }: Offered) =>
    publish().release({ name, version, integrity, terms: FREE_TERMS, requirements: { core: "^3.9.0", plugins: {} } });

/** A node with nothing installed, whose operator asks the chain and the registry of this file. */
async function siteOf(folders: Folders = nodeFolders(), cache = temporaryFolder()): Promise<Site> {
    const site = await siteWithoutChain(folders);

    return {
        ...site,
        npm: { ...site.npm, registry: `${registry.url}/`, cache, fetchRetries: 0 },
        chain: async () => {
            const client = await connect({ nodes: [server.url], retries: 0 });
            await assertNoRollback(folders, client);

            return client;
        },
    };
}

const installing = (site: Site, wanted: string, update = false) => {
    const request = installRequest([wanted]);

    return install(site, { ...request, choice: { ...request.choice, update } });
};

const state = ({ folders }: Site) => ({
    plugins: readTree(folders.plugins),
    app: readFileSync(folders.appJson, "utf8"),
    staging: existsSync(folders.staging) ? readdirSync(folders.staging) : [],
});

/** @returns the code of the error; the node is as it was */
async function refusal(site: Site, wanted: string, update = false): Promise<string> {
    const before = state(site);
    const outcome = await installing(site, wanted, update).then(
        ({ done }) => (done ? "installed" : "nothing to do"),
        (error: { code?: string; message: string }) => error.code ?? error.message,
    );
    expect([outcome, state(site)]).toEqual([outcome, before]);

    return outcome;
}

beforeAll(async () => {
    useRegistryNetwork();
    registry = await TarballRegistry.start();
    versions = { "1.0.0": packed(NAME, "1.0.0"), "1.1.0": packed(NAME, "1.1.0") };
    chain = (await TestChain.start()).fund("acme", "heir");
    chain.app.get<Catalogue>(CatalogueIdentifier).reset();
    await chain.send(
        [publish().register("@acme"), "acme"],
        [release(NAME, versions["1.0.0"]), "acme"],
        [release(NAME, versions["1.1.0"]), "acme"],
    );
    server = await ApiServer.start(chain, await TestApi.start(chain));
}, TIME);

afterAll(async () => {
    await Promise.all([server.stop(), registry.stop()]);
    removeTemporaryFolders();
});

beforeEach(() => {
    server.restore();
    registry.offer(NAME, versions["1.0.0"], versions["1.1.0"]);
});

it(
    "any answer of the node that is missing or broken is an error, and nothing is changed",
    async () => {
        const site = await siteOf();
        expect((await installing(site, NAME)).done).toBe(true);
        const asked = [...new Set(server.requests.map((url) => url.split("?")[0] as string))];
        // Without heights of peers a node is judged by the clock, and names nearly alike are only a warning.
        const needed = asked.filter((path) => path !== "/peers" && path !== "/plugins");

        expect(needed).toEqual(
            expect.arrayContaining(["/plugins/state", `/plugins/${encodeURIComponent(NAME)}`, "/node/syncing"]),
        );

        for (const path of needed) {
            // To a wallet that it does not know a node answers 404, and the release's signature is checked all the same.
            for (const status of path.startsWith("/wallets/") ? [500] : [404, 500]) {
                server.restore();
                server.change(path, () => ({ status, body: { statusCode: status, message: "no" } }));

                expect([path, await refusal(await siteOf(), NAME)]).toEqual([
                    path,
                    expect.stringMatching(/^(NODE_ERROR|NODE_UNREACHABLE|REGISTRY_MISSING|RELEASE_NOT_AUTHENTIC)$/),
                ]);
            }
        }
    },
    TIME,
);

it(
    "a registry that has only the older version cannot make it be installed in place of the newer",
    async () => {
        registry.offer(NAME, versions["1.0.0"]);

        expect(await refusal(await siteOf(), NAME)).toBe("NOT_FOUND");
    },
    TIME,
);

it(
    "a spoilt file in npm's cache is not installed",
    async () => {
        const cache = temporaryFolder();
        expect((await installing(await siteOf(nodeFolders(), cache), NAME)).done).toBe(true);
        const files = Object.keys(readTree(join(cache, "content-v2")));
        expect(files).not.toHaveLength(0);
        files.forEach((file) => writeFileSync(join(cache, "content-v2", file), "spoilt"));
        const site = await siteOf(nodeFolders(), cache);

        expect((await installing(site, NAME)).done).toBe(true);
        expect(state(site).plugins[`${NAME}/package.json`]).toContain("1.1.0");
    },
    TIME,
);

describe("what is installed", () => {
    let site: Site;

    beforeAll(async () => {
        server.restore();
        registry.offer(NAME, versions["1.0.0"], versions["1.1.0"]);
        site = await siteOf();
        await installing(site, NAME);
    }, TIME);

    it("is not lowered by a node that hides the newer release", async () => {
        server.change(`/plugins/${encodeURIComponent(NAME)}/versions`, ({ body }) => {
            const { data, ...rest } = body as { data: { version: string }[] };

            return { body: { ...rest, data: data.filter(({ version }) => version !== "1.1.0") } };
        });

        expect(await refusal(site, NAME, true)).not.toBe("installed");
    });

    it("stays what it is when a node denies the package: npm does not take its place", async () => {
        server.change(`/plugins/${encodeURIComponent(NAME)}`, () => ({
            status: 404,
            body: { statusCode: 404, code: "UNKNOWN_PLUGIN", message: "unknown" },
        }));

        expect(await refusal(site, NAME, true)).toBe("ORIGIN_CHANGED");
    });

    it("is not updated for a new owner of the vendor, until he is accepted", async () => {
        const next = packed(NAME, "1.2.0");
        registry.offer(NAME, next);
        await chain.send(
            [publish().transfer("@acme", addressFor("heir")), "acme"],
            [publish().accept("@acme", addressFor("acme")), "heir"],
            [release(NAME, next), "heir"],
        );

        expect(await refusal(site, NAME, true)).toBe("OWNER_CHANGED");
    });

    it("a chain that has become shorter is noticed, by whichever node it is told", async () => {
        const { height } = (await connect({ nodes: [server.url] })).facts.state;
        const seen = JSON.parse(readFileSync(site.folders.seenHeight, "utf8"));
        expect(seen.height).toBeGreaterThan(0);

        // As if a node of the real chain had been asked in between.
        writeFileSync(site.folders.seenHeight, JSON.stringify({ ...seen, height: height + 11 }));
        expect(await refusal(site, NAME, true)).toBe("CHAIN_BEHIND");

        writeFileSync(site.folders.seenHeight, JSON.stringify({ ...seen, height: height + 10 }));
        expect(await refusal(site, NAME, true)).toBe("OWNER_CHANGED");

        // Of another network, or unreadable: nothing is known.
        writeFileSync(site.folders.seenHeight, JSON.stringify({ nethash: "00", height: height + 100 }));
        expect(await refusal(site, NAME, true)).toBe("OWNER_CHANGED");
        expect(JSON.parse(readFileSync(site.folders.seenHeight, "utf8"))).toEqual({ ...seen, height });
        writeFileSync(site.folders.seenHeight, "no json");
        expect(await refusal(site, NAME, true)).toBe("OWNER_CHANGED");
    });
});

describe("what npm alone has", () => {
    const PLAIN = "plain-plugin";

    it(
        "is not lowered by an update when the registry offers an older version, unless that is named",
        async () => {
            const [old, now] = [packed(PLAIN, "1.0.0"), packed(PLAIN, "1.1.0")];
            registry.offer(PLAIN, old, now);
            const site = await siteOf();
            expect((await installing(site, PLAIN)).done).toBe(true);
            registry.offer(PLAIN, old);
            const before = state(site);
            const { done, kept, plan } = await installing(site, PLAIN, true);

            expect({ done, kept, plugins: plan.plugins }).toEqual({ done: false, kept: [PLAIN], plugins: [] });
            expect(plan.warnings).toEqual([expect.stringContaining("stays at 1.1.0: npm's registry has only 1.0.0")]);
            expect(state(site)).toEqual(before);
            expect((await installing(site, `${PLAIN}@1.0.0`, true)).plan.plugins).toMatchObject([{ to: "1.0.0" }]);
        },
        TIME,
    );
});

it.each(["../evil", "@acme/../evil", "@../evil", ".hidden", "a b", "@acme/pkg/more", "__proto__", "x".repeat(215)])(
    "%s is no name of a package",
    async (name) => {
        const site = await siteOf();
        const code = await refusal(site, name);

        expect(code).not.toBe("installed");
        expect(registry.downloads).not.toContain(expect.stringContaining(".."));
    },
);
