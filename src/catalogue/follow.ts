import { Interfaces } from "@arkecosystem/crypto";

import { RegistryChange } from "../handlers";
import {
    LicensePurchaseAsset,
    PluginPublishAsset,
    publishAssetOf,
    purchaseAssetOf,
    ReleaseAsset,
    TransactionType,
    UnyankAsset,
    YankAsset,
} from "../transactions";
import { Contents } from "./contents";
import { Occasion, OwnerChange } from "./history";

/** One of the registry's transactions, with what it takes to follow it. */
export interface Step {
    readonly data: Interfaces.ITransactionData;
    /** address */
    readonly sender: string;
    readonly height: number;
    /** seconds of the network's epoch */
    readonly timestamp: number;
    /** addresses of wallets whose very first license of the package this transaction made */
    readonly newLicensees: readonly string[];
}

export const stepOf = ({ data, sender, height, timestamp, records }: RegistryChange): Step => ({
    data,
    sender,
    height,
    timestamp,
    newLicensees: newLicenseesIn(records),
});

/** A license whose record has no earlier entry is the wallet's first. */
function newLicenseesIn(records: RegistryChange["records"]): readonly string[] {
    const found: string[] = [];

    for (const record of records) {
        if (record.type === "license" && record.entry.position === 0) {
            found.push(record.licensee);
        }
    }

    return found;
}

/** Follows a transaction: the same work for each, however much there is. */
export function apply(contents: Contents, step: Step): void {
    const { data, sender, height, timestamp } = step;

    if (data.type === TransactionType.PluginPublish) {
        const ordinal = contents.transactions;
        publish(contents, publishAssetOf(data), {
            transactionId: data.id as string,
            height,
            timestamp,
            sender,
            ordinal,
        });
    } else {
        license(contents, purchaseAssetOf(data), step);
    }

    contents.transactions++;
}

/** Undoes the newest transaction exactly. */
export function revert(contents: Contents, step: Step): void {
    const { data } = step;

    if (data.type === TransactionType.PluginPublish) {
        undoPublish(contents, publishAssetOf(data), data.id as string);
    } else {
        undoLicense(contents, purchaseAssetOf(data), step);
    }

    contents.transactions--;
}

function publish(contents: Contents, asset: PluginPublishAsset, occasion: Occasion): void {
    switch (asset.action) {
        case "register":
        case "accept":
            return contents.addOwner(asset.vendor, new OwnerChange(occasion, occasion.sender));
        case "release":
            return release(contents, asset, occasion);
        case "terms":
            return contents.change(asset.name, (history) => history.changeTerms(asset.terms, occasion));
        case "yank":
        case "unyank":
            return changeYank(contents, asset, () =>
                contents.change(asset.name, (history) => history.changeYank(asset, occasion)),
            );
        case "maintainers":
        case "transfer":
            return;
    }
}

function undoPublish(contents: Contents, asset: PluginPublishAsset, transactionId: string): void {
    switch (asset.action) {
        case "register":
        case "accept":
            return contents.undoOwner(asset.vendor, transactionId);
        case "release":
            return undoRelease(contents, asset, transactionId);
        case "terms":
            return contents.change(asset.name, (history) => history.undoTerms(transactionId));
        case "yank":
        case "unyank":
            return changeYank(contents, asset, () =>
                contents.change(asset.name, (history) => history.undoYank(asset, transactionId)),
            );
        case "maintainers":
        case "transfer":
            return;
    }
}

function release(contents: Contents, asset: ReleaseAsset, occasion: Occasion): void {
    contents.dependents.addRelease(asset.name, asset.version, asset.requirements);
    contents.addRelease(asset.name, (history) => history.addRelease(asset, occasion));
    contents.offer(asset.name, asset.requirements.core, true);
}

function undoRelease(contents: Contents, asset: ReleaseAsset, transactionId: string): void {
    contents.offer(asset.name, asset.requirements.core, false);
    contents.change(asset.name, (history) => history.undoRelease(asset, transactionId));
    contents.dependents.undoRelease(asset.name, asset.version, asset.requirements);
}

/** A version that is yanked for another reason was and is not offered. */
function changeYank(contents: Contents, { name, version }: YankAsset | UnyankAsset, step: () => void): void {
    const former = contents.packageOf(name).release(version)?.yank;
    step();
    const now = contents.packageOf(name).release(version);

    if (now && (former === undefined) !== (now.yank === undefined)) {
        contents.offer(name, now.requirements.core, now.yank === undefined);
    }
}

function license(contents: Contents, asset: LicensePurchaseAsset, step: Step): void {
    contents.changeLicenses(asset.name, (history) => {
        step.newLicensees.forEach((address) => history.addLicensee(address));

        if (isSale(asset, step)) {
            history.addSale(1);
        }
    });
}

function undoLicense(contents: Contents, asset: LicensePurchaseAsset, step: Step): void {
    contents.changeLicenses(asset.name, (history) => {
        step.newLicensees.forEach((address) => history.undoLicensee(address));

        if (isSale(asset, step)) {
            history.addSale(-1);
        }
    });
}

/** A full license that somebody else than the owner, who is a purchase's recipient, has paid for. */
const isSale = (asset: LicensePurchaseAsset, { data, sender }: Step): boolean =>
    asset.kind === "full" && data.recipientId !== sender;
