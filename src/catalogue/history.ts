import { Requirements, Terms, YankReason } from "../transactions";

/** Which transaction did something, and when. */
export interface Occasion {
    readonly transactionId: string;
    readonly height: number;
    /** seconds of the network's epoch */
    readonly timestamp: number;
    /** address of the wallet that sent the transaction */
    readonly sender: string;
    /** how many of the registry's transactions the chain had before */
    readonly ordinal: number;
}

export interface Yank extends Occasion {
    readonly reason: YankReason;
    readonly message: string | undefined;
}

/** A published version; what is absent in the transaction is undefined here. */
export interface Release extends Occasion {
    readonly version: string;
    readonly integrity: string;
    readonly requirements: Requirements;
    readonly description: string | undefined;
    readonly source: string | undefined;
    /** published while the package was free: this version needs no license, ever */
    readonly free: boolean;
    readonly yank: Yank | undefined;
}

export interface TermsChange extends Occasion {
    readonly terms: Terms;
}

export interface OwnerChange extends Occasion {
    /** address */
    readonly owner: string;
}

/** A yank, or with `yank` undefined its end. */
export interface YankChange extends Occasion {
    readonly version: string;
    readonly yank: Yank | undefined;
    /** what the version's yank was before */
    readonly former: Yank | undefined;
}

/** What has happened to a package besides its releases. */
export type PackageChange =
    | { readonly type: "terms"; readonly change: TermsChange }
    | { readonly type: "owner"; readonly change: OwnerChange }
    | { readonly type: "yank"; readonly change: YankChange };
