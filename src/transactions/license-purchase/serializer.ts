import { Interfaces, Utils } from "@arkecosystem/crypto";

import { AssetReader } from "../codec/asset-reader";
import { AssetWriter } from "../codec/asset-writer";
import { RegistryError } from "../errors";
import { readTerms, writeTerms } from "../terms";
import { assertPurchase, LicensePurchaseAsset, PURCHASE_KINDS, PurchaseKind } from "./asset";

export interface Purchase {
    /** arktoshi */
    readonly amount: Utils.BigNumber;
    readonly recipientId: string;
    readonly asset: LicensePurchaseAsset;
}

/** @throws RegistryError ERR_KIND, ERR_ADDRESS, ERR_RECIPIENT */
export function serializePurchase(
    asset: LicensePurchaseAsset,
    { amount, recipientId }: Pick<Interfaces.ITransactionData, "amount" | "recipientId">,
): Utils.ByteBuffer {
    const kind = PURCHASE_KINDS.indexOf(asset.kind);

    if (kind === -1) {
        throw new RegistryError("ERR_KIND", String(asset.kind));
    }

    // The bytes of a move name the licensee once: another one in JSON would silently be replaced by the recipient.
    if (!recipientId || (asset.kind === "move" && asset.licensee !== recipientId)) {
        throw new RegistryError("ERR_RECIPIENT", `got ${recipientId ?? "none"}`);
    }

    const writer = new AssetWriter();
    writer.uint64(amount.toBigInt());
    writer.address(recipientId);
    writer.uint8(kind);
    writer.text(asset.name);

    if (asset.kind !== "move") {
        writeTerms(writer, asset.terms);
    }

    if (asset.kind === "full") {
        writer.uint8(asset.licensee === undefined ? 0 : 1);

        if (asset.licensee !== undefined) {
            writer.address(asset.licensee);
        }
    }

    return writer.result();
}

/** @throws RegistryError for whatever `serializePurchase` would not have written from a valid purchase */
export function deserializePurchase(buffer: Utils.ByteBuffer): Purchase {
    const reader = new AssetReader(buffer);
    const amount = Utils.BigNumber.make(reader.uint64());
    const recipientId = reader.address();
    const kind = reader.oneOf<PurchaseKind>(PURCHASE_KINDS, "ERR_KIND");
    const asset = readAsset(reader, kind, recipientId);
    assertPurchase(asset, { amount, recipientId });

    return { amount, recipientId, asset };
}

function readAsset(reader: AssetReader, kind: PurchaseKind, recipientId: string): LicensePurchaseAsset {
    const name = reader.text();

    switch (kind) {
        case "move":
            return { kind, name, licensee: recipientId };
        case "trial":
            return { kind, name, terms: readTerms(reader) };
        case "full": {
            const terms = readTerms(reader);

            return reader.flag() ? { kind, name, terms, licensee: reader.address() } : { kind, name, terms };
        }
    }
}
