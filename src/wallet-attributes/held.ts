/**
 * An attribute's value behind a function. Core deep-clones a wallet's whole attribute tree whenever the pool or the
 * forger first touches the wallet, but copies functions by reference: what lies behind one costs nothing to clone,
 * however large it is (docs/decisions/0002-held-attributes.md). It must therefore never be mutated.
 */
export interface Held<T> {
    (): T;
    /** What `/api/wallets` and Core's wallet table show: counts, not the records. */
    toJSON: () => Record<string, number>;
}

export function hold<T>(value: T, summary: (value: T) => Record<string, number>): Held<T> {
    return Object.assign(() => value, { toJSON: () => summary(value) });
}
