import { Interfaces, Utils } from "@arkecosystem/crypto";

import { addressToBytes } from "../codec/asset-writer";
import { TransactionType } from "../constants";
import { RegistryBuilder } from "../registry-builder";
import { Terms } from "../terms";
import { assertPublishAsset, PluginPublishAsset, ReleaseAsset, YankReason } from "./asset";
import { deserializePublish, serializePublish } from "./serializer";
import { PluginPublishTransaction } from "./transaction";

/**
 * Builds `PluginPublish` transactions.
 *
 * @example
 * new PluginPublishBuilder().register("@acme").nonce("1").sign(passphrase).build();
 */
export class PluginPublishBuilder extends RegistryBuilder<PluginPublishBuilder> {
    public constructor() {
        super(TransactionType.PluginPublish);
        this.data.fee = PluginPublishTransaction.staticFee();
    }

    /** Claims a free vendor name, such as `@acme`, for the sender. */
    public register(vendor: string): this {
        return this.asset({ action: "register", vendor });
    }

    /** Publishes a version; the first one creates the package. */
    public release(release: Omit<ReleaseAsset, "action">): this {
        return this.asset({ action: "release", ...release });
    }

    /** Changes the current terms without a release. */
    public terms(name: string, terms: Terms): this {
        return this.asset({ action: "terms", name, terms });
    }

    /** Withdraws a version. */
    public yank(name: string, version: string, reason: YankReason, message?: string): this {
        return this.asset({ action: "yank", name, version, reason, ...(message !== undefined && { message }) });
    }

    /** Brings a version back. */
    public unyank(name: string, version: string): this {
        return this.asset({ action: "unyank", name, version });
    }

    /** Replaces the maintainers, given in any order. */
    public maintainers(vendor: string, maintainers: readonly string[]): this {
        return this.asset({
            action: "maintainers",
            vendor,
            maintainers: [...maintainers].sort((left, right) =>
                Buffer.compare(addressToBytes(left), addressToBytes(right)),
            ),
        });
    }

    /** Offers the vendor to another wallet; the owner's own address withdraws the offer. */
    public transfer(vendor: string, recipientId: string): this {
        return this.asset({ action: "transfer", vendor, recipientId });
    }

    /** Accepts a vendor that `senderId` offers to the sender. */
    public accept(vendor: string, senderId: string): this {
        return this.asset({ action: "accept", vendor, senderId });
    }

    /** @throws RegistryError for an asset that the protocol does not allow */
    public asset(asset: PluginPublishAsset): this {
        assertPublishAsset(asset);
        // Only reading sees what is out of order, such as maintainers.
        deserializePublish(new Utils.ByteBuffer(serializePublish(asset).getResult()));
        this.data.asset = { pluginPublish: asset } as Interfaces.ITransactionAsset;
        this.data.fee = PluginPublishTransaction.staticFee({ data: this.data });

        return this;
    }

    protected override instance(): this {
        return this;
    }
}
