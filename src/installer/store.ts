import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";

import { Folders } from "./folders";
import { FormerVersions } from "./former";
import { storePathOf } from "./generations";
import { packagesIn } from "./package-folders";

/** A new folder of the store, which no other install uses. */
export const newStorePath = (name: string, version: string, id: string): string => `${name}/${version}-${id}`;

/** Deletes versions that neither a link nor `rollback` needs. */
export async function pruneStore(folders: Folders, former: FormerVersions): Promise<void> {
    for (const name of await packagesIn(folders.store)) {
        const needed = new Set([await storePathOf(folders, name), former.plugins[name]?.store]);
        const versions = await readdir(join(folders.store, name));
        const unneeded = versions.filter((version) => !needed.has(`${name}/${version}`));

        for (const version of unneeded) {
            await rm(join(folders.store, name, version), { recursive: true, force: true });
        }

        if (unneeded.length === versions.length) {
            await rm(join(folders.store, name), { recursive: true, force: true });
        }
    }
}
