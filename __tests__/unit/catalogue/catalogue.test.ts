import { Catalogue, CatalogueIdentifier, HistoryUnavailableError } from "../../../src/catalogue";
import { RegistryChange } from "../../../src/handlers";
import { OrderedListings } from "../../../src/search/ordered-listings";
import { FREE_TERMS } from "../../../src/transactions";
import { addressFor, INTEGRITY, PAID, publish, purchase, releaseOf } from "../../__support__/actors";
import { namesOf } from "../../__support__/catalogue-contents";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";

let chain: TestChain;
let catalogue: Catalogue;

beforeEach(async () => {
    useRegistryNetwork();
    chain = (await TestChain.start()).fund("acme", "alice", "bob");
    catalogue = chain.app.get(CatalogueIdentifier);
    catalogue.reset();
    await chain.send([publish().register("@acme"), "acme"], [releaseOf("@acme/pkg", "1.0.0", PAID), "acme"]);
});

const history = () => catalogue.package("@acme/pkg")!;

it("keeps a release whole, with the block that it is in", async () => {
    const requirements = { core: "^3.0.0", plugins: { "@acme/pkg": "1.0.0" } };
    const [sent] = await chain.send([
        publish().release({
            name: "@acme/constructor",
            version: "0.1.0",
            terms: FREE_TERMS,
            requirements,
            integrity: INTEGRITY,
            description: "Something",
            source: "https://example.org/x.tgz",
        }),
        "acme",
    ]);
    const block = chain.blocks.at(-1)!.data;

    expect(catalogue.package("@acme/constructor")?.release("0.1.0")).toMatchObject({
        transactionId: sent!.id,
        height: block.height,
        timestamp: block.timestamp,
        sender: addressFor("acme"),
        ordinal: 2,
        version: "0.1.0",
        integrity: INTEGRITY,
        requirements,
        description: "Something",
        source: "https://example.org/x.tgz",
        free: true,
        yank: undefined,
    });
    expect(await namesOf(catalogue)).toEqual(["@acme/constructor", "@acme/pkg"]);
});

it("lists releases newest first, by page", async () => {
    await chain.send([releaseOf("@acme/pkg", "1.0.1", PAID), "acme"], [releaseOf("@acme/pkg", "0.9.0", PAID), "acme"]);

    const versions = (offset: number, limit: number) => history().releases(offset, limit);
    expect(versions(0, 2).map(({ version }) => version)).toEqual(["0.9.0", "1.0.1"]);
    expect(versions(2, 2).map(({ version }) => version)).toEqual(["1.0.0"]);
    expect(versions(3, 2)).toEqual([]);
    expect(history().newestRelease.version).toBe("0.9.0");
    expect(history().firstRelease.version).toBe("1.0.0");
});

it("knows when the first version of a major.minor was released", async () => {
    const first = chain.blocks.at(-1)!.data.timestamp;
    await chain.send([releaseOf("@acme/pkg", "1.0.1", PAID), "acme"], [releaseOf("@acme/pkg", "1.1.0", PAID), "acme"]);
    const second = chain.blocks.at(-1)!.data.timestamp;

    expect(history().minorReleasedAt("1.0.1")).toBe(first);
    expect(history().minorReleasedAt("1.1.7")).toBe(second);
    expect(history().minorReleasedAt("2.0.0")).toBeUndefined();
});

it("keeps reason and message of a yank, and forgets them when the version comes back", async () => {
    await chain.send([publish().yank("@acme/pkg", "1.0.0", "broken", "does not start"), "acme"]);
    expect(history().release("1.0.0")?.yank).toMatchObject({ reason: "broken", message: "does not start" });

    await chain.send([publish().unyank("@acme/pkg", "1.0.0"), "acme"]);
    expect(history().release("1.0.0")?.yank).toBeUndefined();

    await chain.revert();
    expect(history().release("1.0.0")?.yank).toMatchObject({ reason: "broken", message: "does not start" });
});

it("notes a change of terms, by release too, but not terms that stay", async () => {
    const dearer = { ...PAID, price: "5000000000" };
    await chain.send(
        [releaseOf("@acme/pkg", "1.0.1", PAID), "acme"],
        [publish().terms("@acme/pkg", PAID), "acme"],
        [releaseOf("@acme/pkg", "1.0.2", dearer), "acme"],
        [publish().terms("@acme/pkg", FREE_TERMS), "acme"],
    );

    expect(history().termsChanges.map(({ terms }) => terms.price)).toEqual([PAID.price, dearer.price, "0"]);
});

it("counts what was sold, not what the owner granted", async () => {
    const owner = addressFor("acme");
    await chain.send(
        [purchase().full("@acme/pkg", PAID, owner), "alice"],
        [purchase().full("@acme/pkg", PAID, owner, addressFor("bob")), "alice"],
        [purchase().full("@acme/pkg", PAID, owner, addressFor("carol")), "acme"],
        [purchase().trial("@acme/pkg", PAID, owner), "bob"],
    );

    expect(history().sold).toBe(2);
    expect(history().licensees).toEqual([addressFor("alice"), addressFor("bob"), addressFor("carol")]);
});

