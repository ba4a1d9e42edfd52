import { Identities, Utils } from "@arkecosystem/crypto";

import { Limits } from "../constants";
import { RegistryError } from "../errors";

/** With room for the fields beside the asset's own: amount and recipient of a purchase. */
const MOST = Limits.asset + 64;

/** Enough for nearly all assets, and small enough for Node's pool: larger buffers are made one by one. */
const USUAL = 1_024;

/** Writes the canonical bytes of an asset. Lengths are checked, contents are not: that is `assert…Asset`'s work. */
export class AssetWriter {
    private buffer = new Utils.ByteBuffer(Buffer.allocUnsafe(USUAL));

    public uint8(value: number): void {
        this.reserve(1);
        this.buffer.writeUInt8(value);
    }

    public uint32(value: number): void {
        this.reserve(4);
        this.buffer.writeUInt32LE(value);
    }

    public uint64(value: bigint): void {
        this.reserve(8);
        this.buffer.writeBigUInt64LE(value);
    }

    public bytes(value: Buffer): void {
        this.reserve(value.length);
        this.buffer.writeBuffer(value);
    }

    /** One length byte, then UTF-8; an absent text is length 0. */
    public text(value: string | undefined): void {
        const bytes = Buffer.from(value ?? "", "utf8");

        if (bytes.length > 255) {
            throw new RegistryError("ERR_TEXT", `${bytes.length} bytes`);
        }

        this.uint8(bytes.length);
        this.bytes(bytes);
    }

    /** 21 bytes, the first of which is the network's. */
    public address(value: string): void {
        this.bytes(addressToBytes(value));
    }

    public result(): Utils.ByteBuffer {
        return this.buffer;
    }

    private reserve(length: number): void {
        if (length <= this.buffer.getRemainderLength()) {
            return;
        }

        const written = this.buffer.getResult();

        if (written.length + length > MOST) {
            throw new RegistryError("ERR_ASSET_SIZE", `at most ${Limits.asset} bytes`);
        }

        this.buffer = new Utils.ByteBuffer(Buffer.allocUnsafe(MOST));
        this.buffer.writeBuffer(written);
    }
}

/** @throws RegistryError ERR_ADDRESS */
export function addressToBytes(value: string): Buffer {
    try {
        const { addressBuffer, addressError } = Identities.Address.toBuffer(value);

        if (!addressError && addressBuffer.length === 21) {
            return addressBuffer;
        }
    } catch {
        // Not base58, or the checksum is wrong.
    }

    throw new RegistryError("ERR_ADDRESS", JSON.stringify(value));
}
