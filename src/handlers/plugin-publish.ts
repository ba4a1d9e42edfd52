import { Container } from "@arkecosystem/core-kernel";
import { Handlers } from "@arkecosystem/core-transactions";
import { Interfaces, Transactions } from "@arkecosystem/crypto";

import {
    FeeTier,
    PluginPublishAsset,
    PluginPublishTransaction,
    publishAssetOf,
    publishTier,
    TransactionType,
    TYPE_GROUP,
    vendorOf,
} from "../transactions";
import { Touched, VENDORS_ATTRIBUTE } from "../wallet-attributes";
import { Action, Context, findOwner } from "./context";
import { RegistryIdentifiers } from "./identifiers";
import { LicensePurchaseHandler } from "./license-purchase";
import { publishActions } from "./publish-actions";
import { RegistryHandler } from "./registry-handler";
import { StoredRows } from "./stored-rows";
import { replayStoredTransactions } from "./stored-transactions";

@Container.injectable()
export class PluginPublishHandler extends RegistryHandler<PluginPublishAsset> {
    @Container.inject(RegistryIdentifiers.StoredRows)
    private readonly storedRows!: StoredRows;

    public override getConstructor(): Transactions.TransactionConstructor {
        return PluginPublishTransaction;
    }

    public override walletAttributes(): readonly string[] {
        return [VENDORS_ATTRIBUTE];
    }

    /**
     * Replays the stored transactions of both types, in the order of the chain: Core bootstraps type by type, but a
     * purchase depends on the terms and owner of its time. Core logs and forgets whatever a bootstrap throws, and
     * goes on with half a state, so this ends the node instead.
     */
    public override async bootstrap(): Promise<void> {
        this.resetState();

        try {
            const licensePurchases = this.licensePurchaseHandler();

            const stored = this.storedRows(this.transactionRepository, 1);

            await replayStoredTransactions(stored, this.logger, (transaction, block) => {
                const isPublish = transaction.type === TransactionType.PluginPublish;
                (isPublish ? this : licensePurchases).replay(transaction, block);
            });
        } catch (error) {
            await this.app.terminate("Plugin registry: its state cannot be rebuilt from the database.", error as Error);
            throw error;
        }
    }

    protected override tierOf(data: Interfaces.ITransactionData): FeeTier {
        return publishTier(this.assetOf(data));
    }

    protected override assetOf(data: Interfaces.ITransactionData): PluginPublishAsset {
        return publishAssetOf(data);
    }

    protected override actionOf(data: Interfaces.ITransactionData): Action<PluginPublishAsset> {
        return publishActions[this.assetOf(data).action] as Action<PluginPublishAsset>;
    }

    protected override touchedBy(context: Context<PluginPublishAsset>): Touched {
        const { asset, sender } = context;
        const vendor = "vendor" in asset ? asset.vendor : vendorOf(asset.name);
        const others = [
            findOwner(context, vendor)?.getAddress(),
            asset.action === "accept" ? asset.senderId : undefined,
        ];

        return { addresses: [sender.getAddress(), ...others.filter((address) => address !== undefined)], vendor };
    }

    private licensePurchaseHandler(): LicensePurchaseHandler {
        return this.app
            .getTagged<Handlers.Registry>(Container.Identifiers.TransactionHandlerRegistry, "state", "blockchain")
            .getRegisteredHandlerByType(
                Transactions.InternalTransactionType.from(TransactionType.LicensePurchase, TYPE_GROUP),
                2,
            ) as LicensePurchaseHandler;
    }
}
