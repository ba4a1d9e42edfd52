import { InstallerError } from "../errors";
import { readIfExists, removeDurably, writeDurably } from "../files";
import { Folders } from "../folders";
import { Change } from "./change";

/** The change that is under way, and whether it is being finished or undone. */
export interface Journal {
    readonly direction: "finish" | "undo";
    readonly change: Change;
}

/** @throws InstallerError if the file was damaged by others */
export async function readJournal(folders: Folders): Promise<Journal | undefined> {
    const text = await readIfExists(folders.journal);

    if (text === undefined) {
        return undefined;
    }

    try {
        return JSON.parse(text) as Journal;
    } catch {
        throw new InstallerError(
            "LOCK_FILE_INVALID",
            `${folders.journal} is not JSON. Restore it from a copy, or delete it and run \`ci\` to install by the lock file.`,
        );
    }
}

/** From here on a next run finishes, or undoes, whatever happens to this one. */
export const writeJournal = (folders: Folders, journal: Journal): Promise<void> =>
    writeDurably(folders.journal, JSON.stringify(journal), 0o600);

export const removeJournal = (folders: Folders): Promise<void> => removeDurably(folders.journal);
