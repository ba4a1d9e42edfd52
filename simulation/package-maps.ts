import { createHash } from "node:crypto";

import { Contracts } from "@arkecosystem/core-kernel";

import { licensesOf, OrderedMap, vendorsOf } from "../src/wallet-attributes";

type Wallet = Contracts.State.Wallet;

type Texts = OrderedMap<string | undefined>;

/** Digests of maps, which are immutable: `packagesChangedInPlace` tells whether they are. */
const digests = new WeakMap<Texts, string>();

function digestAnew(map: Texts): string {
    const text = JSON.stringify([...map.entries()].map(([key, value]) => [key, value ?? null]));

    return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

function digestOf(map: Texts): string {
    const digest = digests.get(map) ?? digestAnew(map);
    digests.set(map, digest);

    return digest;
}

/** Whether it is not what it was when it was first seen, if it was. */
function isChanged(map: Texts): boolean {
    const known = digests.get(map);

    return known !== undefined && known !== digestAnew(map);
}

/** Names of packages with a map that is not what it was when it was first seen, which one that shares its nodes can do. */
export const packagesChangedInPlace = (wallet: Wallet): string[] =>
    packagesOf(wallet)
        .filter(([, { state }]) => isChanged(state.versions) || isChanged(state.lines))
        .map(([name]) => name);

const packagesOf = (wallet: Wallet) =>
    [...vendorsOf(wallet).values()].flatMap(({ packages }) => [...packages.entries()]);

/**
 * A line for each package of a wallet: terms, versions, yanks and lines as its owner's wallet has them. The state digest covers
 * the changes that made them and not the maps themselves, which an undo could spoil.
 */
export function* packageLines(wallet: Wallet): Generator<string> {
    for (const [name, { state }] of packagesOf(wallet)) {
        const terms = Object.values(state.terms).join(" ");

        yield `package ${name} ${terms} versions ${digestOf(state.versions)} lines ${digestOf(state.lines)}`;
    }
}

/** The largest of the maps in wallets: whether they have become trees, and of how many nodes. */
export interface LargestMaps {
    readonly versionsOfPackage: number;
    readonly yankedOfPackage: number;
    readonly linesOfPackage: number;
    readonly packagesOfVendor: number;
    readonly vendorsOfWallet: number;
    readonly licensesOfWallet: number;
}

export const NO_MAPS: LargestMaps = {
    versionsOfPackage: 0,
    yankedOfPackage: 0,
    linesOfPackage: 0,
    packagesOfVendor: 0,
    vendorsOfWallet: 0,
    licensesOfWallet: 0,
};

/** The larger of each. */
export const largerMaps = (one: LargestMaps, other: LargestMaps): LargestMaps => ({
    versionsOfPackage: Math.max(one.versionsOfPackage, other.versionsOfPackage),
    yankedOfPackage: Math.max(one.yankedOfPackage, other.yankedOfPackage),
    linesOfPackage: Math.max(one.linesOfPackage, other.linesOfPackage),
    packagesOfVendor: Math.max(one.packagesOfVendor, other.packagesOfVendor),
    vendorsOfWallet: Math.max(one.vendorsOfWallet, other.vendorsOfWallet),
    licensesOfWallet: Math.max(one.licensesOfWallet, other.licensesOfWallet),
});

export const largestMaps = (wallets: readonly Wallet[]): LargestMaps =>
    wallets.flatMap((wallet) => [...sizesOf(wallet)]).reduce(largerMaps, NO_MAPS);

function* sizesOf(wallet: Wallet): Generator<LargestMaps> {
    const vendors = vendorsOf(wallet);

    yield { ...NO_MAPS, vendorsOfWallet: vendors.size, licensesOfWallet: licensesOf(wallet).size };

    for (const { packages } of vendors.values()) {
        yield { ...NO_MAPS, packagesOfVendor: packages.size };

        for (const { state } of packages.values()) {
            yield {
                ...NO_MAPS,
                versionsOfPackage: state.versions.size,
                yankedOfPackage: [...state.versions.values()].filter((yanked) => yanked !== undefined).length,
                linesOfPackage: state.lines.size,
            };
        }
    }
}
