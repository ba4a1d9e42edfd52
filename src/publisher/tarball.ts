import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { list } from "tar";

import type { Manifest as InstalledManifest } from "../installer/manifest";
import { runNpm } from "../installer/npm/run";
import { assertName, assertVersion } from "../transactions";
import { PublishError } from "./errors";

/** The parts of a package.json that a publisher's checks look at. */
export interface Manifest extends InstalledManifest {
    readonly private?: boolean;
    readonly description?: string;
    readonly license?: string;
    readonly main?: string;
    readonly exports?: unknown;
    readonly files?: readonly string[];
    readonly scripts?: Readonly<Record<string, string>>;
    readonly publishConfig?: { readonly registry?: string; readonly access?: string; readonly tag?: string };
}

export interface PackedFile {
    /** within the package */
    readonly path: string;
    /** bytes */
    readonly size: number;
}

/** A tarball as it will be on the registry, and what is in it. */
export interface Tarball {
    readonly path: string;
    /** bytes */
    readonly size: number;
    /** SRI of exactly these bytes */
    readonly integrity: string;
    readonly manifest: Manifest;
    readonly files: readonly PackedFile[];
    /** sum of the files, bytes */
    readonly unpackedSize: number;
}

export const integrityOf = (bytes: Buffer): string => `sha512-${createHash("sha512").update(bytes).digest("base64")}`;

const TOP = /^[^/]+\//;

async function contentsOf(path: string): Promise<{ files: PackedFile[]; manifest: string | undefined }> {
    const files: PackedFile[] = [];
    const chunks: Buffer[] = [];
    let isPackage = false;

    await list({
        file: path,
        onReadEntry: (entry) => {
            const name = entry.path.replace(TOP, "");

            if (entry.type === "File") {
                files.push({ path: name, size: entry.size });
            }

            if (name === "package.json") {
                isPackage = true;
                entry.on("data", (chunk: Buffer) => chunks.push(chunk));
            }
        },
    });

    return { files, manifest: isPackage ? Buffer.concat(chunks).toString("utf8") : undefined };
}

function parseManifest(text: string | undefined, path: string): Manifest {
    try {
        const manifest = JSON.parse(text ?? "") as Manifest;
        assertName(manifest.name);
        assertVersion(manifest.version);

        return manifest;
    } catch (error) {
        const why = text === undefined ? "it has no package.json" : (error as Error).message;
        throw new PublishError("NOT_A_PACKAGE", `${path} cannot be published: ${why}.`);
    }
}

/** Reads a tarball that is there. @throws PublishError NOT_A_PACKAGE */
async function readTarball(path: string): Promise<Tarball> {
    const bytes = await readFile(path);
    const { files, manifest } = await contentsOf(path);

    return {
        path,
        size: bytes.length,
        integrity: integrityOf(bytes),
        manifest: parseManifest(manifest, path),
        files: files.sort((left, right) => (left.path < right.path ? -1 : 1)),
        unpackedSize: files.reduce((sum, { size }) => sum + size, 0),
    };
}

/** A folder that npm packed, or a tarball as it is, to be thrown away when all is done. */
export interface Packed {
    readonly tarball: Tarball;
    readonly dispose: () => Promise<void>;
}

/**
 * Packs a folder with the user's npm, its scripts included, as `npm publish` would; takes a tarball as it is.
 *
 * @throws PublishError NOT_A_PACKAGE; InstallerError NPM_FAILED
 */
export async function pack(source: string, environment: Readonly<Record<string, string | undefined>>): Promise<Packed> {
    const path = resolve(source);
    const stats = await stat(path).catch(() => undefined);

    if (!stats) {
        throw new PublishError("NOT_A_PACKAGE", `There is neither a folder nor a tarball ${path}.`);
    }

    if (stats.isFile()) {
        return { tarball: await readTarball(path), dispose: async () => undefined };
    }

    const folder = await mkdtemp(join(tmpdir(), "ark-plugin-pack-"));
    const dispose = (): Promise<void> => rm(folder, { recursive: true, force: true });

    try {
        // A manifest that cannot be published is said before any of its scripts runs.
        parseManifest(await readFile(join(path, "package.json"), "utf8").catch(() => undefined), path);
        await runNpm(["pack", `--pack-destination=${folder}`], { directory: path, environment });
        const [name] = await readdir(folder);

        return { tarball: await readTarball(join(folder, name as string)), dispose };
    } catch (error) {
        await dispose();
        throw error;
    }
}
