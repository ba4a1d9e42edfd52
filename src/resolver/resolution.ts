import { YankReason } from "../transactions";
import { NextStep, VerdictCode } from "../verdict";

/** Who wants a package: the question, the list of what is installed, or a version of another package. */
export type Demand =
    | { readonly by: "question"; readonly range: string | null }
    | { readonly by: "installed"; readonly version: string }
    | { readonly by: "package"; readonly name: string; readonly version: string; readonly range: string };

/** One package of the answer, which has every package that the process would load, whether it changes or not. */
export interface ChosenPackage {
    readonly name: string;
    readonly version: string;
    /** the version that is there now */
    readonly installed: string | null;
    readonly change: "install" | "update" | "downgrade" | "keep";
    /** false: not published on the chain, or not in this version */
    readonly onChain: boolean;
    /** why the version is yanked; only versions asked for exactly or installed can be */
    readonly yanked: YankReason | null;
    /** all that want it; none for what is part of Core and only required */
    readonly why: readonly Demand[];
}

/** A version that is published, and why it will not do where that is its own fault. */
export interface ExistingVersion {
    readonly version: string;
    /** range of Core versions */
    readonly core: string;
    readonly yanked: YankReason | null;
}

/** What stands in the way. `docs/api.md` says what each code means. */
export interface Problem {
    readonly code: ProblemCode;
    /** the package that has no version; null for `TOO_COMPLEX` */
    readonly name: string | null;
    /** a sentence for people */
    readonly message: string;
    /** both sides of a conflict: all that want the package */
    readonly requiredBy: readonly Demand[];
    /** what there is of it, highest first, at most 20 */
    readonly versions: readonly ExistingVersion[];
}

export const problemCodes = [
    "NOT_ON_CHAIN",
    "NO_VERSION",
    "INVALID_RANGE",
    "CONFLICT",
    "YANKED",
    "CORE_TOO_OLD",
    "CORE_TOO_NEW",
    "CORE_UNSUITABLE",
    "TOO_COMPLEX",
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** The decision on a package that is to be installed, updated or downgraded. */
export interface LicenseLine {
    readonly name: string;
    readonly version: string;
    readonly valid: boolean;
    readonly code: VerdictCode;
    /** seconds of the network's epoch; null for a license without end and where there is none */
    readonly expiresAt: number | null;
    readonly nextSteps: readonly NextStep[];
}

/** What some purchases and trials come to. All amounts are arktoshi. */
export interface Payment {
    readonly price: string;
    /** the least fees of all transactions */
    readonly fees: string;
    readonly total: string;
    /** who is paid, by address */
    readonly publishers: readonly {
        readonly address: string;
        readonly price: string;
        readonly packages: readonly string[];
    }[];
}

/** Each package that changes is in one of the four lists, by name. */
export interface Licenses {
    /** valid already: no license needed, or one held */
    readonly held: readonly LicenseLine[];
    /** not valid, but the chain would grant a trial */
    readonly trials: readonly LicenseLine[];
    /** not valid, and to be bought */
    readonly toBuy: readonly LicenseLine[];
    /** cannot be said now: the node is behind, or its history is not there */
    readonly unknown: readonly LicenseLine[];
    /** taking every trial that is offered and buying the rest */
    readonly withTrials: Payment;
    /** buying all of `trials` and `toBuy` */
    readonly withoutTrials: Payment;
}

/** The answer, in plain JSON: the same question to the same facts gives the same bytes. */
export interface Resolution {
    /** `packages` is a set that this version of Core boots with; false exactly if there are problems */
    readonly satisfiable: boolean;
    readonly core: string;
    readonly address: string | null;
    /** what the process would load, requirements first; empty if versions could not be chosen */
    readonly packages: readonly ChosenPackage[];
    /** packages that require each other, which Core allows */
    readonly cycles: readonly (readonly string[])[];
    /** by name */
    readonly problems: readonly Problem[];
    readonly licenses: Licenses;
}
