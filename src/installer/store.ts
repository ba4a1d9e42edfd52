import { lstat, readdir, readlink, rm } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";

import { Folders, linkOf } from "./folders";
import { FormerVersions } from "./former";

/** A new folder of the store, which no other install uses. */
export const newStorePath = (name: string, version: string, id: string): string => `${name}/${version}-${id}`;

/** The folder of the store that a plugin's link points to; undefined if it is no link into the store. */
export async function storePathOf(folders: Folders, name: string): Promise<string | undefined> {
    const link = linkOf(folders, name);

    try {
        if (!(await lstat(link)).isSymbolicLink()) {
            return undefined;
        }

        const path = relative(folders.store, resolve(dirname(link), await readlink(link)));

        return path.startsWith("..") ? undefined : path.split(sep).join("/");
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") {
            return undefined;
        }

        throw error;
    }
}

const foldersIn = async (path: string): Promise<string[]> =>
    (await readdir(path, { withFileTypes: true }).catch(() => []))
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name);

/** Names of all packages with a folder in the store, scoped ones as `@vendor/name`. */
async function storedPackages(store: string): Promise<string[]> {
    const top = await foldersIn(store);
    const scoped = await Promise.all(
        top
            .filter((name) => name.startsWith("@"))
            .map(async (scope) => (await foldersIn(join(store, scope))).map((name) => `${scope}/${name}`)),
    );

    return [...top.filter((name) => !name.startsWith("@")), ...scoped.flat()];
}

/** Deletes versions that neither a link nor `rollback` needs. */
export async function pruneStore(folders: Folders, former: FormerVersions): Promise<void> {
    for (const name of await storedPackages(folders.store)) {
        const needed = new Set([await storePathOf(folders, name), former.plugins[name]?.store]);
        const versions = await foldersIn(join(folders.store, name));
        const unneeded = versions.filter((version) => !needed.has(`${name}/${version}`));

        for (const version of unneeded) {
            await rm(join(folders.store, name, version), { recursive: true, force: true });
        }

        if (unneeded.length === versions.length) {
            await rm(join(folders.store, name), { recursive: true, force: true });
        }
    }
}
