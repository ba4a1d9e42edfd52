import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { lock } from "proper-lockfile";

import { treeDigest } from "../../../../src/installer/tree-digest";
import { moduleFoldersOf } from "../../../../src/runtime";
import { readModule } from "../../../../src/runtime/manifest/read";
import { InstalledModules } from "../../../../src/runtime/store/installed";
import { temporaryFolder, writeModule } from "../../../__support__/modules";

const name = "@acme/stored";

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

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

        expect(await store.prune(new Map())).toEqual([`${name}@1.0.0`]);
        expect(existsSync(store.folderOf(name, "1.0.0"))).toBe(false);
        await store.choose(name, "1.1.0");
        expect((await store.read())[name]).toMatchObject({ current: "1.1.0", former: "1.2.0" });
        await expect(store.choose(name, "1.0.0")).rejects.toMatchObject({ code: "MODULE_UNKNOWN" });
    });

    it("does not prune what runs, whatever counts", async () => {
        await add("1.0.0");
        await add("1.1.0");
        await add("1.2.0");

        expect(await store.prune(new Map([[name, "1.0.0"]]))).toEqual([]);
        expect(existsSync(store.folderOf(name, "1.0.0"))).toBe(true);
    });

    it("does not remove what another one requires", async () => {
        await add("1.0.0");
        const needing = { name: "@acme/needing", version: "1.0.0" };
        const dependencies = [{ name, version: "*", required: true }];
        const origin = { integrity: "sha512-x", tree: null, transactionId: null };
        await store.add(needing, writeModule({ ...needing, dependencies }), origin);

        await expect(store.remove(name)).rejects.toMatchObject({
            code: "MODULE_REQUIRED",
            message: expect.stringContaining("@acme/needing"),
        });
        await store.remove("@acme/needing");
        await store.remove(name);
        await expect(store.remove(name)).rejects.toMatchObject({ code: "MODULE_UNKNOWN" });
    });

    it("loses no change of two at once", async () => {
        const names = Array.from({ length: 12 }, (_, index) => `@acme/module-${index}`);
        const origin = { integrity: "sha512-x", tree: null, transactionId: null };
        await Promise.all(
            names.map((each) => {
                const module = { name: each, version: "1.0.0" };

                return new InstalledModules(folders).add(module, writeModule(module), origin);
            }),
        );

        expect(Object.keys(await store.read()).sort()).toEqual([...names].sort());
    });

    it("does not prune what is being installed", async () => {
        await add("1.0.0");
        const release = await lock(folders.installed, { realpath: false });
        const adding = add("1.1.0");
        await pause(100);
        const pruning = new InstalledModules(folders).prune(new Map());
        await pause(100);
        await release();
        await Promise.all([adding, pruning]);

        expect((await store.read())[name]).toMatchObject({ current: "1.1.0" });
        expect(existsSync(store.folderOf(name, "1.1.0"))).toBe(true);
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
