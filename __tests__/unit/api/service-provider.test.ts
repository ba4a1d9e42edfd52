import { registerRoutes } from "../../../src/api";
import { TestApi } from "../../__support__/api";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";

beforeEach(() => useRegistryNetwork());

it("needs no API: a forger process has none", async () => {
    const chain = await TestChain.start();

    await expect(registerRoutes(chain.app)).resolves.toBeUndefined();
});

it("may boot again, as Core's reboot does", async () => {
    const chain = await TestChain.start();
    const api = await TestApi.start(chain);
    await registerRoutes(chain.app);

    expect((await api.get("/plugins/state")).status).toBe(200);
});
