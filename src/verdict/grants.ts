import { Terms } from "../transactions";
import { Grant, GrantList, LicenseState } from "../wallet-attributes";

/** From when to before when; `end` null is for ever. Seconds of the network's epoch. */
export type Span = Pick<Grant, "kind" | "start" | "end">;

const endsBy = (grant: Grant, time: number): boolean => grant.end !== null && grant.end <= time;

/**
 * The full license that a wallet has at `time`: from the start of the grant that runs, to the end of the last one
 * queued behind it. A grant that only waits is one too: it is paid for, and waits behind the wallet's own trial, or
 * behind the trial of the wallet that it was moved from.
 */
export function presentGrant(license: LicenseState | undefined, time: number): Span | undefined {
    const newest = license?.full;

    if (!newest || endsBy(newest.grant, time)) {
        return undefined;
    }

    let list: GrantList = newest;

    while (list.grant.start > time && list.earlier && !endsBy(list.earlier.grant, time)) {
        list = list.earlier;
    }

    return { kind: "full", start: list.grant.start, end: newest.grant.end };
}

/** A trial that runs. One that waits behind a gift is not one yet, or moving the gift away would stretch it. */
export function runningTrial(license: LicenseState | undefined, time: number): Span | undefined {
    const trial = license?.trial;

    return trial && trial.start <= time && !endsBy(trial, time) ? trial : undefined;
}

/**
 * Among full grants with fallback, the one that ended last: it covers whatever an earlier one does. To be asked when
 * none runs or waits any more.
 */
export function endedFallback(license: LicenseState | undefined): (Span & { readonly end: number }) | undefined {
    for (let list = license?.full; list; list = list.earlier) {
        const { grant } = list;

        if (grant.fallback && grant.end !== null) {
            return { kind: "full", start: grant.start, end: grant.end };
        }
    }

    return undefined;
}

/** Whether the chain would take a trial of a package from a wallet that holds no perpetual license of it. */
export const grantsTrial = (terms: Terms, license: LicenseState | undefined): boolean =>
    terms.trialPeriod > 0 && !license?.trial && !license?.bought;
