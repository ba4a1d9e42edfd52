/** What Core's own routes say of both types, by what a handler and a type declare; functional tests ask those that need a database. */
import { DEFAULT_FEES } from "../../../src/transactions";
import { TestApi } from "../../__support__/api";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";

let api: TestApi;

beforeAll(async () => {
    useRegistryNetwork();
    api = await TestApi.start(await TestChain.start());
});

it("/transactions/types has both", async () => {
    expect((await api.get("/transactions/types")).body.data).toMatchObject({
        "1035": { PluginPublish: 0, LicensePurchase: 1 },
    });
});

it("/transactions/schemas has both", async () => {
    expect((await api.get("/transactions/schemas")).body.data).toMatchObject({
        "1035": {
            "0": { asset: { required: ["pluginPublish"], definitions: { "action.register": {} } } },
            "1": { asset: { required: ["licensePurchase"], definitions: { "kind.full": {} } } },
        },
    });
});

it("/transactions/fees has the dearest tier of both, since it asks without saying for what", async () => {
    expect((await api.get("/transactions/fees")).body.data).toMatchObject({
        "1035": { pluginPublish: DEFAULT_FEES.register, licensePurchase: DEFAULT_FEES.gift },
    });
});
