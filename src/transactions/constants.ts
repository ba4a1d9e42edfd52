/** Type group of both transactions (Core = 1, Magistrate = 2). */
export const TYPE_GROUP = 1035;

export enum TransactionType {
    PluginPublish = 0,
    LicensePurchase = 1,
}

/** Limits of the wire format; `docs/protocol.md` freezes them. Lengths are in bytes, periods in seconds. */
export const Limits = {
    asset: 8192,
    vendor: 64,
    name: 214,
    version: 64,
    range: 64,
    text: 255,
    integrity: 64,
    requirements: 32,
    maintainers: 8,
    period: 3_153_600_000,
    /** arktoshi; what PostgreSQL's bigint and Core's amount column hold. */
    price: 9_223_372_036_854_775_807n,
} as const;

/**
 * Seconds, 2^39: a license whose full grants last as long in all counts as perpetual. With block times of 32 bits no
 * grant can then end at 2^40 or later.
 */
export const PERPETUAL_SECONDS = 2 ** 39;
