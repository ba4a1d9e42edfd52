/** Why a package is not published. Codes are stable; docs/cli.md lists them. */
export type PublishErrorCode =
    /** a folder or tarball without a package.json that could be published */
    | "NOT_A_PACKAGE"
    /** something in the package that its publisher would regret; `details.findings` has the list */
    | "PACKAGE_FINDINGS"
    | "VENDOR_NOT_REGISTERED"
    | "VENDOR_TAKEN"
    /** the wallet may not do this for the vendor */
    | "NOT_ALLOWED"
    /** the version is on-chain, with this or another content */
    | "VERSION_PUBLISHED"
    /** the version is not above the highest of its release line */
    | "VERSION_ORDER"
    /** the npm registry has the version with another content, and never lets go of it */
    | "REGISTRY_DIFFERS";

/** The one error of this folder. */
export class PublishError extends Error {
    public override readonly name = "PublishError";

    public constructor(
        public readonly code: PublishErrorCode,
        message: string,
        public readonly details: Readonly<Record<string, unknown>> = {},
    ) {
        super(message);
    }
}
