import { mkdir, readdir, rm, symlink } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";

import { placeAt, replaceLink, syncTree } from "./files";
import { Folders, linkOf, linkTarget } from "./folders";
import { packagesIn } from "./package-folders";

/**
 * A generation says for all plugins together which version of each is in force: a folder of links into the store. Several
 * plugins are updated by pointing one link, `current`, to another generation: a node that boots sees all old or all new.
 */
type Generation = ReadonlyMap<string, string>;

/** The folder of the store that a link in a generation points to. */
async function storeEntry({ store }: Folders, link: string): Promise<string | undefined> {
    const place = await placeAt(link);

    return place.kind === "link"
        ? relative(store, resolve(dirname(link), place.target))
              .split(sep)
              .join("/")
        : undefined;
}

async function currentFolder({ home, current }: Folders): Promise<string | undefined> {
    const place = await placeAt(current);

    return place.kind === "link" ? join(home, place.target) : undefined;
}

/** The folder of the store that a plugin is loaded from; undefined if its link is none of the installer's. */
export async function storePathOf(folders: Folders, name: string): Promise<string | undefined> {
    const place = await placeAt(linkOf(folders, name));
    const generation = await currentFolder(folders);

    return place.kind === "link" && place.target === linkTarget(folders, name) && generation !== undefined
        ? storeEntry(folders, join(generation, ...name.split("/")))
        : undefined;
}

/** What is in force; entries of plugins that were removed are left out. */
async function readCurrent(folders: Folders): Promise<Generation> {
    const generation = await currentFolder(folders);
    const names = generation === undefined ? [] : await packagesIn(generation);
    const entries = await Promise.all(names.map(async (name) => [name, await storePathOf(folders, name)] as const));

    return new Map(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

async function writeGeneration(folders: Folders, folder: string, generation: Generation): Promise<void> {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });

    for (const [name, path] of generation) {
        const link = join(folder, ...name.split("/"));
        await mkdir(dirname(link), { recursive: true });
        await symlink(relative(dirname(link), join(folders.store, path)), link, "dir");
    }

    await syncTree(folder);
}

/**
 * Puts a generation in force in which these plugins are in these folders of the store (null: in none). Doing it again
 * changes nothing.
 *
 * @param id of the new generation
 */
export async function switchGeneration(
    folders: Folders,
    id: string,
    changes: ReadonlyMap<string, string | null>,
): Promise<void> {
    const folder = join(folders.generations, id);

    if ((await currentFolder(folders)) === folder) {
        return;
    }

    const generation = new Map(await readCurrent(folders));
    changes.forEach((path, name) => (path === null ? generation.delete(name) : generation.set(name, path)));
    await writeGeneration(folders, folder, generation);
    await replaceLink(folders.current, relative(folders.home, folder));
}

/** Deletes generations that are not in force. */
export async function pruneGenerations(folders: Folders): Promise<void> {
    const kept = await currentFolder(folders);

    for (const name of await readdir(folders.generations).catch(() => [])) {
        if (kept === undefined || name !== basename(kept)) {
            await rm(join(folders.generations, name), { recursive: true, force: true });
        }
    }
}
