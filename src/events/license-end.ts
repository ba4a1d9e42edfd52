import { LicenseState } from "../wallet-attributes";

/**
 * The end of all that a wallet holds of a package, trial included, in seconds of the network's epoch.
 *
 * @returns null if it never ends, undefined if the wallet holds nothing
 */
export function licenseEnd(license: LicenseState | undefined): number | null | undefined {
    const full = license?.full?.grant.end;
    const trial = license?.trial?.end;

    if (full === undefined || full === null || typeof trial !== "number") {
        return full === undefined ? trial : full;
    }

    return Math.max(full, trial);
}
