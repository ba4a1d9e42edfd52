import { copyFile, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

import pacote from "pacote";

import { InstallerError } from "../errors";
import { NpmOptions } from "../npm/config";
import { NpmRun, runNpm } from "../npm/run";

const COMMIT = /#[0-9a-f]{40,64}$/;

/**
 * Pins a git address to the commit that it stands for now.
 *
 * @throws InstallerError NOT_FOUND
 */
export async function pinGit(spec: string, options: NpmOptions): Promise<string> {
    try {
        const pinned = await pacote.resolve(spec, { ...options });

        if (COMMIT.test(pinned)) {
            return pinned;
        }
    } catch (error) {
        throw new InstallerError("NOT_FOUND", `git cannot find ${spec}: ${(error as Error).message}`);
    }

    throw new InstallerError("NOT_FOUND", `${spec} stands for no commit.`);
}

/**
 * Packs a folder or a commit into `file` as `npm publish` would, without running its scripts.
 *
 * @throws InstallerError NPM_FAILED
 */
export async function pack(spec: string, file: string, run: Omit<NpmRun, "directory">): Promise<void> {
    const folder = await mkdtemp(join(dirname(file), "pack-"));

    try {
        await runNpm(["pack", spec, "--ignore-scripts", `--pack-destination=${folder}`], { ...run, directory: folder });
        const [name] = await readdir(folder);

        if (name === undefined) {
            throw new InstallerError("NPM_FAILED", `npm pack made no tarball of ${spec}.`);
        }

        await rename(join(folder, name), file);
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}

async function assertPackageFolder(path: string): Promise<void> {
    const found = await stat(path).catch(() => undefined);

    if (!found) {
        throw new InstallerError("NOT_FOUND", `There is no ${path}. Is the path right?`);
    }

    if (!found.isDirectory()) {
        throw new InstallerError("NOT_FOUND", `${path} is neither a folder nor a tarball (.tgz, .tar.gz, .tar).`);
    }

    if (!(await stat(join(path, "package.json")).catch(() => undefined))?.isFile()) {
        throw new InstallerError("NOT_FOUND", `${path} holds no package.json: it is no package.`);
    }
}

/** What npm takes for a tarball by its name. */
const TARBALL = /\.(tgz|tar|tar\.gz)$/i;

/** Takes a tarball of this machine as it is, and packs a folder. @throws InstallerError NOT_FOUND, NPM_FAILED */
export async function packPath(path: string, file: string, run: Omit<NpmRun, "directory">): Promise<void> {
    if (TARBALL.test(path)) {
        return copyTarball(path, file);
    }

    await assertPackageFolder(path);
    await pack(path, file, run);
}

async function copyTarball(path: string, file: string): Promise<void> {
    try {
        await copyFile(path, file);
    } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        const reason =
            code === "ENOENT" ? `There is no ${path}. Is the path right?` : `${path} cannot be read: ${message}`;
        throw new InstallerError("NOT_FOUND", reason);
    }
}
