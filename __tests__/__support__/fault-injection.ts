import { Stores, Wallets } from "@arkecosystem/core-state";

type Methods = Record<string, (...parameters: unknown[]) => unknown>;

/** All that a handler reads and writes while it applies or reverts: wallets, their repositories and indexes, the store. */
const CLASSES: readonly { readonly prototype: object }[] = [
    Wallets.Wallet,
    Wallets.WalletIndex,
    Wallets.WalletRepository,
    Wallets.WalletRepositoryClone,
    Wallets.WalletRepositoryCopyOnWrite,
    Stores.StateStore,
];

/** Where a call fails: before it did anything, or after all of it, as when a listener of a wallet's changes throws. */
export type Moment = "before" | "after";

export class InjectedFault extends Error {
    public override readonly name = "InjectedFault";
}

let calls = 0;
let faultAt = Infinity;
let moment: Moment = "before";

function count(name: string): void {
    calls++;

    if (calls === faultAt) {
        throw new InjectedFault(`${name}, call ${calls}, ${moment} it was done`);
    }
}

/** Puts a counter around every method of Core's wallets, repositories, indexes and state store. @returns what ends it */
export function instrument(): () => void {
    const originals = CLASSES.flatMap(({ prototype }) =>
        Object.getOwnPropertyNames(prototype)
            .filter((name) => name !== "constructor" && name !== "initialize" && name !== "clone")
            .map((name) => ({ prototype: prototype as Methods, name, original: (prototype as Methods)[name]! })),
    );

    for (const { prototype, name, original } of originals) {
        prototype[name] = function (this: unknown, ...parameters: unknown[]): unknown {
            if (moment === "before") {
                count(name);
            }

            const result = original.apply(this, parameters);

            if (moment === "after") {
                count(name);
            }

            return result;
        };
    }

    return () => originals.forEach(({ prototype, name, original }) => (prototype[name] = original));
}

/**
 * Runs `body` with a fault in its `call`-th call, counted from 1.
 *
 * @returns whether there were that many calls; if not, the body ran to its end
 * @throws whatever else the body throws
 */
export async function withFault(call: number, when: Moment, body: () => Promise<unknown>): Promise<boolean> {
    [calls, faultAt, moment] = [0, call, when];

    try {
        await body();

        return false;
    } catch (error) {
        if (error instanceof InjectedFault) {
            return true;
        }

        throw error;
    } finally {
        faultAt = Infinity;
    }
}
