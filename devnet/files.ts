import { chmodSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";

import writeFileAtomic from "write-file-atomic";

/** Reads a JSON file. Throws when it is absent or malformed. */
export const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, "utf8")) as T;

/** Writes a file whole or not at all, readable by its owner only. */
export function writeSecret(path: string, text: string): void {
    mkdirSync(dirname(path), { recursive: true });
    writeFileAtomic.sync(path, text, { mode: 0o600 });
    chmodSync(path, 0o600);
}

/** Writes JSON as a secret: what a network folder holds is mostly that. */
export const writeJson = (path: string, value: unknown): void =>
    writeSecret(path, `${JSON.stringify(value, undefined, 4)}\n`);

/** The folder `path` or its nearest ancestor that exists and that not everyone may enter; undefined if there is none. */
export function closedFolderOn(path: string): string | undefined {
    const parent = dirname(path);
    const above = parent === path ? undefined : closedFolderOn(parent);

    if (above) {
        return above;
    }

    const stats = statSync(path, { throwIfNoEntry: false });

    return stats && (stats.mode & 0o001) === 0 ? path : undefined;
}
