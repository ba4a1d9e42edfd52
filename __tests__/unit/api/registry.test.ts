import { CatalogueIdentifier } from "../../../src/catalogue";
import { timeOf } from "../../../src/chain-time";
import { DEFAULT_FEES } from "../../../src/transactions";
import { publish } from "../../__support__/actors";
import { TestApi } from "../../__support__/api";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";

async function start(options: { activationHeight?: number } = {}): Promise<{ chain: TestChain; api: TestApi }> {
    const chain = (await TestChain.start(options)).fund("acme");
    chain.app.get<{ reset(): void }>(CatalogueIdentifier).reset();

    return { chain, api: await TestApi.start(chain) };
}

const configurationOf = async (api: TestApi) => (await api.get("/plugins/configuration")).body.data;

describe("GET /plugins/configuration", () => {
    it("shows what the milestone in force says, the defaults for the rest", async () => {
        useRegistryNetwork({ fees: { register: "7" }, reservedVendors: ["@mine"], vendorsPerOwner: 3 });
        const { chain, api } = await start();

        expect(await configurationOf(api)).toMatchObject({
            typeGroup: 1035,
            activation: { active: true, height: 1 },
            fees: { ...DEFAULT_FEES, register: "7" },
            limits: { asset: 8192, price: "9223372036854775807", vendorsPerOwner: 3 },
            reservedVendors: ["@mine"],
            configurationHash: chain.registry.configurationHash,
        });
    });

    it("says when both types become active", async () => {
        useRegistryNetwork(false, { height: 50, aip35: true });
        expect(await configurationOf((await start()).api)).toMatchObject({ activation: { active: false, height: 50 } });

        useRegistryNetwork(false, { height: 50, aip35: true });
        expect(await configurationOf((await start({ activationHeight: 1 })).api)).toMatchObject({
            activation: { active: true, height: 1 },
        });

        useRegistryNetwork(false);
        expect(await configurationOf((await start()).api)).toMatchObject({
            activation: { active: false, height: null },
        });
    });
});

describe("GET /plugins/state", () => {
    it("shows digest and counts with the height, and follows reverts", async () => {
        useRegistryNetwork();
        const { chain, api } = await start();
        const before = (await api.get("/plugins/state")).body.data;
        await chain.send([publish().register("@acme"), "acme"]);

        expect((await api.get("/plugins/state")).body.data).toEqual({
            height: 2,
            chainTime: timeOf(8),
            digest: chain.registry.digest,
            configurationHash: chain.registry.configurationHash,
            counts: { vendors: 1, packages: 0, releases: 0, grants: 0 },
            synced: true,
            secondsBehindClock: expect.any(Number),
            history: { available: true, reason: null, rebuilding: false, behind: 0 },
        });

        await chain.revert();
        expect((await api.get("/plugins/state")).body.data).toEqual({
            ...before,
            secondsBehindClock: expect.any(Number),
        });
    });

    it("says by the server's clock how old the last block is", async () => {
        useRegistryNetwork();
        const { api } = await start();
        const clock = jest.spyOn(Date, "now").mockReturnValue((timeOf(0).unix + 90) * 1000 + 999);

        try {
            expect((await api.get("/plugins/state")).body.data).toMatchObject({ secondsBehindClock: 90 });
        } finally {
            clock.mockRestore();
        }
    });
});

describe("times", () => {
    it("are shown as Core does, up to the last end of a license", () => {
        expect(timeOf(0)).toEqual({ epoch: 0, unix: 1490101200, human: "2017-03-21T13:00:00.000Z" });
        expect(timeOf(2 ** 40)).toEqual({
            epoch: 2 ** 40,
            unix: 1490101200 + 2 ** 40,
            human: "+036859-05-10T13:36:16.000Z",
        });
    });

    it("have no human form beyond what a Date can hold", () => {
        expect(timeOf(8.64e12)).toEqual({ epoch: 8.64e12, unix: 8.64e12 + 1490101200, human: null });
    });
});
