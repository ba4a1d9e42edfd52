/** What can go wrong on the way to a signature. Codes are stable; docs/cli.md lists them. No message repeats a secret. */
export type SigningErrorCode =
    /** no passphrase was given, and nobody is there to be asked */
    | "NO_PASSPHRASE"
    /** the file of a passphrase is not the user's alone, or holds no passphrase */
    | "UNSAFE_KEY_FILE"
    /** the passphrase is another wallet's */
    | "WRONG_PASSPHRASE"
    /** the wallet does not hold what the transaction costs */
    | "INSUFFICIENT_BALANCE"
    /** a file with a transaction is not one, or is of another network */
    | "INVALID_TRANSACTION_FILE"
    /** another run of this program is sending for the same wallet */
    | "BUSY";

/** The one error of this folder. */
export class SigningError extends Error {
    public override readonly name = "SigningError";

    public constructor(
        public readonly code: SigningErrorCode,
        message: string,
        public readonly details: Readonly<Record<string, unknown>> = {},
    ) {
        super(message);
    }
}
