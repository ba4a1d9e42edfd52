import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join, resolve } from "node:path";

import { InstallerError } from "./errors";

/** The node's own Core, which plugins run in. */
export interface CoreLocation {
    /** Folder of `@arkecosystem/core`. */
    readonly directory: string;
    readonly version: string;
    /** What plugins find Core's packages by, as `ark` sets it. */
    readonly nodePath: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The folder above the program `ark` of the PATH. */
function besideBinary(environment: Environment): string[] {
    return (environment.PATH ?? "")
        .split(delimiter)
        .map((folder) => join(folder, "ark"))
        .filter((file) => folder(file) !== undefined)
        .map((file) => resolve(realpathSync(file), "../.."));
}

const folder = (path: string): string | undefined => (existsSync(path) ? path : undefined);

/** Core is where this program's own packages are if `ark` has started it, and on NODE_PATH. */
function byResolution(): string[] {
    try {
        return [dirname(createRequire(__filename).resolve("@arkecosystem/core/package.json"))];
    } catch {
        return [];
    }
}

const isCore = (directory: string): boolean => {
    try {
        const { name } = JSON.parse(readFileSync(join(directory, "package.json"), "utf8")) as { name?: string };

        return name === "@arkecosystem/core";
    } catch {
        return false;
    }
};

/**
 * Finds the Core that runs the node: the folder that was named, else the one that started this program, else the one
 * whose `ark` is on the PATH.
 *
 * @param named folder of `@arkecosystem/core`
 * @throws InstallerError CORE_NOT_FOUND
 */
export function locateCore(named: string | undefined, environment: Environment): CoreLocation {
    const candidates = named === undefined ? [...byResolution(), ...besideBinary(environment)] : [resolve(named)];
    const directory = candidates.find(isCore);

    if (directory === undefined) {
        throw new InstallerError(
            "CORE_NOT_FOUND",
            `${named ?? "This program"} ${named === undefined ? "cannot find" : "is not"} the folder of @arkecosystem/core. ` +
                "Name it with --core, such as --core=$(yarn global dir)/node_modules/@arkecosystem/core, or run this as `ark plugin:…`.",
        );
    }

    const { version } = JSON.parse(readFileSync(join(directory, "package.json"), "utf8")) as { version: string };
    const paths = [environment.NODE_PATH, resolve(directory, "../.."), join(directory, "node_modules")];

    return { directory, version, nodePath: paths.filter((path) => path && existsSync(path)).join(delimiter) };
}

/** Version of one of Core's packages, or of another one that the node itself brings; undefined if it has none. */
export function versionBesideCore(core: CoreLocation, name: string): string | undefined {
    const paths = [join(core.directory, "node_modules"), ...core.nodePath.split(delimiter)];
    const file = paths.map((path) => join(path, name, "package.json")).find((path) => existsSync(path));

    return file && (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

const foldersIn = (path: string): string[] => (existsSync(path) ? readdirSync(path) : []);

/** Names of Core's packages that the node itself brings. */
export function corePackages({ directory, nodePath }: CoreLocation): string[] {
    const paths = [join(directory, "node_modules"), ...nodePath.split(delimiter)];
    const names = paths.flatMap((path) => foldersIn(join(path, "@arkecosystem")));

    return [...new Set(names)]
        .filter((name) => /^(core|core-.*|crypto)$/.test(name))
        .map((name) => `@arkecosystem/${name}`)
        .sort();
}
