import { Interfaces } from "@arkecosystem/crypto";

import { RegistryError } from "../errors";
import { assertName } from "../names";
import { assertTerms, Terms } from "../terms";

/** Buys a license: for the sender, or as a gift for `licensee`. */
export interface FullAsset {
    readonly kind: "full";
    readonly name: string;
    /** the package's current terms, whole: nobody pays a price or gets a period that they did not see */
    readonly terms: Terms;
    readonly licensee?: string;
}

export interface TrialAsset {
    readonly kind: "trial";
    readonly name: string;
    readonly terms: Terms;
}

/** Hands the sender's license over to another wallet, its end kept. */
export interface MoveAsset {
    readonly kind: "move";
    readonly name: string;
    readonly licensee: string;
}

export type LicensePurchaseAsset = FullAsset | TrialAsset | MoveAsset;

export type PurchaseKind = LicensePurchaseAsset["kind"];

/** Place in this list = byte on the wire. */
export const PURCHASE_KINDS = ["full", "trial", "move"] as const satisfies readonly PurchaseKind[];

type Payment = Pick<Interfaces.ITransactionData, "amount" | "recipientId">;

/**
 * What bytes and schema alone cannot rule out, the fit of amount and recipient included.
 *
 * @throws RegistryError ERR_KIND, ERR_NAME, ERR_TERMS, ERR_AMOUNT, ERR_RECIPIENT
 */
export function assertPurchase(asset: LicensePurchaseAsset, { amount, recipientId }: Payment): void {
    assertName(asset.name);

    if (asset.kind !== "move") {
        assertTerms(asset.terms);
    }

    const price = asset.kind === "full" ? asset.terms.price : "0";

    if (amount.toString() !== price) {
        throw new RegistryError("ERR_AMOUNT", `expected ${price} arktoshi, got ${amount}`);
    }

    if (!recipientId || (asset.kind === "move" && recipientId !== asset.licensee)) {
        throw new RegistryError("ERR_RECIPIENT", `got ${recipientId ?? "none"}`);
    }
}

/** Whose license a purchase changes; for `move`, who receives it. */
export const licenseeOf = (asset: LicensePurchaseAsset, sender: string): string =>
    asset.kind === "trial" ? sender : (asset.licensee ?? sender);
