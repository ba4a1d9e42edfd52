import { Interfaces, Transactions, Utils } from "@arkecosystem/crypto";

import { TYPE_GROUP } from "./constants";

/**
 * What both builders share. The fee follows the asset (its tier) until `fee()` sets another; an asset that the
 * protocol does not allow throws when it is set, so nothing invalid is ever signed.
 */
export abstract class RegistryBuilder<
    TBuilder extends RegistryBuilder<TBuilder>,
> extends Transactions.TransactionBuilder<TBuilder> {
    public constructor(type: number) {
        super();
        this.data.version = 2;
        this.data.typeGroup = TYPE_GROUP;
        this.data.type = type;
        this.data.amount = Utils.BigNumber.ZERO;
    }

    public override getStruct(): Interfaces.ITransactionData {
        const struct = super.getStruct();
        struct.amount = this.data.amount;
        struct.asset = this.data.asset as Interfaces.ITransactionAsset;

        if (this.data.recipientId !== undefined) {
            struct.recipientId = this.data.recipientId;
        }

        if (this.data.vendorField !== undefined) {
            struct.vendorField = this.data.vendorField;
        }

        return struct;
    }
}
