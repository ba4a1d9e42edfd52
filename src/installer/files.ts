import { constants } from "node:fs";
import { lstat, mkdir, open, readdir, readFile, readlink, rename, rm, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";

import writeFileAtomic from "write-file-atomic";

import { concurrently } from "./concurrently";

async function syncPath(path: string): Promise<void> {
    const handle = await open(path, constants.O_RDONLY);

    try {
        await handle.sync();
    } finally {
        await handle.close();
    }
}

/** Makes a folder's entries survive a power cut: renames and new names in it. */
export const syncFolder = (path: string): Promise<void> => syncPath(path);

/** Files and folders of a tree, itself included; links are not followed. */
async function pathsIn(path: string): Promise<string[]> {
    const entries = await readdir(path, { withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map(({ name }) => join(path, name));
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(path, name));

    return [...files, ...(await concurrently(folders, pathsIn)).flat(), path];
}

/**
 * Makes a whole tree survive a power cut, before something durable points to it. Many files at once: a file system writes
 * its own journal once for them, and not once for each.
 */
export async function syncTree(path: string): Promise<void> {
    await concurrently(await pathsIn(path), syncPath);
}

/** Replaces a file in one step and makes it last; owner and mode of a former file are kept. */
export async function writeDurably(path: string, text: string, mode?: number): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await writeFileAtomic(path, text, mode === undefined ? {} : { mode });
    await syncFolder(dirname(path));
}

/** A file's text; undefined if there is none. */
export async function readIfExists(path: string): Promise<string | undefined> {
    try {
        return await readFile(path, "utf8");
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") {
            return undefined;
        }

        throw error;
    }
}

/** What lies at a path: a link and where it points, something else, or nothing. */
export type Place = { readonly kind: "link"; readonly target: string } | { readonly kind: "other" | "nothing" };

export async function placeAt(path: string): Promise<Place> {
    try {
        return (await lstat(path)).isSymbolicLink()
            ? { kind: "link", target: await readlink(path) }
            : { kind: "other" };
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") {
            return { kind: "nothing" };
        }

        throw error;
    }
}

export const exists = async (path: string): Promise<boolean> => (await placeAt(path)).kind !== "nothing";

/** Points a link elsewhere in one step: who looks sees the old or the new, never none. */
export async function replaceLink(path: string, target: string): Promise<void> {
    const temporary = join(dirname(path), `.${process.pid}-${Date.now()}.link`);
    await mkdir(dirname(path), { recursive: true });
    await symlink(target, temporary, "dir");

    try {
        await rename(temporary, path);
    } catch (error) {
        await rm(temporary, { force: true });
        throw error;
    }

    await syncFolder(dirname(path));
}

/** Removes a link or folder and makes that last. */
export async function removeDurably(path: string): Promise<void> {
    await rm(path, { recursive: true, force: true });

    if (await exists(dirname(path))) {
        await syncFolder(dirname(path));
    }
}
