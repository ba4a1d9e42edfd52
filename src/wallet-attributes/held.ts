import { Contracts } from "@arkecosystem/core-kernel";

/**
 * An attribute's value: counts for everybody, and the records behind a function. Core deep-clones a wallet's whole
 * attribute tree whenever the pool or the forger first touches the wallet, but copies functions by reference: what lies
 * behind one costs nothing to clone, however large it is (docs/decisions/0002-held-attributes.md). It must therefore
 * never be mutated. JSON leaves functions out, so `/api/wallets` and Core's wallet table show the counts alone.
 */
type Held<T> = Readonly<Record<string, unknown>> & { readonly records: () => T };

export function hold<T>(value: T, counts: Readonly<Record<string, number>>): Held<T> {
    return { ...counts, records: () => value };
}

/** What a wallet's attribute holds. Its key has no dots: Core's own getter would look for some, twice. */
export const heldBy = <T>(wallet: Contracts.State.Wallet, attribute: string): T | undefined =>
    (wallet.getAttributes() as Readonly<Record<string, Held<T> | undefined>>)[attribute]?.records();
