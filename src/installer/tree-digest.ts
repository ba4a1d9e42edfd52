import { createHash, Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { lstat, readdir, readlink } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

async function hashFile(path: string): Promise<string> {
    const hash = createHash("sha512");
    await pipeline(createReadStream(path), hash);

    return hash.digest("hex");
}

async function addEntries(hash: Hash, root: string, folder: string): Promise<void> {
    const names = (await readdir(join(root, folder))).sort((left, right) =>
        Buffer.compare(Buffer.from(left), Buffer.from(right)),
    );

    for (const name of names) {
        const path = folder === "" ? name : `${folder}/${name}`;
        const stats = await lstat(join(root, path));

        if (stats.isDirectory()) {
            hash.update(`d ${JSON.stringify(path)}\n`);
            await addEntries(hash, root, path);
        } else if (stats.isSymbolicLink()) {
            hash.update(`l ${JSON.stringify(path)} ${JSON.stringify(await readlink(join(root, path)))}\n`);
        } else {
            // Of the mode only what changes a file's meaning: the rest follows the installing user's umask.
            const kind = (stats.mode & 0o100) === 0 ? "f" : "x";
            hash.update(`${kind} ${JSON.stringify(path)} ${await hashFile(join(root, path))}\n`);
        }
    }
}

/**
 * Digest of everything that an installed plugin consists of, its npm dependencies included: names, kinds, contents, and
 * whether a file can be executed. The same on every machine that installed the same.
 *
 * @returns `sha512-` and base64, as npm writes an integrity
 */
export async function treeDigest(folder: string): Promise<string> {
    const hash = createHash("sha512");
    await addEntries(hash, folder, "");

    return `sha512-${hash.digest("base64")}`;
}
