import { Decision } from "../catalogue";
import { VerdictCode, verdictCodes } from "../verdict";

/** A verdict that a synced node has given; it holds until the next one. */
export interface Proof {
    readonly version: string;
    readonly code: VerdictCode;
    /** seconds of the network's epoch; null where nothing ends */
    readonly expiresAt: number | null;
    readonly height: number;
    /** seconds of the network's epoch */
    readonly chainTime: number;
    /** the `expiresAt` whose approach has been announced; null if none has */
    readonly announced: number | null;
}

/**
 * `refused` is only ever said by a synced node, or by the last one that was: `unknown` is what a node says that has never
 * known, and is no reason to stop.
 */
export type EntitlementStatus = "entitled" | "refused" | "unknown";

/** Whether the node's operator may use a version of a plugin. */
export interface Entitlement {
    readonly name: string;
    readonly version: string | null;
    readonly status: EntitlementStatus;
    /** of the verdict of now: `CHAIN_BEHIND` while the node is not synced */
    readonly code: VerdictCode;
    /** seconds of the network's epoch; null where nothing ends, or nothing is known */
    readonly expiresAt: number | null;
    /** the verdict that `status` follows; null when none was ever given */
    readonly proof: Proof | null;
}

/** Codes that say what the node does not know, not what the chain says. */
const UNPROVEN: readonly VerdictCode[] = ["CHAIN_BEHIND", "HISTORY_UNAVAILABLE"];

/** Codes for which the operator could buy, prolong or try. The rest of what is not valid is not on the chain. */
const UNLICENSED: readonly VerdictCode[] = ["EXPIRED", "TRIAL_EXPIRED", "TRIAL_AVAILABLE", "LICENSE_REQUIRED"];

export const isUnlicensed = (code: VerdictCode): boolean => UNLICENSED.includes(code);

/** What a decision proves; undefined if the node cannot know. */
function proofOf(decision: Decision, last: Proof | undefined): Proof | undefined {
    const { version, code, expiresAt, height, chainTime } = decision;
    const announced = last?.announced ?? null;

    return UNPROVEN.includes(code)
        ? undefined
        : { version: version ?? "", code, expiresAt, height, chainTime, announced };
}

/** @param last what was proven before, for the same wallet and the same version */
export function entitlementOf(name: string, decision: Decision, last: Proof | undefined): Entitlement {
    const { version, code } = decision;
    const proof = proofOf(decision, last) ?? last ?? null;

    return {
        name,
        version,
        status: proof === null ? "unknown" : verdictCodes[proof.code] ? "entitled" : "refused",
        code,
        expiresAt: proof?.expiresAt ?? null,
        proof,
    };
}
