import * as fc from "fast-check";

import { FREE_TERMS, PublishAction, PurchaseKind, Terms } from "../../src/transactions";
import { packageOf, vendorsOf } from "../../src/wallet-attributes";
import { addressFor, PAID, PERPETUAL, publish, purchase, releaseOf } from "./actors";
import { TestChain } from "./test-chain";

export const WALLETS = ["acme", "alice", "bob", "carol"] as const;
const VENDORS = ["@acme", "@other"];
const NAMES = ["@acme/one", "@acme/constructor", "@other/one"];
const VERSIONS = ["0.1.0", "0.1.1", "1.0.0-rc.1", "1.0.0", "1.0.1", "2.0.0"];
const TERMS: Terms[] = [PAID, PERPETUAL, FREE_TERMS, { ...PAID, price: "1", transferable: false }];

/** Numbers from which an operation picks its parts when it is run; small numbers shrink well. */
export interface Operation {
    readonly type: PublishAction | PurchaseKind;
    readonly sender: number;
    readonly other: number;
    readonly name: number;
    readonly version: number;
    readonly terms: number;
    /** whether the sender is the one who may, and the terms are the ones that hold */
    readonly informed: boolean;
}

const small = () => fc.nat({ max: 11 });

export const operations = (maxLength: number): fc.Arbitrary<Operation[]> =>
    fc.array(
        fc.record({
            type: fc.constantFrom<Operation["type"]>(
                "register",
                "release",
                "release",
                "terms",
                "yank",
                "unyank",
                "maintainers",
                "transfer",
                "accept",
                "full",
                "full",
                "full",
                "trial",
                "move",
            ),
            sender: small(),
            other: small(),
            name: small(),
            version: small(),
            terms: small(),
            informed: fc.boolean(),
        }),
        { minLength: 1, maxLength },
    );

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

const passphraseOf = (address: string): string => WALLETS.find((name) => addressFor(name) === address) ?? WALLETS[0];

/** An unsigned builder and who signs it; whether the chain takes it depends on the chain. */
export function buildOperation(chain: TestChain, operation: Operation): { builder: unknown; passphrase: string } {
    const name = pick(NAMES, operation.name);
    const vendor = operation.type === "register" ? pick(VENDORS, operation.name) : (name.split("/")[0] as string);
    const index = chain.wallets.getIndex("pluginRegistry.vendors");
    const ownerWallet = index.get(vendor);
    const owner = ownerWallet?.getAddress() ?? addressFor("acme");
    const state = ownerWallet && packageOf(ownerWallet, name);
    const offeredTo = ownerWallet && vendorsOf(ownerWallet).get(vendor)?.log.state.offeredTo;
    const other = addressFor(pick(WALLETS, operation.other));
    const version = pick(VERSIONS, operation.version);
    const terms = operation.informed && state ? state.terms : pick(TERMS, operation.terms);
    const stranger = pick(WALLETS, operation.sender);
    const byOwner = operation.informed ? passphraseOf(owner) : stranger;

    switch (operation.type) {
        case "register":
            return { builder: publish().register(vendor), passphrase: stranger };
        case "release":
            return { builder: releaseOf(name, version, pick(TERMS, operation.terms)), passphrase: byOwner };
        case "terms":
            return { builder: publish().terms(name, pick(TERMS, operation.terms)), passphrase: byOwner };
        case "yank":
            return {
                builder: publish().yank(name, version, operation.other % 2 ? "broken" : "security"),
                passphrase: byOwner,
            };
        case "unyank":
            return { builder: publish().unyank(name, version), passphrase: byOwner };
        case "maintainers":
            return { builder: publish().maintainers(vendor, [other]), passphrase: byOwner };
        case "transfer":
            return { builder: publish().transfer(vendor, other), passphrase: byOwner };
        case "accept":
            return {
                builder: publish().accept(vendor, owner),
                passphrase: operation.informed && offeredTo ? passphraseOf(offeredTo) : stranger,
            };
        case "full":
            return {
                builder: purchase().full(name, terms, owner, operation.version % 3 === 0 ? other : undefined),
                passphrase: stranger,
            };
        case "trial":
            return { builder: purchase().trial(name, terms, owner), passphrase: stranger };
        case "move":
            return { builder: purchase().move(name, other), passphrase: stranger };
    }
}
