import { Contracts } from "@arkecosystem/core-kernel";

import { PERPETUAL_SECONDS, RegistryError, Terms } from "../transactions";
import { heldBy, hold } from "./held";
import { append, assertNewest, Entry } from "./log";
import { OrderedMap } from "./ordered-map";
import { StateRecord } from "./record";

/** The wallet attribute of licensees. Nobody but this module reads or writes it. */
export const LICENSES_ATTRIBUTE = "pluginLicenses";

/** A right to use a package from `start` to before `end`. Times are seconds of the network's epoch. */
export interface Grant {
    readonly kind: "full" | "trial";
    readonly start: number;
    /** null: perpetual */
    readonly end: number | null;
    readonly fallback: boolean;
    readonly transferable: boolean;
    /** address of the wallet that paid */
    readonly payer: string;
    readonly transactionId: string;
}

/** Full grants, newest first, shared by all later states: appending one costs the same after ten thousand. */
export interface GrantList {
    readonly grant: Grant;
    readonly earlier: GrantList | undefined;
    readonly allTransferable: boolean;
    /** how long all of them last; a perpetual one adds nothing */
    readonly seconds: number;
}

/** What a wallet holds, or once held, of one package. */
export interface LicenseState {
    readonly full: GrantList | undefined;
    /** the wallet's one trial, for ever */
    readonly trial: Grant | undefined;
    /** the wallet bought a license for itself, be it moved away since */
    readonly bought: boolean;
    readonly change:
        | { readonly type: "granted"; readonly grant: Grant }
        | { readonly type: "movedIn" | "movedOut"; readonly counterpart: string };
}

type Licenses = OrderedMap<Entry<LicenseState>>;

const NONE: Licenses = OrderedMap.empty();
const NOTHING = { full: undefined, trial: undefined, bought: false } as const;

/** What a wallet holds or held, by package name. */
export function licensesOf(wallet: Contracts.State.Wallet | undefined): Licenses {
    return (wallet && heldBy<Licenses>(wallet, LICENSES_ATTRIBUTE)) ?? NONE;
}

export function licenseOf(wallet: Contracts.State.Wallet | undefined, name: string): LicenseState | undefined {
    return licensesOf(wallet).get(name)?.state;
}

/**
 * A license whose last full grant has no end, or whose grants last so long that one more would be worth nothing. What
 * counts is how long they last and not when they end: that depends on time, which validity must not.
 */
export function isPerpetual(license: LicenseState | undefined): boolean {
    const full = license?.full;

    return full !== undefined && (full.grant.end === null || full.seconds >= PERPETUAL_SECONDS);
}

/** All grants of a license, oldest first; a trial stands where it started. */
export function grantsOf(license: LicenseState | undefined): Grant[] {
    const grants: Grant[] = license?.trial ? [license.trial] : [];

    for (let list = license?.full; list; list = list.earlier) {
        grants.push(list.grant);
    }

    return grants.sort((left, right) => left.start - right.start || (left.kind === "trial" ? -1 : 1));
}

/**
 * A grant by `terms` behind what the wallet already holds.
 *
 * @param time seconds of the network's epoch: the block's timestamp
 */
function grantFor(license: LicenseState | undefined, { kind, terms, payer, time, transactionId }: GrantRequest): Grant {
    const period = kind === "full" ? terms.licensePeriod : terms.trialPeriod;
    const ends = [license?.full?.grant.end ?? 0, license?.trial?.end ?? 0];
    const start = Math.max(time, ...ends);

    return {
        kind,
        start,
        end: kind === "full" && period === 0 ? null : start + period,
        fallback: kind === "full" && terms.fallback,
        transferable: kind === "full" && terms.transferable,
        payer,
        transactionId,
    };
}

export interface GrantRequest {
    readonly kind: Grant["kind"];
    readonly terms: Terms;
    readonly payer: string;
    readonly time: number;
    readonly transactionId: string;
}

export function addGrant(licensee: Contracts.State.Wallet, name: string, request: GrantRequest): StateRecord {
    const license = licenseOf(licensee, name);
    const grant = grantFor(license, request);
    const bought = (license?.bought ?? false) || (grant.kind === "full" && grant.payer === licensee.getAddress());
    const holdings =
        grant.kind === "trial"
            ? { full: license?.full, trial: grant }
            : { full: listWith(license?.full, grant), trial: license?.trial };

    return appendLicense(licensee, name, request.transactionId, {
        ...holdings,
        bought,
        change: { type: "granted", grant },
    });
}

/** Moves all full grants; the trial stays. O(1) in the number of grants. */
export function moveGrants(
    from: Contracts.State.Wallet,
    to: Contracts.State.Wallet,
    name: string,
    transactionId: string,
): StateRecord[] {
    const source = licenseOf(from, name) ?? NOTHING;
    const target = licenseOf(to, name) ?? NOTHING;

    return [
        appendLicense(from, name, transactionId, {
            ...source,
            full: undefined,
            change: { type: "movedOut", counterpart: to.getAddress() },
        }),
        appendLicense(to, name, transactionId, {
            ...target,
            full: source.full,
            change: { type: "movedIn", counterpart: from.getAddress() },
        }),
    ];
}

/** Undoes a grant, or one wallet's side of a move. @throws RegistryError ERR_STATE */
export function undoLicenseChange(wallet: Contracts.State.Wallet, name: string, transactionId: string): StateRecord {
    const licenses = licensesOf(wallet);
    const entry = licenses.get(name);
    assertNewest(entry, transactionId);
    write(wallet, entry.previous ? licenses.set(name, entry.previous) : licenses.delete(name));

    return { type: "license", licensee: wallet.getAddress(), name, entry };
}

/** @throws RegistryError ERR_STATE, for a check before the first of several undo steps */
export function assertNewestLicense(wallet: Contracts.State.Wallet, name: string, transactionId: string): void {
    assertNewest(licensesOf(wallet).get(name), transactionId);
}

function listWith(earlier: GrantList | undefined, grant: Grant): GrantList {
    if (earlier?.grant.end === null) {
        throw new RegistryError("ERR_STATE", "nothing follows a perpetual grant");
    }

    return {
        grant,
        earlier,
        allTransferable: grant.transferable && (earlier?.allTransferable ?? true),
        seconds: (earlier?.seconds ?? 0) + (grant.end === null ? 0 : grant.end - grant.start),
    };
}

function appendLicense(
    wallet: Contracts.State.Wallet,
    name: string,
    transactionId: string,
    state: LicenseState,
): StateRecord {
    const licenses = licensesOf(wallet);
    const entry = append(licenses.get(name), state, transactionId);
    write(wallet, licenses.set(name, entry));

    return { type: "license", licensee: wallet.getAddress(), name, entry };
}

function write(wallet: Contracts.State.Wallet, licenses: Licenses): void {
    if (licenses.isEmpty()) {
        wallet.forgetAttribute(LICENSES_ATTRIBUTE);
    } else {
        wallet.setAttribute(LICENSES_ATTRIBUTE, hold(licenses, { packages: licenses.size }));
    }
}
