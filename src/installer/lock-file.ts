import { isObject } from "../json-object";
import { InstallerError } from "./errors";
import { readIfExists } from "./files";
import { NpmLock } from "./npm/npm-lock";
import type { Registration } from "./registration/registration";

/** Where a plugin came from; a change of it stops `update` and `ci` until it is accepted by name. */
export type Origin =
    | {
          readonly kind: "chain";
          /** The vendor's owner when it was installed. */
          readonly owner: string;
          /** The release. */
          readonly transactionId: string;
          /** Address of the tarball; null for npm's registry. */
          readonly source: string | null;
      }
    | { readonly kind: "npm" }
    | {
          readonly kind: "git";
          /** With the commit. */
          readonly spec: string;
          /** As it was asked for: a branch, a tag, or nothing. */
          readonly wanted: string;
      }
    | { readonly kind: "path" | "remote"; readonly spec: string };

/** The license by which a plugin was installed, as the node judged it then. */
export interface LicenseRecord {
    /** Null where the package needs no license and no wallet was named. */
    readonly address: string | null;
    readonly code: string;
    /** ISO 8601; null for no end. */
    readonly expiresAt: string | null;
}

export interface LockEntry {
    readonly version: string;
    readonly origin: Origin;
    /** SHA-512 of the tarball. */
    readonly integrity: string;
    /** Digest of the installed folder, its npm dependencies included; null if install scripts had a say. */
    readonly tree: string | null;
    /** npm's lock of the dependencies. */
    readonly dependencies: NpmLock;
    readonly license: LicenseRecord | null;
    /** Range of Core versions that the release is for; `*` for a plugin that is not on-chain. */
    readonly core: string;
    readonly registration: Registration;
}

/** How deep an allow-list was missing in `app.json` before the first plugin needed it: what its end takes away again. */
export type CreatedList = "options" | "workerPool" | "list";

export interface LockFile {
    readonly lockfileVersion: 1;
    /** Nethash of the network whose chain names origins; null before the first plugin from a chain. */
    readonly network: string | null;
    readonly plugins: Readonly<Record<string, LockEntry>>;
    /** Allow-lists that the installer created: `core`, `relay`, `snapshot`. */
    readonly createdLists: Readonly<Record<string, CreatedList>>;
}

const EMPTY_LOCK: LockFile = { lockfileVersion: 1, network: null, plugins: {}, createdLists: {} };

const sorted = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).sort(([left], [right]) => (left < right ? -1 : 1)));

/** The same plugins, the same text. */
export const formatLockFile = ({ lockfileVersion, network, plugins, createdLists }: LockFile): string =>
    `${JSON.stringify({ lockfileVersion, network, plugins: sorted(plugins), createdLists: sorted(createdLists) }, undefined, 4)}\n`;

const isEntry = (entry: unknown): boolean =>
    isObject(entry) &&
    ["version", "integrity"].every((key) => typeof entry[key] === "string") &&
    ["origin", "dependencies", "registration"].every((key) => isObject(entry[key]));

/** @throws InstallerError LOCK_FILE_INVALID, which names `path` */
export function parseLockFile(text: string, path: string): LockFile {
    let lock: unknown;

    try {
        lock = JSON.parse(text);
    } catch (error) {
        throw new InstallerError("LOCK_FILE_INVALID", `${path} is not JSON: ${(error as Error).message}.`);
    }

    if (!isObject(lock) || lock.lockfileVersion !== 1 || !isObject(lock.plugins)) {
        throw new InstallerError("LOCK_FILE_INVALID", `${path} is not a lock file of this version of the installer.`);
    }

    const bad = Object.entries(lock.plugins).find(([, entry]) => !isEntry(entry));

    if (bad) {
        throw new InstallerError("LOCK_FILE_INVALID", `${path}: the entry of ${bad[0]} is damaged.`);
    }

    return { ...EMPTY_LOCK, ...(lock as unknown as LockFile) };
}

/** The lock file at a path with its text; an empty one if there is none. @throws InstallerError LOCK_FILE_INVALID */
export async function readLockFile(path: string): Promise<{ readonly text: string | null; readonly lock: LockFile }> {
    const text = (await readIfExists(path)) ?? null;

    return { text, lock: text === null ? EMPTY_LOCK : parseLockFile(text, path) };
}

/** With this entry for a plugin, or without one. */
export function withLockEntry(lock: LockFile, name: string, entry: LockEntry | undefined): LockFile {
    const others = Object.entries(lock.plugins).filter(([other]) => other !== name);

    return { ...lock, plugins: Object.fromEntries(entry ? [...others, [name, entry]] : others) };
}
