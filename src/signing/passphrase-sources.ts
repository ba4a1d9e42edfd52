import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { join } from "node:path";

import { SigningError } from "./errors";

const LONGEST = 4_096;
const GROUP_OR_OTHERS = 0o077;

const unsafe = (message: string): SigningError => new SigningError("UNSAFE_KEY_FILE", message);

/** One line without its end, as a view of `bytes`: nothing is copied that would have to be overwritten. */
function onlyLine(bytes: Buffer, path: string): Buffer {
    const end = bytes.at(-1) === 0x0a ? bytes.length - (bytes.at(-2) === 0x0d ? 2 : 1) : bytes.length;
    const line = bytes.subarray(0, end);

    if (line.length === 0 || line.includes(0x0a)) {
        bytes.fill(0);
        throw unsafe(`${path} must hold a passphrase in one line.`);
    }

    return line;
}

/**
 * Reads a passphrase from a file that belongs to the user and that nobody else may read.
 *
 * @returns its bytes; whoever uses them overwrites them
 * @throws SigningError UNSAFE_KEY_FILE
 */
export function readPassphraseFile(path: string): Buffer {
    let file: number;

    try {
        file = openSync(path, "r");
    } catch (error) {
        throw unsafe(`The passphrase file ${path} cannot be read: ${(error as NodeJS.ErrnoException).code}.`);
    }

    try {
        // Of the open file: its name may lead elsewhere a moment later.
        const { mode, uid, size } = fstatSync(file);

        if (process.getuid && (uid !== process.getuid() || (mode & GROUP_OR_OTHERS) !== 0)) {
            throw unsafe(`The passphrase file ${path} must be yours and readable by you alone: chmod 600 ${path}`);
        }

        if (size > LONGEST) {
            throw unsafe(`${path} has ${size} bytes: that is no passphrase.`);
        }

        const bytes = Buffer.alloc(size);
        readSync(file, bytes);

        return onlyLine(bytes, path);
    } finally {
        closeSync(file);
    }
}

/** What a node's `delegates.json` holds. */
export interface DelegateSecrets {
    readonly passphrases: readonly Buffer[];
    /** where others may read the file; Core does not mind */
    readonly warning: string | undefined;
}

/**
 * Reads the passphrases that a node forges with.
 *
 * @param config the node's configuration folder
 * @throws SigningError UNSAFE_KEY_FILE, without the parser's message, which would quote the file
 */
export function readDelegates(config: string): DelegateSecrets {
    const path = join(config, "delegates.json");

    if (!existsSync(path)) {
        throw unsafe(`There is no ${path}. Name the node's configuration folder with --config.`);
    }

    let secrets: unknown;

    try {
        secrets = (JSON.parse(readFileSync(path, "utf8")) as { secrets?: unknown }).secrets;
    } catch {
        throw unsafe(`${path} is not JSON.`);
    }

    if (!Array.isArray(secrets) || secrets.length === 0 || secrets.some((secret) => typeof secret !== "string")) {
        throw unsafe(`${path} holds no passphrases in "secrets" (bip38 is not supported here).`);
    }

    const open = process.getuid !== undefined && (statSync(path).mode & GROUP_OR_OTHERS) !== 0;

    return {
        passphrases: (secrets as string[]).map((secret) => Buffer.from(secret, "utf8")),
        warning: open ? `Others on this machine may read ${path}: chmod 600 ${path}` : undefined,
    };
}
