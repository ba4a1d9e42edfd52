import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

import { treeDigest } from "../../installer/tree-digest";
import { ModuleError } from "../errors";
import { ModuleFolders } from "../folders";
import { dependentsOf } from "../lifecycle/load-order";
import { ModuleManifest } from "../manifest/manifest";
import { readModule } from "../manifest/read";
import { Contents, InstalledFile, InstalledModule, InstalledVersion } from "./installed-file";

/**
 * The modules in `<data>/modules/store`, and the file that says which version of each counts. Folders are changed under the
 * file's lock: what one adds, another one must not take for left over.
 */
export class InstalledModules {
    private readonly file: InstalledFile;

    public constructor(private readonly folders: ModuleFolders) {
        this.file = new InstalledFile(folders.installed);
    }

    public folderOf(name: string, moduleVersion: string): string {
        return join(this.folders.store, name, moduleVersion);
    }

    /** @throws ModuleError MODULE_INVALID if the file is damaged */
    public read(): Promise<Contents> {
        return this.file.read();
    }

    /**
     * Takes an unpacked package into the store; it counts from now on unless the module is pinned.
     *
     * @param staged its folder, on the same file system, which is moved
     */
    public async add(
        { name, version: added }: Pick<ModuleManifest, "name" | "version">,
        staged: string,
        origin: InstalledVersion,
    ): Promise<void> {
        await this.file.change(name, async (module) => {
            const target = this.folderOf(name, added);
            await mkdir(dirname(target), { recursive: true });
            await rm(target, { recursive: true, force: true });
            await rename(staged, target);

            return {
                current: module?.pinned ? module.current : added,
                former: module?.pinned ? module.former : formerOf(module, added),
                pinned: module?.pinned ?? false,
                versions: { ...module?.versions, [added]: origin },
            };
        });
    }

    /** Another version counts. @throws ModuleError MODULE_UNKNOWN if it is not installed */
    public async choose(name: string, chosen: string): Promise<void> {
        await this.file.change(name, (module) => {
            const present = this.assertInstalled(name, chosen, module);

            return { ...present, current: chosen, former: formerOf(present, chosen) };
        });
    }

    public async pin(name: string, pinned: boolean): Promise<void> {
        await this.file.change(name, (module) => ({ ...this.assertInstalled(name, module?.current, module), pinned }));
    }

    /**
     * Deletes the versions that neither count nor run nor are what `rollback` returns to.
     *
     * @param running version by name, of modules that a node runs now
     * @returns what it deleted
     */
    public async prune(running: ReadonlyMap<string, string>): Promise<string[]> {
        const deleted: string[] = [];

        for (const name of Object.keys(await this.read())) {
            await this.file.change(name, async (module) => {
                const kept = new Set([module?.current, module?.former, running.get(name)]);
                const found = await readdir(join(this.folders.store, name)).catch(() => []);

                for (const unneeded of found.filter((each) => !kept.has(each))) {
                    await rm(this.folderOf(name, unneeded), { recursive: true, force: true });
                    deleted.push(`${name}@${unneeded}`);
                }

                const versions = Object.entries(module?.versions ?? {}).filter(([each]) => kept.has(each));

                return module && { ...module, versions: Object.fromEntries(versions) };
            });
        }

        return deleted;
    }

    /** Names of the installed modules whose current version cannot run without one, directly or through others. */
    public async dependentsOf(name: string): Promise<string[]> {
        const all = Object.entries(await this.read()).map(([each, { current }]) => this.folderOf(each, current));
        const manifests = await Promise.allSettled(all.map((folder) => readModule(folder)));

        return dependentsOf(
            name,
            manifests.flatMap((result) => (result.status === "fulfilled" ? [result.value] : [])),
        ).map((module) => module.name);
    }

    /**
     * Forgets a module and deletes its versions; its data folder stays.
     *
     * @throws ModuleError MODULE_UNKNOWN if it is not installed, MODULE_REQUIRED with the names of what needs it
     */
    public async remove(name: string): Promise<void> {
        const dependents = await this.dependentsOf(name);

        if (dependents.length > 0) {
            const names = dependents.join(", ");
            throw new ModuleError("MODULE_REQUIRED", `${name} is needed by ${names}: remove them first.`);
        }

        await this.file.change(name, async (module) => {
            this.assertInstalled(name, module?.current, module);
            await rm(join(this.folders.store, name), { recursive: true, force: true });

            return undefined;
        });
    }

    /** @throws ModuleError INTEGRITY_MISMATCH if a folder of the store is not what was installed */
    public async verify({ name, version: loaded, folder }: ModuleManifest): Promise<void> {
        const origin = (await this.read())[name]?.versions[loaded];

        if (origin && origin.tree !== null && (await treeDigest(folder)) !== origin.tree) {
            throw new ModuleError(
                "INTEGRITY_MISMATCH",
                `${name}@${loaded} is not what was installed: a file of ${folder} has changed. Install it again.`,
            );
        }
    }

    private assertInstalled(name: string, wanted: string | undefined, module: InstalledModule | undefined) {
        if (!module || wanted === undefined || !Object.hasOwn(module.versions, wanted)) {
            const versions = Object.keys(module?.versions ?? {}).join(", ") || "none";
            throw new ModuleError("MODULE_UNKNOWN", `${name}@${wanted} is not installed (installed: ${versions}).`);
        }

        return module;
    }
}

const formerOf = (module: InstalledModule | undefined, chosen: string): string | null =>
    module === undefined ? null : module.current === chosen ? module.former : module.current;
