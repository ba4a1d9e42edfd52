import { Terms } from "../transactions";
import { isPerpetual, LicenseState } from "../wallet-attributes";
import { PluginFacts } from "./facts";
import { grantsTrial } from "./grants";

/** A LicensePurchase to send: its kind, amount, recipient and terms as they must be, and the least fee. */
interface Purchase<A extends "purchase" | "trial", K extends "full" | "trial"> {
    readonly action: A;
    readonly kind: K;
    readonly name: string;
    /** arktoshi */
    readonly amount: string;
    /** address */
    readonly recipientId: string;
    /** arktoshi */
    readonly fee: string;
    readonly terms: Terms;
}

/** What a wallet can do to get, keep or prolong a license; `wait`: ask again later, or ask another node. */
export type NextStep = Purchase<"purchase", "full"> | Purchase<"trial", "trial"> | { readonly action: "wait" };

export const WAIT: NextStep = { action: "wait" };

/** What the chain would take now from a wallet that is not the owner, for a package that costs something. */
export function nextSteps(plugin: PluginFacts, license: LicenseState | undefined): NextStep[] {
    const { name, owner, terms, fees } = plugin;

    if (isPerpetual(license)) {
        return [];
    }

    const common = { name, recipientId: owner, terms };
    const purchase: NextStep = {
        action: "purchase",
        kind: "full",
        amount: terms.price,
        fee: fees.full,
        ...common,
    };
    const trial: NextStep = { action: "trial", kind: "trial", amount: "0", fee: fees.trial, ...common };

    return grantsTrial(terms, license) ? [trial, purchase] : [purchase];
}
