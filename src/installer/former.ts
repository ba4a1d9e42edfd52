import { readIfExists } from "./files";
import { LockEntry } from "./lock-file";
import type { EntryOptions } from "./registration/registration";

/** A version that was replaced or removed and can be returned to: nothing of it has to be downloaded again. */
export interface FormerVersion {
    /** Its folder in the store. */
    readonly store: string;
    /** Its entry of the lock file; null if this installer had not installed it. */
    readonly entry: LockEntry | null;
    /** Its options in `app.json`, by process. */
    readonly options: EntryOptions;
}

/** What `rollback` knows. */
export interface FormerVersions {
    /** One kept version per plugin; null for one that was not there before. */
    readonly plugins: Readonly<Record<string, FormerVersion | null>>;
    /** What the last command changed, to be rolled back together. */
    readonly last: { readonly command: string; readonly plugins: readonly string[] } | null;
}

const NONE: FormerVersions = { plugins: {}, last: null };

/** A damaged file means that nothing is kept; it is no reason to refuse an install. */
export async function readFormerVersions(
    path: string,
): Promise<{ readonly text: string | null; readonly former: FormerVersions }> {
    const text = (await readIfExists(path)) ?? null;

    try {
        return { text, former: { ...NONE, ...(JSON.parse(text ?? "{}") as Partial<FormerVersions>) } };
    } catch {
        return { text, former: NONE };
    }
}

export const formatFormerVersions = (former: FormerVersions): string => `${JSON.stringify(former, undefined, 4)}\n`;
