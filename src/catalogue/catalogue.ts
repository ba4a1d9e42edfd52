import { RegistryChange, RegistryListener } from "../handlers";
import {
    LicensePurchaseAsset,
    PluginPublishAsset,
    publishAssetOf,
    purchaseAssetOf,
    TransactionType,
} from "../transactions";
import { Contents } from "./contents";
import { Occasion, OwnerChange } from "./history";
import { PackageHistory } from "./package-history";

/** The catalogue cannot answer; the chain's state is not affected. */
export class HistoryUnavailable extends Error {
    public override readonly name = "HistoryUnavailable";
}

const STARTING = "the node has not read its chain yet";

/**
 * Read model of what consensus does not need: releases whole, history, who holds licenses, what was sold. It follows
 * the chain transaction by transaction, with the same work for each however much there is, and undoes exactly. What
 * is current (owners, terms, grants) lies in wallets and is read from there.
 */
export class Catalogue implements RegistryListener {
    private contents = new Contents();
    private failure: string | undefined = STARTING;

    /** Why it cannot answer; undefined when it can. */
    public get unavailable(): string | undefined {
        return this.failure;
    }

    public reset(): void {
        this.contents = new Contents();
        this.failure = undefined;
    }

    public applied(change: RegistryChange): void {
        this.follow(() => this.apply(change));
    }

    public reverted(change: RegistryChange): void {
        this.follow(() => this.revert(change));
    }

    /** @throws HistoryUnavailable */
    public package(name: string): PackageHistory | undefined {
        return this.available().packages.get(name);
    }

    /** All packages in the order of their names. @throws HistoryUnavailable */
    public names(): readonly string[] {
        return this.available().names.all();
    }

    /** All owners of a vendor, the current one last. @throws HistoryUnavailable */
    public owners(vendor: string): readonly OwnerChange[] {
        return this.available().owners.get(vendor) ?? [];
    }

    private available(): Contents {
        if (this.failure !== undefined) {
            throw new HistoryUnavailable(this.failure);
        }

        return this.contents;
    }

    /** After a first failure it would answer wrongly: it stays out of use until the node starts again. */
    private follow(step: () => void): void {
        if (this.failure !== undefined) {
            return;
        }

        try {
            step();
        } catch (error) {
            this.failure = (error as Error).message;
            throw error;
        }
    }

    private apply(change: RegistryChange): void {
        const { data, sender, height, timestamp } = change;
        const occasion: Occasion = { transactionId: data.id as string, height, timestamp, sender };

        if (data.type === TransactionType.PluginPublish) {
            this.publish(publishAssetOf(data), occasion);
        } else {
            this.license(purchaseAssetOf(data), change);
        }
    }

    private revert(change: RegistryChange): void {
        const { data } = change;

        if (data.type === TransactionType.PluginPublish) {
            this.undoPublish(publishAssetOf(data), data.id as string);
        } else {
            this.undoLicense(purchaseAssetOf(data), change);
        }
    }

    private publish(asset: PluginPublishAsset, occasion: Occasion): void {
        switch (asset.action) {
            case "register":
                this.contents.owners.set(asset.vendor, [{ ...occasion, owner: occasion.sender }]);
                return;
            case "accept":
                this.contents.ownersOf(asset.vendor).push({ ...occasion, owner: occasion.sender });
                return;
            case "release":
                return this.contents.openPackage(asset.name).addRelease(asset, occasion);
            case "terms":
                return this.contents.packageOf(asset.name).changeTerms(asset.terms, occasion);
            case "yank":
            case "unyank":
                return this.contents.packageOf(asset.name).changeYank(asset, occasion);
            case "maintainers":
            case "transfer":
                return;
        }
    }

    private undoPublish(asset: PluginPublishAsset, transactionId: string): void {
        switch (asset.action) {
            case "register":
                this.contents.owners.delete(asset.vendor);
                return;
            case "accept":
                this.contents.ownersOf(asset.vendor).pop();
                return;
            case "release":
                this.contents.packageOf(asset.name).undoRelease(asset, transactionId);
                return this.contents.closePackage(asset.name);
            case "terms":
                return this.contents.packageOf(asset.name).undoTerms(transactionId);
            case "yank":
            case "unyank":
                return this.contents.packageOf(asset.name).undoYank(asset, transactionId);
            case "maintainers":
            case "transfer":
                return;
        }
    }

    private license(asset: LicensePurchaseAsset, change: RegistryChange): void {
        const history = this.contents.packageOf(asset.name);
        newLicensees(change).forEach((address) => history.addLicensee(address));

        if (isSale(asset, change)) {
            history.addSale(1);
        }
    }

    private undoLicense(asset: LicensePurchaseAsset, change: RegistryChange): void {
        const history = this.contents.packageOf(asset.name);
        newLicensees(change).forEach((address) => history.undoLicensee(address));

        if (isSale(asset, change)) {
            history.addSale(-1);
        }
    }
}

/** Wallets whose very first license of the package this transaction made: their record has no earlier entry. */
const newLicensees = ({ records }: RegistryChange): string[] =>
    records.flatMap((record) => (record.type === "license" && record.entry.position === 0 ? [record.licensee] : []));

/** A full license that somebody else than the owner, who is a purchase's recipient, has paid for. */
const isSale = (asset: LicensePurchaseAsset, { data, sender }: RegistryChange): boolean =>
    asset.kind === "full" && data.recipientId !== sender;
