/** Why something cannot be bought, tried or moved, found out before anybody signs. Codes are stable; docs/cli.md. */
export type PurchaseErrorCode =
    /** it costs nothing and needs no license */
    | "FREE_PACKAGE"
    /** it costs more than the buyer allowed */
    | "PRICE_ABOVE_LIMIT"
    /** the package grants no trial, or the wallet has had it, or has bought the package */
    | "NO_TRIAL"
    /** the licensee needs none: it owns the package, or holds a license without end */
    | "LICENSE_NOT_NEEDED"
    | "NOTHING_TO_MOVE"
    /** a license that the terms bound to its wallet */
    | "NOT_TRANSFERABLE"
    | "TARGET_HOLDS_LICENSE";

/** The one error of this folder. */
export class PurchaseError extends Error {
    public override readonly name = "PurchaseError";

    public constructor(
        public readonly code: PurchaseErrorCode,
        message: string,
        public readonly details: Readonly<Record<string, unknown>> = {},
    ) {
        super(message);
    }
}
