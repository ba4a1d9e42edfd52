import { Container } from "@arkecosystem/core-kernel";
import { Interfaces, Transactions } from "@arkecosystem/crypto";

import {
    FeeTier,
    licenseeOf,
    LicensePurchaseAsset,
    LicensePurchaseTransaction,
    purchaseAssetOf,
    purchaseTier,
} from "../transactions";
import { LICENSES_ATTRIBUTE, Touched } from "../wallet-attributes";
import { Action, Context } from "./context";
import { purchaseKinds } from "./purchase-kinds";
import { RegistryHandler } from "./registry-handler";

@Container.injectable()
export class LicensePurchaseHandler extends RegistryHandler<LicensePurchaseAsset> {
    public override getConstructor(): Transactions.TransactionConstructor {
        return LicensePurchaseTransaction;
    }

    public override walletAttributes(): readonly string[] {
        return [LICENSES_ATTRIBUTE];
    }

    /** Nothing: `PluginPublishHandler` replays both types in one pass. */
    public override async bootstrap(): Promise<void> {}

    public override async applyToRecipient(transaction: Interfaces.ITransaction): Promise<void> {
        this.creditRecipient(transaction.data);
    }

    public override async revertForRecipient({ data }: Interfaces.ITransaction): Promise<void> {
        this.walletRepository.findByAddress(data.recipientId as string).decreaseBalance(data.amount);
    }

    protected override creditRecipient(data: Interfaces.ITransactionData): void {
        this.walletRepository.findByAddress(data.recipientId as string).increaseBalance(data.amount);
    }

    protected override tierOf(data: Interfaces.ITransactionData): FeeTier {
        return purchaseTier(this.assetOf(data));
    }

    protected override assetOf(data: Interfaces.ITransactionData): LicensePurchaseAsset {
        return purchaseAssetOf(data);
    }

    protected override touchedBy({ asset, data, sender }: Context<LicensePurchaseAsset>): Touched {
        const address = sender.getAddress();

        return { addresses: [address, data.recipientId as string, licenseeOf(asset, address)], vendor: undefined };
    }

    protected override actionOf(data: Interfaces.ITransactionData): Action<LicensePurchaseAsset> {
        return purchaseKinds[this.assetOf(data).kind] as Action<LicensePurchaseAsset>;
    }
}
