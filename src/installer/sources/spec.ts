import { resolve } from "node:path";

import parse from "npm-package-arg";

import { InstallerError } from "../errors";

/** What a user asked for, as far as the words alone say it. */
export type Wanted =
    /** A package by name: on-chain, else on npm. `range` is an exact version, a range, a dist-tag, or empty. */
    | { readonly kind: "name"; readonly name: string; readonly range: string }
    | { readonly kind: "git" | "path" | "remote"; readonly spec: string };

/** Names are folders below `plugins`: whatever npm once allowed, these must be plain ones. */
const PLAIN_NAME = /^(?:@[a-z0-9~_-][a-z0-9~._-]*\/)?[a-z0-9~_-][a-z0-9~._-]*$/i;

/** @throws InstallerError NOT_FOUND for a name that could not be a package's */
export function assertPackageName(name: string): void {
    if (!PLAIN_NAME.test(name) || name.length > 214) {
        throw new InstallerError("NOT_FOUND", `${JSON.stringify(name)} is not the name of a package.`);
    }
}

function parsed(text: string, directory: string): parse.Result {
    try {
        return parse(text, directory);
    } catch (error) {
        throw new InstallerError("NOT_FOUND", `${JSON.stringify(text)} names no package: ${(error as Error).message}`);
    }
}

/**
 * Reads an argument of `install` as npm and Core's own command read it: a name with or without version, a path, a
 * tarball's address or a git repository.
 *
 * @param directory what relative paths start from
 * @param version of the flag `--version`, which wins over a version in the name
 * @throws InstallerError NOT_FOUND
 */
export function parseWanted(text: string, directory: string, version?: string): Wanted {
    const result = parsed(text, directory);

    switch (result.type) {
        case "git":
            return { kind: "git", spec: result.saveSpec ?? text };
        case "file":
        case "directory":
            return { kind: "path", spec: resolve(directory, result.fetchSpec as string) };
        case "remote":
            return { kind: "remote", spec: result.fetchSpec as string };
        case "tag":
        case "version":
        case "range": {
            const name = result.name ?? "";
            assertPackageName(name);
            const range = version ?? (result.rawSpec === "*" ? "" : result.rawSpec);

            return { kind: "name", name, range };
        }
        case "alias":
            throw new InstallerError("NOT_FOUND", `${JSON.stringify(text)} is an alias; name the package itself.`);
    }
}
