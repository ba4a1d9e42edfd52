import * as fc from "fast-check";

import type { Operation as SimulatedOperation } from "../../simulation/steps";
import { FREE_TERMS, PluginPublishBuilder, PublishAction, PurchaseKind, Terms, vendorOf } from "../../src/transactions";
import { licenseOf, PackageState, vendorsOf } from "../../src/wallet-attributes";
import { addressFor, INTEGRITY, PAID, PERPETUAL, publish, purchase } from "./actors";
import { TestChain } from "./test-chain";

export const WALLETS = ["acme", "alice", "bob", "carol"] as const;
const VENDORS = ["@acme", "@other", "@third", "@fourth"];
const NAMES = ["@acme/one", "@acme/constructor", "@other/one"];
const VERSIONS = ["0.1.0", "0.1.1", "1.0.0-rc.1", "1.0.0", "1.0.1", "2.0.0"];
const TERMS: Terms[] = [PAID, PERPETUAL, FREE_TERMS, { ...PAID, price: "1", transferable: false }];

const DESCRIPTIONS = [undefined, "Weather for your node", "One weather, two nodes"];
const REQUIRED = [[], ["@acme/one"], ["@acme/one", "@other/one", "lodash"], NAMES];
const CORE_RANGES = ["*", "^3.0.0", ">=2.0.0 <3.0.0", "no range"];

/** The simulator's, of this package's own kinds and without flaws; small numbers shrink well. */
export interface Operation extends Omit<SimulatedOperation, "type" | "flaw" | "part"> {
    readonly type: PublishAction | PurchaseKind;
}

const small = () => fc.nat({ max: 11 });

/** Sequences of between half of `maxLength` and `maxLength` operations; most of them ones that the chain takes. */
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
            informed: fc.integer({ min: 0, max: 9 }).map((number) => number < 8),
        }),
        { minLength: maxLength / 2, maxLength, size: "max" },
    );

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

const passphraseOf = (address: string): string => WALLETS.find((name) => addressFor(name) === address) ?? WALLETS[0];

const walletOf = (chain: TestChain, passphrase: string) => chain.wallets.findByAddress(addressFor(passphrase));

interface Package {
    readonly name: string;
    readonly vendor: string;
    readonly owner: string;
    readonly offeredTo: string | undefined;
    readonly state: PackageState;
}

function packagesOn(chain: TestChain): Package[] {
    return NAMES.flatMap((name) => {
        const vendor = vendorOf(name);
        const wallet = chain.wallets.getIndex("pluginRegistry.vendors").get(vendor);
        const found = wallet && vendorsOf(wallet).get(vendor);
        const state = found?.packages.get(name)?.state;

        return found && state
            ? [{ name, vendor, owner: found.log.state.owner, offeredTo: found.log.state.offeredTo, state }]
            : [];
    });
}

/** The package an operation is about: if informed, one that exists and fits. */
function choosePackage(chain: TestChain, { type, name, informed, sender }: Operation): Package | undefined {
    const existing = packagesOn(chain);
    const holder = walletOf(chain, pick(WALLETS, sender));
    const fits: Partial<Record<Operation["type"], (one: Package) => boolean>> = {
        accept: (one) => one.offeredTo !== undefined,
        full: (one) => one.state.terms.price !== "0",
        trial: (one) => one.state.terms.price !== "0",
        move: (one) => licenseOf(holder, one.name)?.full !== undefined,
    };
    const fitting = informed ? existing.filter(fits[type] ?? (() => true)) : [];

    return fitting.length > 0 ? pick(fitting, name) : existing.find((one) => one.name === pick(NAMES, name));
}

function chooseVersion(state: PackageState | undefined, { type, version, informed }: Operation): string {
    if (!state || !informed) {
        return pick(VERSIONS, version);
    }

    if (type !== "release") {
        return pick([...state.versions.keys()].sort(), version);
    }

    const highest = pick([...state.lines.values()].sort(), version);
    const [core = ""] = highest.split("-");

    return version % 3 === 0 ? pick(VERSIONS, version) : core.replace(/[0-9]+$/, (patch) => `${Number(patch) + 1}`);
}

function buildRelease(name: string, version: string, operation: Operation): PluginPublishBuilder {
    const description = pick(DESCRIPTIONS, operation.sender);
    const required = pick(REQUIRED, operation.other).filter((other) => other !== name);

    return publish().release({
        name,
        version,
        terms: pick(TERMS, operation.terms),
        requirements: {
            core: pick(CORE_RANGES, operation.version),
            plugins: Object.fromEntries(required.map((other) => [other, `^${operation.sender}.0.0`])),
        },
        integrity: INTEGRITY,
        ...(description && { description }),
    });
}

/** An unsigned builder and who signs it; whether the chain takes it depends on the chain. */
export function buildOperation(chain: TestChain, operation: Operation): { builder: unknown; passphrase: string } {
    const found = choosePackage(chain, operation);
    const name = found?.name ?? pick(NAMES, operation.name);
    const vendor = operation.type === "register" ? pick(VENDORS, operation.name) : vendorOf(name);
    const index = chain.wallets.getIndex("pluginRegistry.vendors");
    const owner = index.get(vendor)?.getAddress() ?? addressFor("acme");
    const other = addressFor(pick(WALLETS, operation.other));
    const version = chooseVersion(found?.state, operation);
    const terms = operation.informed && found ? found.state.terms : pick(TERMS, operation.terms);
    const stranger = pick(WALLETS, operation.sender);
    const byOwner = operation.informed ? passphraseOf(owner) : stranger;

    switch (operation.type) {
        case "register":
            return { builder: publish().register(vendor), passphrase: stranger };
        case "release":
            return { builder: buildRelease(name, version, operation), passphrase: byOwner };
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
                passphrase: found?.offeredTo && operation.informed ? passphraseOf(found.offeredTo) : stranger,
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
