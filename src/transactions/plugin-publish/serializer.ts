import { Utils } from "@arkecosystem/crypto";

import { AssetReader } from "../codec/asset-reader";
import { AssetWriter } from "../codec/asset-writer";
import { Limits } from "../constants";
import { RegistryError } from "../errors";
import { readRequirements, writeRequirements } from "../requirements";
import { readTerms, writeTerms } from "../terms";
import {
    assertPublishAsset,
    MaintainersAsset,
    PluginPublishAsset,
    PUBLISH_ACTIONS,
    PublishAction,
    ReleaseAsset,
    YANK_REASONS,
    YankAsset,
} from "./asset";

interface Layout<A extends PublishAction> {
    readonly write: (writer: AssetWriter, asset: Extract<PluginPublishAsset, { action: A }>) => void;
    readonly read: (reader: AssetReader) => Extract<PluginPublishAsset, { action: A }>;
}

/** The fields of each action in wire order; `docs/protocol.md` has them byte by byte. */
const layouts: { readonly [A in PublishAction]: Layout<A> } = {
    register: {
        write: (writer, asset) => writer.text(asset.vendor),
        read: (reader) => ({ action: "register", vendor: reader.text() }),
    },
    release: { write: writeRelease, read: readRelease },
    terms: {
        write: (writer, asset) => {
            writer.text(asset.name);
            writeTerms(writer, asset.terms);
        },
        read: (reader) => ({ action: "terms", name: reader.text(), terms: readTerms(reader) }),
    },
    yank: { write: writeYank, read: readYank },
    unyank: {
        write: (writer, asset) => {
            writer.text(asset.name);
            writer.text(asset.version);
        },
        read: (reader) => ({ action: "unyank", name: reader.text(), version: reader.text() }),
    },
    maintainers: { write: writeMaintainers, read: readMaintainers },
    transfer: {
        write: (writer, asset) => {
            writer.text(asset.vendor);
            writer.address(asset.recipientId);
        },
        read: (reader) => ({ action: "transfer", vendor: reader.text(), recipientId: reader.address() }),
    },
    accept: {
        write: (writer, asset) => {
            writer.text(asset.vendor);
            writer.address(asset.senderId);
        },
        read: (reader) => ({ action: "accept", vendor: reader.text(), senderId: reader.address() }),
    },
};

/** @throws RegistryError ERR_ACTION, ERR_ADDRESS, ERR_TEXT, ERR_ASSET_SIZE */
export function serializePublish(asset: PluginPublishAsset): Utils.ByteBuffer {
    const action = PUBLISH_ACTIONS.indexOf(asset.action);

    if (action === -1) {
        throw new RegistryError("ERR_ACTION", String(asset.action));
    }

    const writer = new AssetWriter();
    writer.uint8(action);
    (layouts[asset.action] as Layout<PublishAction>).write(writer, asset);
    const written = writer.result();
    assertSize(written.getResultLength());

    return written;
}

/** @throws RegistryError for whatever `serializePublish` would not have written from a valid asset */
export function deserializePublish(buffer: Utils.ByteBuffer): PluginPublishAsset {
    const reader = new AssetReader(buffer);
    const asset = layouts[reader.oneOf<PublishAction>(PUBLISH_ACTIONS, "ERR_ACTION")].read(reader);
    assertSize(reader.taken());
    assertPublishAsset(asset);

    return asset;
}

function assertSize(bytes: number): void {
    if (bytes > Limits.asset) {
        throw new RegistryError("ERR_ASSET_SIZE", `${bytes} bytes of at most ${Limits.asset}`);
    }
}

function writeRelease(writer: AssetWriter, asset: ReleaseAsset): void {
    writer.text(asset.name);
    writer.text(asset.version);
    writeTerms(writer, asset.terms);
    writeRequirements(writer, asset.requirements);
    writer.bytes(integrityToBytes(asset.integrity));
    writer.text(asset.description);
    writer.text(asset.source);
}

function readRelease(reader: AssetReader): ReleaseAsset {
    const release = {
        action: "release",
        name: reader.text(),
        version: reader.text(),
        terms: readTerms(reader),
        requirements: readRequirements(reader),
        integrity: `sha512-${reader.bytes(Limits.integrity).toString("base64")}`,
    } as const;
    const description = reader.optionalText();
    const source = reader.optionalText();

    return { ...release, ...(description !== undefined && { description }), ...(source !== undefined && { source }) };
}

function writeYank(writer: AssetWriter, asset: YankAsset): void {
    if (!YANK_REASONS.includes(asset.reason)) {
        throw new RegistryError("ERR_ASSET_BYTES", `unknown reason ${String(asset.reason)}`);
    }

    writer.text(asset.name);
    writer.text(asset.version);
    writer.uint8(YANK_REASONS.indexOf(asset.reason));
    writer.text(asset.message);
}

function readYank(reader: AssetReader): YankAsset {
    const yank = {
        action: "yank",
        name: reader.text(),
        version: reader.text(),
        reason: reader.oneOf(YANK_REASONS, "ERR_ASSET_BYTES"),
    } as const;
    const message = reader.optionalText();

    return { ...yank, ...(message !== undefined && { message }) };
}

function writeMaintainers(writer: AssetWriter, asset: MaintainersAsset): void {
    writer.text(asset.vendor);
    writer.uint8(asset.maintainers.length);

    for (const maintainer of asset.maintainers) {
        writer.address(maintainer);
    }
}

function readMaintainers(reader: AssetReader): MaintainersAsset {
    const vendor = reader.text();
    const count = reader.uint8();
    const maintainers: string[] = [];
    let previous: Buffer = Buffer.alloc(0);

    for (let index = 0; index < count; index++) {
        const { address, bytes } = reader.addressAndBytes();

        if (Buffer.compare(bytes, previous) <= 0) {
            throw new RegistryError("ERR_MAINTAINERS", `${address} is out of order`);
        }

        maintainers.push(address);
        previous = bytes;
    }

    return { action: "maintainers", vendor, maintainers };
}

function integrityToBytes(integrity: string): Buffer {
    const bytes = Buffer.from(integrity.slice("sha512-".length), "base64");

    if (bytes.length !== Limits.integrity) {
        throw new RegistryError("ERR_INTEGRITY", `${bytes.length} bytes of ${Limits.integrity}`);
    }

    return bytes;
}
