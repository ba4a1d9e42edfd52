import { Interfaces, Transactions, Utils } from "@arkecosystem/crypto";

import { TransactionType, TYPE_GROUP } from "../constants";
import { dearestFee, feeOf, PUBLISH_TIERS, publishTier } from "../fees";
import { PluginPublishAsset } from "./asset";
import { pluginPublishSchema } from "./schema";
import { deserializePublish, serializePublish } from "./serializer";

/** The asset of a `PluginPublish` transaction. Core types assets as `any` records. */
export const publishAssetOf = (data: Interfaces.ITransactionData): PluginPublishAsset =>
    (data.asset as { pluginPublish: PluginPublishAsset }).pluginPublish;

/** Registers vendors, publishes and prices packages: one type, told apart by `action` (AIP-35). */
export class PluginPublishTransaction extends Transactions.Transaction {
    public static override typeGroup: number = TYPE_GROUP;
    public static override type: number = TransactionType.PluginPublish;
    public static override key = "pluginPublish";
    public static override version = 2;

    public static override getSchema(): Transactions.schemas.TransactionSchema {
        return pluginPublishSchema;
    }

    /** Without data the dearest tier, so that nobody who asks for "the fee" pays too little. */
    public static override staticFee({
        height,
        data,
    }: { height?: number; data?: Interfaces.ITransactionData } = {}): Utils.BigNumber {
        return data?.asset ? feeOf(publishTier(publishAssetOf(data)), height) : dearestFee(PUBLISH_TIERS, height);
    }

    public override hasVendorField(): boolean {
        return true;
    }

    public override serialize(): Utils.ByteBuffer {
        return serializePublish(publishAssetOf(this.data));
    }

    public override deserialize(buffer: Utils.ByteBuffer): void {
        this.data.asset = { pluginPublish: deserializePublish(buffer) } as Interfaces.ITransactionAsset;
    }
}
