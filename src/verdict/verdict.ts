import { isFree, Terms } from "../transactions";
import { Grant, LicenseState } from "../wallet-attributes";
import { PluginFacts, ReleaseFacts } from "./facts";
import { endedFallback, grantsTrial, presentGrant, runningTrial } from "./grants";
import { NextStep, nextSteps, WAIT } from "./next-steps";

/** Every code in the order in which they are tried, and whether it is valid. `docs/api.md` says what each means. */
export const verdictCodes = {
    CHAIN_BEHIND: false,
    UNKNOWN_PLUGIN: false,
    UNKNOWN_VERSION: false,
    OWNER: true,
    FREE: true,
    VALID: true,
    TRIAL: true,
    FALLBACK: true,
    HISTORY_UNAVAILABLE: false,
    EXPIRED: false,
    TRIAL_EXPIRED: false,
    TRIAL_AVAILABLE: false,
    LICENSE_REQUIRED: false,
} as const;

export type VerdictCode = keyof typeof verdictCodes;

export interface Question {
    /** the node has the chain's newest blocks */
    readonly synced: boolean;
    /** the last block's timestamp, in seconds of the network's epoch; never a server's clock */
    readonly chainTime: number;
    /** whose license is asked for */
    readonly address: string;
    /** undefined: not published */
    readonly plugin: PluginFacts | undefined;
    readonly version: string | undefined;
    /** undefined: the version is not published; `"unavailable"`: it is, but the history is being rebuilt */
    readonly release: ReleaseFacts | "unavailable" | undefined;
    /** what the wallet holds or held of the package */
    readonly license: LicenseState | undefined;
}

/** Whether a wallet may use a version, why, until when, and what it can do about it. */
export interface Verdict {
    readonly valid: boolean;
    readonly code: VerdictCode;
    /** kind of the license that decided, or null */
    readonly kind: Grant["kind"] | null;
    readonly version: string | null;
    /** seconds of the network's epoch, or null where no license decided */
    readonly startsAt: number | null;
    /** seconds of the network's epoch; null for a perpetual license and where no license decided */
    readonly expiresAt: number | null;
    readonly nextSteps: readonly NextStep[];
}

interface Finding {
    readonly code: VerdictCode;
    readonly grant?: Pick<Grant, "kind" | "start" | "end"> | undefined;
}

/** The one place where it is decided whether a license covers a use. The first rule that applies decides. */
export function verdict(question: Question): Verdict {
    const { code, grant } = find(question);

    return {
        valid: verdictCodes[code],
        code,
        kind: grant?.kind ?? null,
        version: question.version ?? null,
        startsAt: grant?.start ?? null,
        expiresAt: grant?.end ?? null,
        nextSteps: stepsFor(code, question),
    };
}

function find(question: Question): Finding {
    const { synced, plugin, release, address } = question;

    if (!synced) {
        return { code: "CHAIN_BEHIND" };
    }

    if (!plugin) {
        return { code: "UNKNOWN_PLUGIN" };
    }

    if (!release) {
        return { code: "UNKNOWN_VERSION" };
    }

    if (plugin.owner === address) {
        return { code: "OWNER" };
    }

    if (isFree(plugin.terms) || (release !== "unavailable" && release.free)) {
        return { code: "FREE" };
    }

    return covering(question, release) ?? missing(question, plugin.terms);
}

/** What makes the use valid, or what would have to be known to say. */
function covering({ license, chainTime }: Question, release: ReleaseFacts | "unavailable"): Finding | undefined {
    const present = presentGrant(license, chainTime);

    if (present) {
        return { code: "VALID", grant: present };
    }

    const trial = runningTrial(license, chainTime);

    if (trial) {
        return { code: "TRIAL", grant: trial };
    }

    if (release === "unavailable") {
        return { code: "HISTORY_UNAVAILABLE" };
    }

    const fallback = endedFallback(license);

    return fallback && release.minorReleasedAt <= fallback.end ? { code: "FALLBACK", grant: fallback } : undefined;
}

/** Why nothing covers the use. */
function missing({ license, chainTime }: Question, terms: Terms): Finding {
    if (license?.full) {
        return { code: "EXPIRED", grant: license.full.grant };
    }

    if (license?.trial) {
        const ended = (license.trial.end as number) <= chainTime;

        return { code: ended ? "TRIAL_EXPIRED" : "LICENSE_REQUIRED", grant: license.trial };
    }

    return { code: grantsTrial(terms, license) ? "TRIAL_AVAILABLE" : "LICENSE_REQUIRED" };
}

function stepsFor(code: VerdictCode, { plugin, license }: Question): readonly NextStep[] {
    switch (code) {
        case "CHAIN_BEHIND":
        case "HISTORY_UNAVAILABLE":
            return [WAIT];
        case "OWNER":
        case "FREE":
        case "UNKNOWN_PLUGIN":
        case "UNKNOWN_VERSION":
            return [];
        case "VALID":
            // A trial could follow the license, but nobody who holds one asks for that.
            return plugin ? nextSteps(plugin, license).filter(({ action }) => action === "purchase") : [];
        case "FALLBACK":
        case "TRIAL":
        case "EXPIRED":
        case "TRIAL_EXPIRED":
        case "TRIAL_AVAILABLE":
        case "LICENSE_REQUIRED":
            return plugin ? nextSteps(plugin, license) : [];
    }
}
