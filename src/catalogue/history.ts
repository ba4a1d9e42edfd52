import { Requirements, Terms, YankReason } from "../transactions";

/** Which transaction did something, and when. */
export interface Occasion {
    readonly transactionId: string;
    readonly height: number;
    /** seconds of the network's epoch */
    readonly timestamp: number;
    /** address of the wallet that sent the transaction */
    readonly sender: string;
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
