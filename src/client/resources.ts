/** What the routes of docs/api.md answer, as far as clients look into it. */
import type { LicenseLine, Licenses, Resolution } from "../resolver";
import { FeeTier, PurchaseKind, Requirements, Terms, YankReason } from "../transactions";

/** seconds of the network's epoch, seconds since 1970, ISO 8601 (null beyond what a Date holds) */
export interface Time {
    readonly epoch: number;
    readonly unix: number;
    readonly human: string | null;
}

export interface PackageResource {
    readonly name: string;
    readonly vendor: string;
    readonly owner: string;
    readonly maintainers: readonly string[];
    readonly terms: Terms;
    readonly latest: string;
    /** highest version of each release line, yanked or not */
    readonly lines: Readonly<Record<string, string>>;
    readonly description: string | null;
    readonly requirements: Requirements;
    readonly firstPublished: Time;
    readonly published: Time;
    readonly totals: { readonly releases: number; readonly licensees: number; readonly sold: number };
}

export interface YankResource {
    readonly reason: YankReason;
    readonly message: string | null;
    readonly transactionId: string;
    readonly blockHeight: number;
    readonly timestamp: Time;
    readonly sender: string;
}

export interface ReleaseResource {
    readonly name: string;
    readonly version: string;
    readonly transactionId: string;
    readonly blockHeight: number;
    readonly timestamp: Time;
    /** address */
    readonly sender: string;
    readonly free: boolean;
    readonly integrity: string;
    readonly source: string | null;
    readonly description: string | null;
    readonly requirements: Requirements;
    readonly yanked: YankResource | null;
}

export interface VendorResource {
    readonly name: string;
    readonly owner: string;
    readonly maintainers: readonly string[];
    readonly offeredTo: string | null;
    readonly packages: readonly string[];
}

/** Codes of the license decision (docs/api.md). */
export type DecisionCode =
    | "OWNER"
    | "FREE"
    | "VALID"
    | "TRIAL"
    | "FALLBACK"
    | "EXPIRED"
    | "TRIAL_EXPIRED"
    | "TRIAL_AVAILABLE"
    | "LICENSE_REQUIRED"
    | "UNKNOWN_PLUGIN"
    | "UNKNOWN_VERSION"
    | "CHAIN_BEHIND"
    | "HISTORY_UNAVAILABLE";

export interface PurchaseStep {
    readonly action: "purchase";
    readonly kind: Exclude<PurchaseKind, "move">;
    /** arktoshi */
    readonly amount: string;
    readonly fee: string;
    readonly name: string;
    readonly recipientId: string;
    readonly terms: Terms;
}

export interface DecisionResource {
    readonly name: string;
    readonly address: string;
    readonly valid: boolean;
    readonly code: DecisionCode;
    readonly kind: "full" | "trial" | null;
    readonly version: string | null;
    readonly startsAt: Time | null;
    readonly expiresAt: Time | null;
    readonly chainTime: Time;
    readonly height: number;
    readonly synced: boolean;
    readonly terms: Terms | null;
    readonly nextSteps: readonly (PurchaseStep | { readonly action: "wait" })[];
}

export interface GrantResource {
    readonly kind: "full" | "trial";
    readonly startsAt: Time;
    readonly expiresAt: Time | null;
    readonly fallback: boolean;
    readonly transferable: boolean;
    readonly payer: string;
    readonly transactionId: string;
}

export interface LicenseResource {
    readonly name: string;
    readonly address: string;
    readonly valid: boolean;
    readonly code: DecisionCode;
    readonly kind: "full" | "trial" | null;
    readonly version: string | null;
    readonly startsAt: Time | null;
    readonly expiresAt: Time | null;
    readonly trial: GrantResource | null;
    /** full grants, newest first */
    readonly grants: readonly GrantResource[];
}

export interface StateResource {
    readonly height: number;
    readonly chainTime: Time;
    readonly digest: string;
    readonly configurationHash: string;
    readonly counts: Readonly<Record<string, number>>;
    readonly synced: boolean;
    readonly history: {
        readonly available: boolean;
        readonly reason: string | null;
        readonly rebuilding: boolean;
        /** transactions of the registry that the node's read model lacks */
        readonly behind: number;
    };
}

export interface ConfigurationResource {
    readonly activation: { readonly active: boolean; readonly height: number | null };
    readonly fees: Readonly<Record<FeeTier, string>>;
    readonly reservedVendors: readonly string[];
    readonly configurationHash: string;
}

/** A wallet of Core's; one that the chain has never seen has nothing. */
export interface WalletResource {
    readonly address: string;
    readonly publicKey?: string;
    /** arktoshi */
    readonly balance: string;
    readonly nonce: string;
    readonly attributes: {
        readonly secondPublicKey?: string;
        readonly multiSignature?: { readonly min: number; readonly publicKeys: string[] };
    };
}

type LicenseLineResource = Omit<LicenseLine, "expiresAt"> & { readonly expiresAt: Time | null };

/** The resolver's answer as the API gives it: with times for people, and the chain's state that it was given on. */
export interface ResolutionResource extends Omit<Resolution, "licenses"> {
    readonly licenses: Pick<Licenses, "withTrials" | "withoutTrials"> &
        Readonly<Record<"held" | "trials" | "toBuy" | "unknown", readonly LicenseLineResource[]>>;
    readonly chainTime: Time;
    readonly height: number;
    readonly synced: boolean;
}
