import { join } from "node:path";

import { ModulesViewIdentifier } from "../../../src/api/modules-view";
import { moduleSchema } from "../../../src/api/resources/module";
import { moduleFoldersOf, ModuleManager } from "../../../src/runtime";
import { PublicView } from "../../../src/runtime/core/public-view";
import { NodeModules } from "../../../src/runtime/node-modules";
import { MODULE_STATES } from "../../../src/runtime/states";
import { TestApi } from "../../__support__/api";
import { temporaryFolder, writeModule } from "../../__support__/modules";
import { TestChain } from "../../__support__/test-chain";

let chain: TestChain;
let api: TestApi;

beforeEach(async () => {
    chain = await TestChain.start();
    api = await TestApi.start(chain);
});
afterEach(() => api.close());

async function know(...folders: string[]): Promise<void> {
    const where = moduleFoldersOf(temporaryFolder());
    const manager = new ModuleManager({ folders: where });

    for (const folder of folders) {
        await manager.processPlugin(folder).catch(() => undefined);
    }

    chain.app.bind(ModulesViewIdentifier).toConstantValue(new PublicView(new NodeModules(manager, where)));
}

it("a node that runs no modules lists none", async () => {
    expect((await api.get("/plugins/modules")).body.data).toEqual([]);
});

it("lists all that are known, the refused ones too, without what is the node's own business", async () => {
    const bad = writeModule({ name: "@acme/bad", module: { protocol: "9.0" } });
    await know(join(__dirname, "../../../examples/license-notifier"), bad);
    const { body, text } = await api.get("/plugins/modules");

    expect(body.data).toMatchObject([
        { name: "@acme/bad", version: null, state: "refused" },
        { name: "@example/license-notifier", version: "1.0.0", state: "known", since: null },
    ]);
    expect(text).not.toContain(bad);
});

it.each(["@acme/echo", "%40acme%2Fecho"])("shows one by its name, as %s", async (name) => {
    await know(writeModule({ name: "@acme/echo" }));

    expect((await api.get(`/plugins/modules/${name}`)).body.data).toMatchObject({ name: "@acme/echo", state: "known" });
    expect(await api.get("/plugins/modules/@acme/none")).toMatchObject({
        status: 404,
        body: { code: "UNKNOWN_MODULE" },
    });
});

it("knows every state", () => {
    expect((moduleSchema["properties"] as { state: object }).state).toEqual({ enum: [...MODULE_STATES, "refused"] });
});
