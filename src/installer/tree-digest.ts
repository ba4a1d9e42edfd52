import { createHash } from "node:crypto";
import { createReadStream, Stats } from "node:fs";
import { lstat, readdir, readFile, readlink } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

import { concurrently } from "./concurrently";

/** Above this, in bytes, a file is not read as a whole. */
const LARGE = 1_048_576;

async function hashFile(path: string, size: number): Promise<string> {
    const hash = createHash("sha512");

    if (size > LARGE) {
        await pipeline(createReadStream(path), hash);
    } else {
        hash.update(await readFile(path));
    }

    return hash.digest("hex");
}

/** Something in the tree, by its path from the root, with `/` on every system. */
interface Entry {
    readonly path: string;
    readonly stats: Stats;
}

/** Everything in a folder, each folder before what is in it. */
async function entriesIn(root: string, folder: string): Promise<Entry[]> {
    const names = (await readdir(join(root, folder))).sort((left, right) =>
        Buffer.compare(Buffer.from(left), Buffer.from(right)),
    );
    const entries = await concurrently(names, async (name) => {
        const path = folder === "" ? name : `${folder}/${name}`;
        const stats = await lstat(join(root, path));

        return [{ path, stats }, ...(stats.isDirectory() ? await entriesIn(root, path) : [])];
    });

    return entries.flat();
}

async function lineOf(root: string, { path, stats }: Entry): Promise<string> {
    const name = JSON.stringify(path);

    if (stats.isDirectory()) {
        return `d ${name}\n`;
    }

    if (stats.isSymbolicLink()) {
        return `l ${name} ${JSON.stringify(await readlink(join(root, path)))}\n`;
    }

    // Of the mode only what changes a file's meaning: the rest follows the installing user's umask.
    const kind = (stats.mode & 0o100) === 0 ? "f" : "x";

    return `${kind} ${name} ${await hashFile(join(root, path), stats.size)}\n`;
}

/**
 * Digest of everything that an installed plugin consists of, its npm dependencies included: names, kinds, contents, and
 * whether a file can be executed. The same on every machine that installed the same.
 *
 * @returns `sha512-` and base64, as npm writes an integrity
 */
export async function treeDigest(folder: string): Promise<string> {
    const hash = createHash("sha512");
    const lines = await concurrently(await entriesIn(folder, ""), (entry) => lineOf(folder, entry));
    lines.forEach((line) => hash.update(line));

    return `sha512-${hash.digest("base64")}`;
}
