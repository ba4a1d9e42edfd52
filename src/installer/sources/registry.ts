import pacote from "pacote";

import { InstallerError } from "../errors";
import { NpmOptions } from "../npm/config";

/** A version of a package on the configured npm registry. */
export interface RegistryVersion {
    readonly name: string;
    readonly version: string;
    readonly integrity: string | undefined;
}

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? "";

const failed = (spec: string, error: unknown): InstallerError =>
    new InstallerError("DOWNLOAD_FAILED", `npm's registry did not give ${spec}: ${(error as Error).message}`);

/**
 * Looks a package up by name and version, range or dist-tag.
 *
 * @returns undefined if the registry answers that it has no such package or version
 * @throws InstallerError DOWNLOAD_FAILED if it does not answer
 */
export async function findOnRegistry(spec: string, options: NpmOptions): Promise<RegistryVersion | undefined> {
    try {
        const manifest = await pacote.manifest(spec, { ...options, preferOnline: true });

        return { name: manifest.name, version: manifest.version, integrity: manifest._integrity || undefined };
    } catch (error) {
        if (["E404", "ETARGET", "ENOVERSIONS"].includes(codeOf(error))) {
            return undefined;
        }

        throw failed(spec, error);
    }
}

const FINAL = ["EINTEGRITY", "E404", "ETARGET"];

/**
 * npm's client takes wrong bytes for a failure of the network, and asks for them again for minutes: what the user has
 * configured for such failures comes after a first attempt without.
 */
async function fetchTo(file: string, spec: string, options: NpmOptions): Promise<void> {
    try {
        await pacote.tarball.file(spec, file, { ...options, retry: { retries: 0 } });
    } catch (error) {
        if (FINAL.includes(codeOf(error))) {
            throw error;
        }

        await pacote.tarball.file(spec, file, options);
    }
}

/**
 * Downloads a tarball once, to `file`: by name and exact version from the registry, or from an address.
 *
 * @param integrity what it must have; npm looks into its cache for it first
 * @throws InstallerError NOT_FOUND, INTEGRITY_MISMATCH, DOWNLOAD_FAILED
 */
export async function download(
    spec: string,
    file: string,
    options: NpmOptions,
    integrity: string | undefined,
): Promise<void> {
    try {
        await fetchTo(file, spec, { ...options, ...(integrity && { integrity }) });
    } catch (error) {
        const code = codeOf(error);

        if (code === "EINTEGRITY") {
            throw new InstallerError(
                "INTEGRITY_MISMATCH",
                `The tarball of ${spec} that npm got is not the one that was published (${(error as Error).message}). ` +
                    "Nothing was unpacked. Ask the vendor, or install from a registry that has the published file.",
            );
        }

        if (["E404", "ETARGET"].includes(code)) {
            throw new InstallerError("NOT_FOUND", `There is no ${spec} where it should be downloaded from.`);
        }

        throw failed(spec, error);
    }
}
