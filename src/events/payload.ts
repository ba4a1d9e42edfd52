import { timeOf, timeOrNull } from "../chain-time";
import { RegistryChange } from "../handlers";
import {
    LicensePurchaseAsset,
    PluginPublishAsset,
    publishAssetOf,
    purchaseAssetOf,
    TransactionType,
    vendorOf,
} from "../transactions";
import { StateRecord } from "../wallet-attributes";
import { RegistryEvent } from "./announcer";
import { licenseEnd } from "./license-end";
import { publishEvents, purchaseEvents } from "./names";

type RecordOf<T extends StateRecord["type"]> = Extract<StateRecord, { type: T }>;

const isPublish = ({ data }: RegistryChange): boolean => data.type === TransactionType.PluginPublish;

const assetOf = (change: RegistryChange): PluginPublishAsset | LicensePurchaseAsset =>
    isPublish(change) ? publishAssetOf(change.data) : purchaseAssetOf(change.data);

const eventOf = (change: RegistryChange): string =>
    isPublish(change)
        ? publishEvents[publishAssetOf(change.data).action]
        : purchaseEvents[purchaseAssetOf(change.data).kind];

/** The vendor that a transaction is about. */
export function vendorOfChange(change: RegistryChange): string {
    const asset = assetOf(change);

    return "vendor" in asset ? asset.vendor : vendorOf(asset.name);
}

const vendorFields = ({ entry }: RecordOf<"vendor">): object => ({
    owner: entry.state.owner,
    formerOwner: entry.previous?.state.owner ?? null,
    maintainers: entry.state.maintainers,
    offeredTo: entry.state.offeredTo ?? null,
});

const packageFields = ({ name, entry: { state } }: RecordOf<"package">): object => ({
    name,
    ...(state.touched && { version: state.touched.version, yanked: state.touched.yanked ?? null }),
    price: state.terms.price,
    terms: state.terms,
});

function licenseFields({ name, licensee, entry: { state } }: RecordOf<"license">, { data }: RegistryChange): object {
    const { change } = state;

    if (change.type !== "granted") {
        return { name, licensee, formerLicensee: change.counterpart, expiresAt: timeOrNull(licenseEnd(state) ?? null) };
    }

    const { kind, start, end, payer, fallback, transferable } = change.grant;
    const period = { startsAt: timeOf(start), expiresAt: timeOrNull(end) };

    return { name, licensee, payer, price: data.amount.toString(), kind, ...period, fallback, transferable };
}

/** A move has two records, the other way round when it is undone. The new licensee's says more. */
const tellingRecord = ({ records }: RegistryChange): StateRecord =>
    records.find((record) => record.type !== "license" || record.entry.state.change.type !== "movedOut") as StateRecord;

function stateFields(change: RegistryChange): object {
    const record = tellingRecord(change);

    switch (record.type) {
        case "vendor":
            return vendorFields(record);
        case "package":
            return packageFields(record);
        case "license":
            return licenseFields(record, change);
    }
}

/**
 * What is told of a transaction: where it stands, what it says, and the state that it made. Everything that a webhook
 * may ask for stands at the top, since conditions of Core's webhooks look no deeper.
 *
 * @param owner address of the vendor's owner after the transaction
 */
export function payloadOf(change: RegistryChange, owner: string | undefined): RegistryEvent {
    const { data, sender, height, timestamp } = change;

    return {
        event: eventOf(change),
        reverted: false,
        transactionId: data.id,
        blockId: data.blockId ?? null,
        height,
        sequence: data.sequence ?? null,
        chainTime: timeOf(timestamp),
        sender,
        vendor: vendorOfChange(change),
        owner: owner ?? null,
        ...stateFields(change),
        // A copy: whoever listens must not hold the block's own transaction.
        asset: structuredClone(assetOf(change)),
    };
}
