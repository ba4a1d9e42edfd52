/** Why an installer command stopped; scripts tell them apart by it (docs/installer.md). Codes are never renamed. */
export type InstallerErrorCode =
    | "ALREADY_INSTALLED"
    | "APP_JSON_CHANGED"
    | "APP_JSON_INVALID"
    | "BUSY"
    | "CHAIN_UNUSABLE"
    | "COMMAND_SHADOWED"
    | "CORE_NOT_FOUND"
    | "DOWNLOAD_FAILED"
    | "INTEGRITY_MISMATCH"
    | "LICENSE_REQUIRED"
    | "LOCK_FILE_INVALID"
    | "MANIFEST_MISMATCH"
    | "NOT_CONFIRMED"
    | "NOT_FOUND"
    | "NOT_INSTALLED"
    | "NOTHING_TO_ROLL_BACK"
    | "NPM_FAILED"
    | "OPTIONS_INVALID"
    | "ORIGIN_CHANGED"
    | "OWNER_CHANGED"
    | "REGISTRATION_IMPOSSIBLE"
    | "REQUIRED_BY_OTHERS"
    | "REQUIREMENTS_UNMET"
    | "TARBALL_UNSAFE"
    | "TREE_MISMATCH"
    | "YANKED";

/** Nothing was changed, unless the message says so; it says what to do next. */
export class InstallerError extends Error {
    public override readonly name = "InstallerError";

    public constructor(
        public readonly code: InstallerErrorCode,
        message: string,
        /** What `--json` adds, for instance the list of unmet requirements. */
        public readonly details?: unknown,
    ) {
        super(message);
    }
}

/** @param list how this user calls the command that lists what is installed */
export const notInstalled = (name: string, list: string): InstallerError =>
    new InstallerError("NOT_INSTALLED", `${name} is not installed. \`${list}\` shows what is.`);
