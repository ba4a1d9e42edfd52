import { formatLockFile, LicenseRecord, parseLockFile, withLockEntry } from "../lock-file";
import { NeededLicense } from "../plan";
import type { Site } from "../site";
import { Acquire, acquireLicense } from "./license-check";
import { Prepared } from "./prepare";

/** A license that was got meanwhile belongs into the lock file. */
export function withLicenses(
    prepared: Prepared,
    licenses: ReadonlyMap<string, LicenseRecord>,
): Prepared["changeSet"]["change"] {
    const { change } = prepared.changeSet;
    const [lockFile, ...others] = change.records;

    if (licenses.size === 0 || !lockFile?.next) {
        return change;
    }

    let lock = parseLockFile(lockFile.next, lockFile.path);

    for (const [name, license] of licenses) {
        const entry = lock.plugins[name];
        lock = entry ? withLockEntry(lock, name, { ...entry, license }) : lock;
    }

    return { ...change, records: [{ ...lockFile, next: formatLockFile(lock) }, ...others] };
}

/** Signs for all that is needed, one after another. @returns what was got, by name */
export async function acquireAll(
    site: Site,
    needed: readonly NeededLicense[],
    acquire: Acquire,
): Promise<Map<string, LicenseRecord>> {
    const records = new Map<string, LicenseRecord>();

    for (const one of needed) {
        site.dialogue.progress(one.kind === "trial" ? `Starting the trial of ${one.name}` : `Buying ${one.name}`);
        records.set(one.name, await acquireLicense(await site.chain(), one, acquire));
    }

    return records;
}
