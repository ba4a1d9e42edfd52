import { Interfaces, Transactions, Utils } from "@arkecosystem/crypto";

import { TransactionType, TYPE_GROUP } from "../constants";
import { dearestFee, feeOf, PURCHASE_TIERS, purchaseTier } from "../fees";
import { LicensePurchaseAsset } from "./asset";
import { licensePurchaseSchema } from "./schema";
import { deserializePurchase, serializePurchase } from "./serializer";

/** The asset of a `LicensePurchase` transaction. Core types assets as `any` records. */
export const purchaseAssetOf = (data: Interfaces.ITransactionData): LicensePurchaseAsset =>
    (data.asset as { licensePurchase: LicensePurchaseAsset }).licensePurchase;

/** Buys, gives, tries or moves a license: one type, told apart by `kind` (AIP-35). */
export class LicensePurchaseTransaction extends Transactions.Transaction {
    public static override typeGroup: number = TYPE_GROUP;
    public static override type: number = TransactionType.LicensePurchase;
    public static override key = "licensePurchase";
    public static override version = 2;

    public static override getSchema(): Transactions.schemas.TransactionSchema {
        return licensePurchaseSchema;
    }

    /** Without data the dearest tier, so that nobody who asks for "the fee" pays too little. */
    public static override staticFee({
        height,
        data,
    }: { height?: number; data?: Interfaces.ITransactionData } = {}): Utils.BigNumber {
        return data?.asset ? feeOf(purchaseTier(purchaseAssetOf(data)), height) : dearestFee(PURCHASE_TIERS, height);
    }

    public override hasVendorField(): boolean {
        return true;
    }

    public override serialize(): Utils.ByteBuffer {
        return serializePurchase(purchaseAssetOf(this.data), this.data);
    }

    public override deserialize(buffer: Utils.ByteBuffer): void {
        const { amount, recipientId, asset } = deserializePurchase(buffer);

        this.data.amount = amount;
        this.data.recipientId = recipientId;
        this.data.asset = { licensePurchase: asset } as Interfaces.ITransactionAsset;
    }
}
