import { Entry } from "./log";

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

export type LicenseEntry = Entry<LicenseState>;
