import { Interfaces } from "@arkecosystem/crypto";

import { Content, Senders } from "./senders";

/** Mainnet's pool: 15,000 in all, 150 of a sender. */
export const SENDERS = 100;
export const PER_SENDER = 150;
export const COUNT = SENDERS * PER_SENDER;

/** What a pool is filled with. */
export type Pooled = Exclude<Content, "both">;

/** Transfers come first: they are the peer of all others. */
export const POOLED: readonly Pooled[] = ["transfers", "payments", "purchases", "releases"];

/** What is held against transfers; payments only inform. */
export const HELD_AGAINST_TRANSFERS = ["payments", "purchases", "releases"] as const;

/**
 * 15,000 transactions of each content, a sender's 150 after one another. Each content begins at the same nonce: only one of
 * them is in the pool at a time.
 */
export function fullPools(senders: Senders, firstNonce: number): Record<Pooled, Interfaces.ITransaction[]> {
    const list = (content: Pooled): Interfaces.ITransaction[] => {
        senders.wallets.forEach((_, sender) => senders.resume(sender, firstNonce));

        return senders.wallets.flatMap((_, sender) =>
            Array.from({ length: PER_SENDER }, () => senders.next(sender, content)),
        );
    };

    return Object.fromEntries(POOLED.map((content) => [content, list(content)])) as ReturnType<typeof fullPools>;
}
