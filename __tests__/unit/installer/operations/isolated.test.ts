import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { moduleStoreOf } from "../../../../src/cli/actions/module-store";
import { Folders } from "../../../../src/installer/folders";
import { install } from "../../../../src/installer/operations/install";
import { Plan } from "../../../../src/installer/plan";
import { moduleFoldersOf } from "../../../../src/runtime";
import { InstalledModules } from "../../../../src/runtime/store/installed";
import { nodeFolders, readTree, removeTemporaryFolders, temporaryFolder } from "../../../__support__/installer-folders";
import { packPlugin, PluginFixture } from "../../../__support__/plugin-fixtures";
import { installRequest, siteWithoutChain } from "../../../__support__/site";

let folders: Folders;
let marker: string;

beforeEach(() => {
    folders = nodeFolders();
    marker = join(temporaryFolder(), "ran");
});
afterAll(removeTemporaryFolders);

const packed = (fixture: PluginFixture): string => packPlugin(temporaryFolder(), fixture, process.env).file;

/** Leaves a mark wherever a line of it runs. */
const marked = (name: string, module: object = {}): string =>
    packed({
        name,
        version: "1.0.0",
        manifest: { main: "index.js", arkecosystem: { module: { protocol: "1.0", ...module } } },
        files: { "index.js": `require("node:fs").writeFileSync(${JSON.stringify(marker)}, "")` },
    });

async function run(packages: readonly string[], { plans = [] as Plan[], onlyModules = false } = {}) {
    const site = await siteWithoutChain(folders);

    return install(site, { ...installRequest(packages, plans), modules: moduleStoreOf(site), onlyModules });
}

const appJson = (): string => readFileSync(folders.appJson, "utf8");

it("puts a package that declares itself isolated where Core does not look, and runs no line of it", async () => {
    const plans: Plan[] = [];
    const before = appJson();
    const { done } = await run([marked("@acme/quiet")], { plans });
    const modules = moduleFoldersOf(folders.data);

    expect(done).toBe(true);
    expect(plans[0]?.plugins).toMatchObject([{ name: "@acme/quiet", isolated: true, processes: [] }]);
    expect(await new InstalledModules(modules).read()).toMatchObject({
        "@acme/quiet": { current: "1.0.0", versions: { "1.0.0": { tree: expect.any(String), transactionId: null } } },
    });
    expect(existsSync(join(modules.store, "@acme/quiet/1.0.0/package.json"))).toBe(true);
    expect(Object.keys(readTree(folders.plugins))).toEqual([]);
    expect(appJson()).toBe(before);
    expect(existsSync(marker)).toBe(false);
});

it("installs both kinds at once, each to its place", async () => {
    const plugin = packed({ name: "@acme/plugin", version: "1.0.0" });
    await run([marked("@acme/quiet"), plugin]);

    expect(Object.keys(readTree(join(folders.plugins, "@acme")))).toContain("plugin/package.json");
    expect(existsSync(join(folders.plugins, "@acme/quiet"))).toBe(false);
    expect(existsSync(join(moduleFoldersOf(folders.data).store, "@acme/quiet/1.0.0"))).toBe(true);
    expect(existsSync(marker)).toBe(false);
});

it("refuses what could never be loaded, and changes nothing", async () => {
    await expect(run([marked("@acme/bad", { protocol: "9.0" })])).rejects.toMatchObject({
        code: "MANIFEST_MISMATCH",
        message: expect.stringContaining("speaks protocol 9.0"),
    });
    expect(existsSync(moduleFoldersOf(folders.data).home)).toBe(false);
});

it("as module:install refuses what Core would load", async () => {
    const plugin = packed({ name: "@acme/plugin", version: "1.0.0" });

    await expect(run([plugin], { onlyModules: true })).rejects.toMatchObject({ code: "REGISTRATION_IMPOSSIBLE" });
    expect(Object.keys(readTree(folders.plugins))).toEqual([]);
});

it("as module:install refuses what runs inside the node already, and names what helps", async () => {
    const plugin = packed({ name: "@acme/plugin", version: "1.0.0" });
    await run([plugin]);

    expect(await run([plugin])).toMatchObject({ done: false, kept: ["@acme/plugin"] });
    await expect(run([plugin], { onlyModules: true })).rejects.toMatchObject({
        code: "REGISTRATION_IMPOSSIBLE",
        message: expect.stringContaining("`ark-plugin update @acme/plugin` updates it"),
    });
});

it("does not lose options that a module would not get", async () => {
    const site = await siteWithoutChain(folders);
    const request = { ...installRequest([marked("@acme/quiet")]), modules: moduleStoreOf(site) };
    const given = { options: [{ plugin: undefined, path: ["days"], value: 3 }], file: {} };

    await expect(install(site, { ...request, given } as never)).rejects.toMatchObject({
        code: "OPTIONS_INVALID",
        message: expect.stringContaining("modules.options"),
    });
});

it("says what would be done and does nothing else where nobody agrees", async () => {
    const site = await siteWithoutChain(folders);
    const request = { ...installRequest([marked("@acme/quiet")]), modules: moduleStoreOf(site) };
    const { done } = await install(site, { ...request, agree: async () => false });

    expect(done).toBe(false);
    expect(existsSync(moduleFoldersOf(folders.data).home)).toBe(false);
});

it("lets nothing that runs in a process of its own into the node by an update, nor the other way round", async () => {
    await run([marked("@acme/quiet"), packed({ name: "@acme/plugin", version: "1.0.0" })]);
    const before = appJson();
    const freed = packed({ name: "@acme/quiet", version: "1.1.0" });

    await expect(run([freed])).rejects.toMatchObject({
        code: "REGISTRATION_IMPOSSIBLE",
        message: expect.stringContaining("module:remove @acme/quiet"),
    });
    await expect(run([marked("@acme/plugin")])).rejects.toMatchObject({
        code: "REGISTRATION_IMPOSSIBLE",
        message: expect.stringContaining("plugin:remove @acme/plugin"),
    });
    expect(appJson()).toBe(before);
});

it("holds an update of a module to where it came from", async () => {
    const site = await siteWithoutChain(folders);
    const store = moduleStoreOf(site);
    await run([marked("@acme/quiet")]);
    expect(await store.installed()).toMatchObject([{ name: "@acme/quiet", origin: { kind: "path" } }]);

    const fromNpm = { name: "@acme/other", version: "0.9.0", origin: { kind: "npm" } } as const;
    const request = installRequest([marked("@acme/other")]);
    const modules = { ...store, installed: async () => [fromNpm] };
    await expect(install(site, { ...request, modules })).rejects.toMatchObject({ code: "ORIGIN_CHANGED" });
});
