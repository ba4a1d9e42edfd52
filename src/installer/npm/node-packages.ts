import { mkdir, readFile, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import type { Manifest } from "../manifest";
import { NpmLock } from "./npm-lock";

/**
 * Stands for each of Core's packages while npm runs. A copy of Core's own would know neither the node's configuration nor
 * its types, so plugins get the node's (NODE_PATH), whatever their dependencies say.
 */
const STAND_IN = ".node-packages";

interface NpmPackage {
    readonly link?: boolean;
    readonly resolved?: string;
    readonly dependencies?: Readonly<Record<string, string>>;
    readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const packagesIn = (lock: NpmLock): Readonly<Record<string, NpmPackage>> =>
    (lock.packages ?? {}) as Readonly<Record<string, NpmPackage>>;

const isStandIn = (path: string | undefined): boolean => path === STAND_IN || (path?.endsWith(`/${STAND_IN}`) ?? false);

const namesOf = ({ dependencies, optionalDependencies }: Partial<Manifest> = {}): string[] =>
    Object.keys({ ...dependencies, ...optionalDependencies });

/** The packages that were left to the node when npm wrote a plugin's lock: other machines leave the same. */
export function nodePackagesIn(lock: NpmLock, manifest: Manifest): string[] {
    const packages = packagesIn(lock);
    const linked = Object.entries(packages)
        .filter(([, { link, resolved }]) => link && isStandIn(resolved))
        .map(([path]) => path.replace(/^.*node_modules\//, ""));
    const installed = namesOf(packages[""]);

    return [...new Set([...linked, ...namesOf(manifest).filter((name) => !installed.includes(name))])];
}

/** Whether npm has nothing to install: all that a plugin depends on is the node's. */
export const needsOnlyNode = (manifest: Manifest, nodePackages: readonly string[]): boolean =>
    namesOf(manifest).every((name) => nodePackages.includes(name));

function ownDependencies(
    { dependencies, optionalDependencies }: Manifest,
    nodePackages: readonly string[],
): Pick<Manifest, "dependencies" | "optionalDependencies"> {
    const own = (all: Readonly<Record<string, string>> = {}): Record<string, string> =>
        Object.fromEntries(Object.entries(all).filter(([name]) => !nodePackages.includes(name)));

    return { dependencies: own(dependencies), optionalDependencies: own(optionalDependencies) };
}

/**
 * Lets npm work on the plugin in `directory` as if the node's packages were there already, and leaves no trace of that.
 *
 * @param work answers npm's lock
 */
export async function withNodePackages(
    directory: string,
    nodePackages: readonly string[],
    work: () => Promise<NpmLock>,
): Promise<NpmLock> {
    const file = join(directory, "package.json");
    const text = await readFile(file, "utf8");
    const manifest = JSON.parse(text) as Manifest;
    await mkdir(join(directory, STAND_IN));
    await writeFile(join(directory, STAND_IN, "package.json"), JSON.stringify({ name: "node", version: "0.0.0" }));
    await writeFile(
        file,
        JSON.stringify({
            ...manifest,
            ...ownDependencies(manifest, nodePackages),
            devDependencies: {},
            peerDependencies: {},
            overrides: Object.fromEntries(nodePackages.map((name) => [name, `file:./${STAND_IN}`])),
        }),
    );
    const lock = await work();
    await writeFile(file, text);

    for (const [path, { resolved }] of Object.entries(packagesIn(lock))) {
        if (isStandIn(path) || isStandIn(resolved)) {
            await rm(join(directory, path), { recursive: true, force: true });
            // Its scope, if it was the last one.
            await rmdir(dirname(join(directory, path))).catch(() => undefined);
        }
    }

    await rm(join(directory, STAND_IN), { recursive: true, force: true });

    return lock;
}
