import { Interfaces, Utils } from "@arkecosystem/crypto";

import { TransactionType } from "../constants";
import { RegistryBuilder } from "../registry-builder";
import { Terms } from "../terms";
import { assertPurchase, LicensePurchaseAsset } from "./asset";
import { LicensePurchaseTransaction } from "./transaction";

/**
 * Builds `LicensePurchase` transactions; amount and recipient follow from the purchase.
 *
 * @example
 * new LicensePurchaseBuilder().full("@acme/pkg", terms, owner).nonce("1").sign(passphrase).build();
 */
export class LicensePurchaseBuilder extends RegistryBuilder<LicensePurchaseBuilder> {
    public constructor() {
        super(TransactionType.LicensePurchase);
        this.data.fee = LicensePurchaseTransaction.staticFee();
    }

    /** Buys a license from `owner` at the current `terms`; `licensee` makes it a gift. */
    public full(name: string, terms: Terms, owner: string, licensee?: string): this {
        return this.purchase(terms.price, owner, {
            kind: "full",
            name,
            terms,
            ...(licensee !== undefined && { licensee }),
        });
    }

    /** Starts the sender's one trial. */
    public trial(name: string, terms: Terms, owner: string): this {
        return this.purchase("0", owner, { kind: "trial", name, terms });
    }

    /** Moves the sender's license to another wallet. */
    public move(name: string, licensee: string): this {
        return this.purchase("0", licensee, { kind: "move", name, licensee });
    }

    private purchase(amount: string, recipientId: string, asset: LicensePurchaseAsset): this {
        this.data.amount = Utils.BigNumber.make(amount);
        this.data.recipientId = recipientId;
        this.data.asset = { licensePurchase: asset } as Interfaces.ITransactionAsset;
        assertPurchase(asset, this.data);
        this.data.fee = LicensePurchaseTransaction.staticFee({ data: this.data });

        return this;
    }

    protected override instance(): this {
        return this;
    }
}
