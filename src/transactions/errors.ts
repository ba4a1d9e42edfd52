/**
 * Every reason for which a transaction is refused. The code is stable: clients parse it from the brackets at the
 * start of a message (Core's pool wraps all errors of a handler as `ERR_APPLY`). `docs/protocol.md` lists them all.
 */
export const refusals = {
    // The bytes or the JSON of an asset are not what the protocol allows.
    ERR_ASSET_BYTES: "the asset's bytes are not canonical",
    ERR_ASSET_SIZE: "the asset is too large",
    ERR_ACTION: "unknown action",
    ERR_KIND: "unknown kind of purchase",
    ERR_VENDOR_NAME: "not a valid vendor name",
    ERR_NAME: "not a valid package name",
    ERR_VERSION: "not a valid version",
    ERR_RANGE: "not a valid version range",
    ERR_TEXT: "text with forbidden characters or too long",
    ERR_SOURCE: "not a valid source URL",
    ERR_INTEGRITY: "not a valid integrity",
    ERR_TERMS: "terms that contradict themselves",
    ERR_REQUIREMENTS: "requirements that are too many, not in order or of the package itself",
    ERR_MAINTAINERS: "maintainers that are too many or not in order",
    ERR_ADDRESS: "not an address of this network",
    ERR_AMOUNT: "the amount does not fit the purchase",
    ERR_RECIPIENT: "the recipient does not fit the purchase",

    // The chain's state does not allow the transaction.
    ERR_FEE_TOO_LOW: "the fee is below the tier's minimum",
    ERR_VENDOR_TAKEN: "the vendor name is taken",
    ERR_VENDOR_RESERVED: "the vendor name is reserved on this network",
    ERR_VENDOR_LIMIT: "the wallet owns as many vendors as this network allows",
    ERR_UNKNOWN_VENDOR: "the vendor is not registered",
    ERR_UNKNOWN_PLUGIN: "the package is not published",
    ERR_UNKNOWN_VERSION: "the version is not published",
    ERR_NOT_OWNER: "the sender does not own the vendor",
    ERR_NOT_MAINTAINER: "the sender neither owns nor maintains the vendor",
    ERR_MAINTAINER_TERMS: "a maintainer's release must keep the terms",
    ERR_VERSION_ORDER: "within a release line versions only go up",
    ERR_ALREADY_YANKED: "the version is already yanked for this reason",
    ERR_NOT_YANKED: "the version is not yanked",
    ERR_NO_OFFER: "the vendor is not on offer",
    ERR_OFFER_MISMATCH: "the offer is another one",
    ERR_WRONG_OWNER: "the recipient is not the vendor's owner",
    ERR_TERMS_CHANGED: "the terms are not the current ones",
    ERR_FREE_PACKAGE: "a free package needs no license",
    ERR_OWNER_LICENSEE: "the owner needs no license",
    ERR_GIFT_TO_SELF: "the licensee is the sender",
    ERR_PERPETUAL_LICENSE: "the licensee holds a perpetual license",
    ERR_NO_TRIAL: "the package grants no trial",
    ERR_TRIAL_USED: "the sender had a trial of this package",
    ERR_ALREADY_BOUGHT: "the sender bought this package",
    ERR_NOTHING_TO_MOVE: "the sender holds no license of this package",
    ERR_NOT_TRANSFERABLE: "the license is not transferable",
    ERR_TARGET_HOLDS_LICENSE: "the new licensee already holds a license of this package",

    // The pool of this node does not take the transaction now.
    ERR_PENDING: "a pending transaction of another sender is in the way",

    // The node itself is at fault: applying stops before anything is written.
    ERR_STATE: "the state is not what the transaction left",
} as const;

export type RefusalCode = keyof typeof refusals;

/** The one error of this package's transactions and handlers: `[CODE] reason (details)`. */
export class RegistryError extends Error {
    public override readonly name = "RegistryError";

    /** @param details what was expected and what was found, in words */
    public constructor(
        public readonly code: RefusalCode,
        details?: string,
    ) {
        super(`[${code}] ${refusals[code]}${details ? `: ${details}` : ""}`);
    }
}

/** The code in an error message of Core's pool or API, if it came from this package. */
export function refusalCodeOf(message: string): RefusalCode | undefined {
    const code = /\[(ERR_[A-Z_]+)\]/.exec(message)?.[1];

    return code && Object.hasOwn(refusals, code) ? (code as RefusalCode) : undefined;
}
