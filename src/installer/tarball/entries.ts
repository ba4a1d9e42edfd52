import { list, ReadEntry } from "tar";

import { InstallerError } from "../errors";

/** Far beyond any plugin, far below what fills a disk. */
const LIMITS = { entries: 50_000, bytes: 1024 * 1024 * 1024 } as const;

const FILE_TYPES = new Set(["File", "OldFile", "ContiguousFile"]);

/** Control characters, and the separator of another system. */
const FORBIDDEN = /[\u0000-\u001f\u007f\\]/;

/** npm would obey it while it installs the plugin's dependencies: another registry, another `git` program. */
const FORBIDDEN_FILES = new Set([".npmrc"]);

/** Collects what is wrong with one entry after the other. */
class EntryCheck {
    public refusal: string | undefined;
    private root: string | undefined;
    private bytes = 0;
    private readonly seen = new Map<string, "file" | "folder">();

    public add(entry: Pick<ReadEntry, "path" | "type" | "size">): void {
        this.refusal ??= this.refusalOf(entry);
    }

    private refusalOf({ path, type, size }: Pick<ReadEntry, "path" | "type" | "size">): string | undefined {
        const isFile = FILE_TYPES.has(type);

        if (!isFile && type !== "Directory") {
            return `${JSON.stringify(path)} is a ${type}; only files and folders may be in it`;
        }

        const parts = path.replace(/\/$/, "").split("/");

        if (FORBIDDEN.test(path) || parts.some((part) => part === "" || part === "." || part === "..")) {
            return `${JSON.stringify(path)} is not a plain path`;
        }

        this.root ??= parts[0];
        this.bytes += size;

        if (parts[0] !== this.root || (isFile && parts.length < 2)) {
            return `${JSON.stringify(path)} lies outside its folder ${JSON.stringify(this.root)}`;
        }

        if (this.seen.size >= LIMITS.entries || this.bytes > LIMITS.bytes) {
            return `it holds more than ${LIMITS.entries} entries or ${LIMITS.bytes} bytes`;
        }

        return this.collision(parts, isFile);
    }

    /** Two entries of one name, or a file where another entry wants a folder: what is unpacked would depend on order. */
    private collision(parts: readonly string[], isFile: boolean): string | undefined {
        const inner = parts.slice(1);
        // Names that differ in case or composition only are one file on some disks.
        const keys = inner.map((_, index) =>
            inner
                .slice(0, index + 1)
                .join("/")
                .normalize("NFC")
                .toLowerCase(),
        );
        const last = keys.at(-1);

        for (const folder of keys.slice(0, -1)) {
            if (this.seen.get(folder) === "file") {
                return `${JSON.stringify(folder)} is both a file and a folder`;
            }

            this.seen.set(folder, "folder");
        }

        if (last === undefined) {
            return undefined;
        }

        const former = this.seen.get(last);

        if (former !== undefined && (isFile || former === "file")) {
            return `${JSON.stringify(inner.join("/"))} is there twice`;
        }

        this.seen.set(last, isFile ? "file" : "folder");

        return FORBIDDEN_FILES.has(last) ? `it has a ${inner.join("/")}, which npm would obey` : undefined;
    }
}

/**
 * Reads the list of a tarball and unpacks nothing: one folder with plain files and folders in it, as `npm pack` writes it.
 *
 * @throws InstallerError TARBALL_UNSAFE that names the first entry that is anything else
 */
export async function assertSafeEntries(file: string): Promise<void> {
    const check = new EntryCheck();
    let broken: string | undefined;

    try {
        await list({ file, strict: true, onReadEntry: (entry) => check.add(entry) });
    } catch (error) {
        broken = (error as Error).message;
    }

    const refusal = check.refusal ?? (broken && `it cannot be read (${broken})`);

    if (refusal) {
        throw new InstallerError("TARBALL_UNSAFE", `The tarball is refused: ${refusal}. Nothing was unpacked.`);
    }
}
