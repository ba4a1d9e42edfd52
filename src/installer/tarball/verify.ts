import { createReadStream } from "node:fs";

import ssri from "ssri";

import { InstallerError } from "../errors";

/** SHA-512 of a file in SRI form. */
export async function integrityOf(file: string): Promise<string> {
    return (await ssri.fromStream(createReadStream(file), { algorithms: ["sha512"] })).toString();
}

/**
 * @param expected integrity with a SHA-512
 * @param from who gave the file, for the message
 * @throws InstallerError INTEGRITY_MISMATCH
 */
export async function assertIntegrity(file: string, expected: string, from: string): Promise<void> {
    const wanted = ssri.parse(expected, { single: false })?.sha512?.map((hash) => hash.toString()) ?? [];
    const found = await integrityOf(file);

    if (!wanted.includes(found)) {
        throw new InstallerError(
            "INTEGRITY_MISMATCH",
            `The tarball from ${from} is not the one that was published: expected ${expected}, got ${found}. ` +
                "Nothing was unpacked. Ask the vendor, or install from a registry that has the published file.",
            { expected, found },
        );
    }
}
