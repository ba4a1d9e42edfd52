import { Contracts } from "@arkecosystem/core-kernel";

import { PERPETUAL_SECONDS, Terms } from "../transactions";
import { GrantEntry } from "./grant-entry";
import { heldBy, hold } from "./held";
import { Grant, LicenseEntry, LicenseState } from "./license-state";
import { append, assertNewest } from "./log";
import { OrderedMap } from "./ordered-map";
import { StateRecord } from "./record";

/** The wallet attribute of licensees. Nobody but this module reads or writes it. */
export const LICENSES_ATTRIBUTE = "pluginLicenses";

type Licenses = OrderedMap<LicenseEntry>;

const NONE: Licenses = OrderedMap.empty();

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
    const previous = licensesOf(licensee).get(name);
    const grant = grantFor(previous?.state, request);

    return write(licensee, name, new GrantEntry(previous, grant, licensee.getAddress()));
}

/** Moves all full grants; the trial stays. O(1) in the number of grants. */
export function moveGrants(
    from: Contracts.State.Wallet,
    to: Contracts.State.Wallet,
    name: string,
    transactionId: string,
): StateRecord[] {
    const [source, target] = [licensesOf(from).get(name), licensesOf(to).get(name)];
    const movedOut = { ...holdingsOf(source), full: undefined };
    const movedIn = { ...holdingsOf(target), full: source?.state.full };

    return [
        write(from, name, append(source, { ...movedOut, change: moveOf("movedOut", to) }, transactionId)),
        write(
            to,
            licensesOf(from).keyOf(name) ?? name,
            append(target, { ...movedIn, change: moveOf("movedIn", from) }, transactionId),
        ),
    ];
}

/** Undoes a grant, or one wallet's side of a move. @throws RegistryError ERR_STATE */
export function undoLicenseChange(wallet: Contracts.State.Wallet, name: string, transactionId: string): StateRecord {
    const licenses = licensesOf(wallet);
    const entry = licenses.get(name);
    assertNewest(entry, transactionId);
    replace(wallet, entry.previous ? licenses.set(name, entry.previous) : licenses.delete(name));

    return { type: "license", licensee: wallet.getAddress(), name, entry };
}

/** @throws RegistryError ERR_STATE, for a check before the first of several undo steps */
export function assertNewestLicense(wallet: Contracts.State.Wallet, name: string, transactionId: string): void {
    assertNewest(licensesOf(wallet).get(name), transactionId);
}

type Holdings = Omit<LicenseState, "change">;

/** What a license holds, without what made it so. */
function holdingsOf(entry: LicenseEntry | undefined): Holdings {
    const { full, trial, bought } = entry?.state ?? { full: undefined, trial: undefined, bought: false };

    return { full, trial, bought };
}

const moveOf = (type: "movedIn" | "movedOut", counterpart: Contracts.State.Wallet): LicenseState["change"] => ({
    type,
    counterpart: counterpart.getAddress(),
});

function write(wallet: Contracts.State.Wallet, name: string, entry: LicenseEntry): StateRecord {
    replace(wallet, licensesOf(wallet).set(name, entry));

    return { type: "license", licensee: wallet.getAddress(), name, entry };
}

function replace(wallet: Contracts.State.Wallet, licenses: Licenses): void {
    if (licenses.isEmpty()) {
        wallet.forgetAttribute(LICENSES_ATTRIBUTE);
    } else {
        wallet.setAttribute(LICENSES_ATTRIBUTE, hold(licenses, { packages: licenses.size }));
    }
}
