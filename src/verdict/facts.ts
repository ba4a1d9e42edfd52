import { Terms } from "../transactions";

/** What only history knows of the version in question. Times are seconds of the network's epoch. */
export interface ReleaseFacts {
    /** it was published while the package was free */
    readonly free: boolean;
    /** when the first version of the same major.minor was published */
    readonly minorReleasedAt: number;
}

export interface PluginFacts {
    readonly name: string;
    /** address */
    readonly owner: string;
    /** the current terms */
    readonly terms: Terms;
    /** minimum fees in arktoshi of what the wallet could send */
    readonly fees: { readonly full: string; readonly trial: string };
}