it("notes the owners of a vendor", async () => {
    await chain.send(
        [publish().transfer("@acme", addressFor("bob")), "acme"],
        [publish().accept("@acme", addressFor("acme")), "bob"],
    );

    expect(catalogue.owners("@acme").map(({ owner }) => owner)).toEqual([addressFor("acme"), addressFor("bob")]);
    expect(catalogue.owners("@nobody")).toEqual([]);
});

describe("a search", () => {
    const release = (name: string, version: string, description: string): [unknown, string] => {
        const requirements = { core: "^3.0.0", plugins: {} };

        return [
            publish().release({ name, version, terms: PAID, requirements, integrity: INTEGRITY, description }),
            "acme",
        ];
    };

    async function found(text: string, where = catalogue): Promise<string[]> {
        const order = { by: "relevance", descending: true, namesDescending: false } as const;
        const { listings } = await where.list({ text, order, offset: 0, limit: 10 });

        return listings.map(({ name }) => name);
    }

    it("does not find a package that was reverted before anybody searched", async () => {
        await chain.send(release("@acme/weather", "1.0.0", "forecasts"));
        await chain.revert();

        expect(await found("weather")).toEqual([]);
        expect(await found("acme")).toEqual(["@acme/pkg"]);
    });

    it("finds a package again that a fork takes away and brings back", async () => {
        await chain.send(release("@acme/weather", "1.0.0", "forecasts"));
        expect(await found("forecasts")).toEqual(["@acme/weather"]);
        await chain.revert();
        await chain.send(release("@acme/weather", "1.0.0", "forecasts"));
        await chain.send([purchase().full("@acme/weather", PAID, addressFor("acme")), "bob"]);

        expect(await found("forecasts")).toEqual(["@acme/weather"]);
        expect(await namesOf(catalogue)).toEqual(["@acme/pkg", "@acme/weather"]);
        const order = { by: "sold", descending: true, namesDescending: false } as const;
        const { listings } = await catalogue.list({ order, offset: 0, limit: 10 });
        expect(listings.map(({ name }) => name)).toEqual(["@acme/weather", "@acme/pkg"]);
    });

    it("finds by the words of the latest version, whether or not anybody searched before", async () => {
        await chain.send(release("@acme/pkg", "1.1.0", "forecasts"));
        await chain.send(release("@acme/pkg", "1.2.0", "tides"));
        expect([await found("forecasts"), await found("tides")]).toEqual([[], ["@acme/pkg"]]);

        await chain.revert();
        expect([await found("forecasts"), await found("tides")]).toEqual([["@acme/pkg"], []]);

        await chain.send(release("@acme/pkg", "1.2.0", "tides"));
        await chain.revert();
        expect([await found("forecasts"), await found("tides")]).toEqual([["@acme/pkg"], []]);
    });

    it("finds everything from the first question after a start on", async () => {
        await chain.send(release("@acme/weather", "1.0.0", "forecasts"), release("@acme/pkg", "1.1.0", "tides"));
        const restarted = (await chain.bootstrapped()).app.get<Catalogue>(CatalogueIdentifier);

        expect(await found("forecasts", restarted)).toEqual(["@acme/weather"]);
        expect(await found("acme", restarted)).toEqual(["@acme/pkg", "@acme/weather"]);
    });
});

it("is to be rebuilt when lists cannot be put in order, which shows when somebody asks", async () => {
    jest.spyOn(OrderedListings.prototype, "settle").mockImplementationOnce(() => {
        throw new Error("no place");
    });
    const order = { by: "sold", descending: true, namesDescending: false } as const;
    const query = { order, offset: 0, limit: 10 };

    await expect(catalogue.list(query)).rejects.toThrow(HistoryUnavailableError);
    expect(catalogue.hasFailed).toBe(true);
    expect(catalogue.unavailable).toContain("no place");
    await expect(catalogue.list(query)).rejects.toThrow(HistoryUnavailableError);
});

it("is unavailable before the node has read its chain", () => {
    expect(() => new Catalogue().package("@acme/pkg")).toThrow(HistoryUnavailableError);
});

it("is unavailable once it has failed, while the chain goes on, and again available after a new start", async () => {
    const change = {
        records: [],
        data: { type: 0, id: "x", asset: { pluginPublish: { action: "yank", name: "@a/b" } } },
    };
    expect(() => catalogue.applied(change as unknown as RegistryChange)).toThrow("@a/b has no release");
    expect(catalogue.unavailable).toContain("@a/b has no release");
    expect(() => catalogue.package("@acme/pkg")).toThrow(HistoryUnavailableError);

    await chain.send([releaseOf("@acme/pkg", "1.0.1", PAID), "acme"]);
    expect(chain.registry.counts.releases).toBe(2);

    const restarted = await chain.bootstrapped();
    expect(restarted.app.get<Catalogue>(CatalogueIdentifier).package("@acme/pkg")?.releaseCount).toBe(2);
});
