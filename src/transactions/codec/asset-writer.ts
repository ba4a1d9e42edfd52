import { Identities, Utils } from "@arkecosystem/crypto";

import { Limits } from "../constants";
import { RegistryError } from "../errors";

/** With room for the fields beside the asset's own: amount and recipient of a purchase. */
const MOST = Limits.asset + 64;

/**
 * What one writer after another writes into. A buffer for each would be from Node's pool, as the bytes of transactions are
 * that Core keeps for a hundred blocks: with each it would keep the buffers beside it.
 */
let spare: Buffer | undefined;

/** Writes the canonical bytes of an asset. Lengths are checked, contents are not: that is `assert…Asset`'s work. */
export class AssetWriter {
    private readonly memory: Buffer;
    private readonly buffer: Utils.ByteBuffer;

    public constructor() {
        this.memory = spare ?? Buffer.allocUnsafeSlow(MOST);
        spare = undefined;
        this.buffer = new Utils.ByteBuffer(this.memory);
    }

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
        const length = Buffer.byteLength(value ?? "", "utf8");

        if (length > 255) {
            throw new RegistryError("ERR_TEXT", `${length} bytes`);
        }

        this.uint8(length);
        this.reserve(length);
        this.memory.write(value ?? "", this.buffer.getResultLength(), "utf8");
        this.buffer.jump(length);
    }

    /** 21 bytes, the first of which is the network's. */
    public address(value: string): void {
        this.bytes(addressToBytes(value));
    }

    /** What was written, at its end as Core expects it; nothing can be written any more. */
    public result(): Utils.ByteBuffer {
        const written = new Utils.ByteBuffer(Buffer.from(this.buffer.getResult()));
        written.jump(this.buffer.getResultLength());
        spare = this.memory;

        return written;
    }

    private reserve(length: number): void {
        if (length > this.buffer.getRemainderLength()) {
            throw new RegistryError("ERR_ASSET_SIZE", `at most ${Limits.asset} bytes`);
        }
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
