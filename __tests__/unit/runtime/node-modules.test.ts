import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { NodeModules } from "../../../src/runtime/node-modules";
import { InstalledModules } from "../../../src/runtime/store/installed";
import { TestManager, TestModule, writeModule } from "../../__support__/modules";

const Y = "@acme/y";
const X = "@acme/x";

let test: TestManager;
let store: InstalledModules;
let modules: NodeModules;

beforeEach(() => {
    test = new TestManager();
    store = new InstalledModules(test.folders);
    modules = new NodeModules(test.manager, test.folders);
});
afterEach(() => test.manager.stop());

async function install(module: TestModule & { readonly version: string }): Promise<void> {
    const origin = { integrity: "sha512-x", tree: null, transactionId: null };
    await store.add(module, writeModule(module), origin);
}

const needing = (range: string): TestModule & { version: string } => ({
    name: X,
    version: "1.0.0",
    dependencies: [{ name: Y, version: range, required: true }],
});

const stored = async (name: string) => (await store.read())[name];

describe("an upgrade", () => {
    it("swaps what runs with what needs it, once it is installed", async () => {
        await install({ name: Y, version: "1.0.0" });
        await install(needing("^1.0.0"));
        await modules.load(X);
        await install({ name: Y, version: "1.1.0" });
        expect(modules.info(Y)).toMatchObject({ version: "1.0.0", state: "loaded" });

        expect(await modules.refresh()).toEqual([{ name: Y, from: "1.0.0", to: "1.1.0", problem: null }]);
        expect(modules.info(Y)).toMatchObject({ version: "1.1.0", state: "loaded", versions: ["1.0.0", "1.1.0"] });
        expect(modules.info(X)).toMatchObject({ state: "loaded" });
        expect(await modules.refresh()).toEqual([]);
    });

    it("returns to the former version, in the store too, when the new one does not register", async () => {
        await install({ name: Y, version: "1.0.0" });
        await install(needing("^1.0.0"));
        await modules.load(X);
        await install({ name: Y, version: "1.1.0", code: "process.exit(3)" });

        expect(await modules.refresh()).toEqual([
            { name: Y, from: "1.0.0", to: "1.1.0", problem: expect.stringContaining("so 1.0.0 runs again") },
        ]);
        expect(modules.info(Y)).toMatchObject({ version: "1.0.0", state: "loaded" });
        expect(modules.info(X)).toMatchObject({ state: "loaded" });
        expect(await stored(Y)).toMatchObject({ current: "1.0.0" });
        await expect(modules.use(Y, "1.1.0")).rejects.toMatchObject({ code: "MODULE_START_FAILED" });
        expect(await stored(Y)).toMatchObject({ current: "1.0.0" });
    });

    it("is not made when what runs could not use it, or the module is pinned", async () => {
        await install({ name: Y, version: "1.0.0" });
        await install(needing("~1.0.0"));
        await modules.load(X);
        await install({ name: Y, version: "1.1.0" });
        expect(await modules.refresh()).toMatchObject([
            { problem: expect.stringContaining("requires @acme/y ~1.0.0") },
        ]);
        expect(await stored(Y)).toMatchObject({ current: "1.0.0" });

        await store.pin(Y, true);
        await install({ name: Y, version: "1.0.1" });
        expect(await modules.refresh()).toEqual([]);
        expect(modules.info(Y)).toMatchObject({ version: "1.0.0", versions: ["1.0.0", "1.0.1", "1.1.0"] });
    });

    it("goes back by a choice, which the next start keeps", async () => {
        await install({ name: Y, version: "1.0.0" });
        await install({ name: Y, version: "1.1.0" });
        await modules.load(Y);
        expect(modules.info(Y)).toMatchObject({ version: "1.1.0" });

        expect(await modules.use(Y, (await stored(Y))?.former ?? "")).toMatchObject({
            version: "1.0.0",
            state: "loaded",
        });
        const next = new TestManager({ folders: test.folders });
        const again = new NodeModules(next.manager, test.folders);
        await again.discover();
        expect(again.info(Y)).toMatchObject({ version: "1.0.0", state: "known" });
    });
});

describe("prune and remove", () => {
    it("keep what runs, and make the node forget what is gone", async () => {
        await install({ name: Y, version: "1.0.0" });
        await modules.load(Y);

        for (const version of ["1.1.0", "1.2.0", "1.3.0"]) {
            await install({ name: Y, version });
        }

        expect(await modules.prune()).toEqual([`${Y}@1.1.0`]);
        expect(modules.info(Y)).toMatchObject({ version: "1.0.0", versions: ["1.0.0", "1.2.0", "1.3.0"] });
        await modules.restart(Y);
        expect(modules.info(Y)).toMatchObject({ version: "1.0.0", state: "loaded" });
    });

    it("end a module, delete its versions and keep its data, but not while others need it", async () => {
        await install({ name: Y, version: "1.0.0" });
        await install(needing("*"));
        await modules.load(X);
        await expect(modules.remove(Y)).rejects.toMatchObject({ code: "MODULE_REQUIRED" });
        expect(test.manager.getLoadedPlugins().sort()).toEqual([X, Y]);
        const data = join(test.folders.data, X, "kept");
        writeFileSync(data, "");
        await modules.remove(X);

        expect(modules.list()).toMatchObject([{ name: Y, state: "loaded" }]);
        expect(existsSync(store.folderOf(X, "1.0.0"))).toBe(false);
        expect(existsSync(data)).toBe(true);
        await expect(modules.remove(X)).rejects.toMatchObject({ code: "MODULE_UNKNOWN" });
    });
});
