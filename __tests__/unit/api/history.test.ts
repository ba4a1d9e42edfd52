import { Catalogue, CatalogueIdentifier } from "../../../src/catalogue";
import { addressFor, PAID, publish, purchase, releaseOf } from "../../__support__/actors";
import { TestApi } from "../../__support__/api";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";

let api: TestApi;

/** A chain whose catalogue has failed. */
beforeAll(async () => {
    useRegistryNetwork();
    const chain = (await TestChain.start()).fund("acme", "alice");
    const catalogue = chain.app.get<Catalogue>(CatalogueIdentifier);
    catalogue.reset();
    await chain.send(
        [publish().register("@acme"), "acme"],
        [releaseOf("@acme/pkg", "1.0.0", PAID), "acme"],
        [purchase().full("@acme/pkg", PAID, addressFor("acme")), "alice"],
    );
    expect(() => catalogue.reverted({ data: {} } as never)).toThrow();
    api = await TestApi.start(chain);
});

it.each([
    "/plugins",
    "/plugins/@acme/pkg",
    "/plugins/@acme/pkg/versions",
    "/plugins/@acme/pkg/versions/1.0.0",
    "/plugins/@acme/pkg/licenses",
    "/plugins/@acme/pkg/history",
    "/plugins/@acme/pkg/dependents",
    "/plugins?q=pkg",
    "/wallets/ACME/plugins",
])("GET %s answers 503 without history", async (path) => {
    expect(await api.get(path.replace("ACME", addressFor("acme")))).toMatchObject({
        status: 503,
        body: { statusCode: 503, error: "Service Unavailable", code: "HISTORY_UNAVAILABLE" },
    });
});

it("goes on where history is not needed", async () => {
    expect((await api.get("/vendors/@acme")).body.data).toMatchObject({ packages: ["@acme/pkg"] });
    expect((await api.get(`/wallets/${addressFor("alice")}/licenses`)).body.data).toMatchObject([{ code: "VALID" }]);
    expect((await api.get(`/plugins/@acme/pkg/licenses/${addressFor("alice")}`)).body.data).toMatchObject({
        code: "VALID",
    });
});

it("says so in the state", async () => {
    expect((await api.get("/plugins/state")).body.data).toMatchObject({
        history: { available: false, reason: expect.any(String) },
    });
});
