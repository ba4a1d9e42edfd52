import { mkdir } from "node:fs/promises";

import { extract } from "tar";

import { InstallerError } from "../errors";
import { assertSafeEntries } from "./entries";

/** As npm unpacks: readable by everybody, executable if the archive says so, writable by the owner alone. */
const withPlainMode = (entry: { mode?: number; type?: string }): void => {
    const executable = ((entry.mode ?? 0) & 0o111) !== 0 || entry.type === "Directory";
    entry.mode = executable ? 0o755 : 0o644;
};

/**
 * Unpacks a package's tarball into a new folder, after its list has been checked.
 *
 * @throws InstallerError TARBALL_UNSAFE
 */
export async function unpack(file: string, directory: string): Promise<void> {
    await assertSafeEntries(file);
    await mkdir(directory, { recursive: false, mode: 0o755 });

    try {
        await extract({
            file,
            cwd: directory,
            strip: 1,
            strict: true,
            preservePaths: false,
            preserveOwner: false,
            processUmask: 0o022,
            noMtime: true,
            filter: (_path, entry) => {
                withPlainMode(entry as { mode?: number; type?: string });

                return true;
            },
        });
    } catch (error) {
        throw new InstallerError("TARBALL_UNSAFE", `The tarball cannot be unpacked: ${(error as Error).message}`);
    }
}
