import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { readIfExists } from "../files";
import { readManifest } from "../manifest";
import { needsOnlyNode, nodePackagesIn, withNodePackages } from "./node-packages";
import { NpmLock } from "./npm-lock";
import { NpmRun, runNpm } from "./run";

const FLAGS = ["--omit=dev", "--legacy-peer-deps", "--omit-lockfile-registry-resolved"];

interface Dependencies extends NpmRun {
    /** Run the install scripts of the plugin and of its dependencies. */
    readonly scripts: boolean;
    /** Packages that the node brings, which are never installed. */
    readonly nodePackages: readonly string[];
    /** Install exactly these versions; otherwise npm chooses. */
    readonly lock?: NpmLock;
}

async function npm({ scripts, lock, ...run }: Dependencies): Promise<NpmLock> {
    const file = join(run.directory, "package-lock.json");

    if (lock) {
        await writeFile(file, JSON.stringify(lock));
    }

    const flags = [...FLAGS, ...(scripts ? [] : ["--ignore-scripts"]), `--prefix=${run.directory}`];
    await runNpm([lock ? "ci" : "install", ...flags], run);
    const written = await readIfExists(file);
    // Neither belongs to the plugin; the first is kept in our lock file, the second only speeds up a next `npm install`.
    await rm(file, { force: true });
    await rm(join(run.directory, "node_modules/.package-lock.json"), { force: true });

    return lock ?? (JSON.parse(written ?? "{}") as NpmLock);
}

/**
 * Installs the npm dependencies of the plugin in `directory`, which is unpacked there already.
 *
 * @returns npm's lock of them, from which another machine installs the same; empty if there are none
 * @throws InstallerError NPM_FAILED
 */
export async function installDependencies(request: Dependencies): Promise<NpmLock> {
    const { directory, scripts, lock } = request;
    const manifest = await readManifest(directory);
    const nodePackages = lock ? nodePackagesIn(lock, manifest) : request.nodePackages;

    // Packages to install, or scripts that only npm runs, are the only reasons to start it.
    if (!scripts && needsOnlyNode(manifest, nodePackages)) {
        return {};
    }

    return withNodePackages(directory, nodePackages, () => npm(request));
}
