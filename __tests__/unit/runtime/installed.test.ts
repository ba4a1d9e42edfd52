import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { treeDigest } from "../../../src/installer/tree-digest";
import { moduleFoldersOf } from "../../../src/runtime";
import { readModule } from "../../../src/runtime/manifest/read";
import { InstalledModules } from "../../../src/runtime/store/installed";
import { temporaryFolder, writeModule } from "../../__support__/modules";

const name = "@acme/stored";

let folders: ReturnType<typeof moduleFoldersOf>;
let store: InstalledModules;

beforeEach(() => {
    folders = moduleFoldersOf(temporaryFolder());
    store = new InstalledModules(folders);
});

async function add(version: string): Promise<void> {
    const staged = writeModule({ name, version });
    const origin = { integrity: "sha512-x", tree: await treeDigest(staged), transactionId: null };
    await store.add({ name, version }, staged, origin);
}

describe("InstalledModules", () => {
    it("keeps versions side by side, returns to the former and prunes the rest", async () => {
        await add("1.0.0");
        await add("1.1.0");
        await add("1.2.0");
        expect((await store.read())[name]).toMatchObject({ current: "1.2.0", former: "1.1.0", pinned: false });

        expect(await store.prune()).toEqual([`${name}@1.0.0`]);
        expect(existsSync(store.folderOf(name, "1.0.0"))).toBe(false);
        await store.choose(name, "1.1.0");
        expect((await store.read())[name]).toMatchObject({ current: "1.1.0", former: "1.2.0" });
        await expect(store.choose(name, "1.0.0")).rejects.toMatchObject({ code: "MODULE_UNKNOWN" });
    });

    it("does not move a pinned module", async () => {
        await add("1.0.0");
        await store.pin(name, true);
        await add("2.0.0");

        expect((await store.read())[name]).toMatchObject({ current: "1.0.0", pinned: true });
        expect(Object.keys((await store.read())[name]?.versions ?? {})).toEqual(["1.0.0", "2.0.0"]);
    });

    it("sees every change of what was installed", async () => {
        await add("1.0.0");
        const manifest = await readModule(store.folderOf(name, "1.0.0"));
        await store.verify(manifest);
        writeFileSync(join(manifest.folder, "extra.js"), "");

        await expect(store.verify(manifest)).rejects.toMatchObject({ code: "INTEGRITY_MISMATCH" });
    });

    it("refuses a damaged file, and forgets a removed module", async () => {
        await add("1.0.0");
        await store.remove(name);
        expect(await store.read()).toEqual({});
        expect(existsSync(join(folders.store, name))).toBe(false);
        writeFileSync(folders.installed, "{");

        await expect(store.read()).rejects.toMatchObject({ code: "MODULE_INVALID" });
    });
});
