import { Identities, Managers, Utils } from "@arkecosystem/crypto";

import { RegistryError } from "../errors";

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** @throws RegistryError ERR_TEXT */
function strictText(bytes: Buffer): string {
    try {
        return utf8.decode(bytes);
    } catch {
        throw new RegistryError("ERR_TEXT", "not UTF-8");
    }
}

/**
 * Addresses by their bytes. Core remembers them as well, but looks them up by a JSON text of the bytes, which takes longer
 * than all other fields of a purchase.
 */
const addresses = new Map<string, string>();
const REMEMBERED = 10_000;

function addressOf(bytes: Buffer): string {
    const key = bytes.toString("latin1");
    const known = addresses.get(key);

    if (known !== undefined) {
        return known;
    }

    const address = Identities.Address.fromBuffer(bytes);

    if (addresses.size >= REMEMBERED) {
        addresses.clear();
    }

    addresses.set(key, address);

    return address;
}

/** Reads what `AssetWriter` writes and refuses the rest. Never reads past the end. */
export class AssetReader {
    private readonly start: number;

    public constructor(private readonly buffer: Utils.ByteBuffer) {
        this.start = buffer.getResultLength();
    }

    public uint8(): number {
        this.demand(1);

        return this.buffer.readUInt8();
    }

    public uint32(): number {
        this.demand(4);

        return this.buffer.readUInt32LE();
    }

    public uint64(): bigint {
        this.demand(8);

        return this.buffer.readBigUInt64LE();
    }

    public bytes(length: number): Buffer {
        this.demand(length);

        return this.buffer.readBuffer(length);
    }

    /** A text that must be there. */
    public text(): string {
        const bytes = this.bytes(this.uint8());
        const text = bytes.toString("utf8");

        // Whatever is not UTF-8 becomes this character, but so does the character itself.
        return text.includes("\ufffd") ? strictText(bytes) : text;
    }

    /** A text that may be absent: length 0. */
    public optionalText(): string | undefined {
        return this.text() || undefined;
    }

    /** A byte that is 0 or 1. */
    public flag(): boolean {
        return this.oneOf([false, true], "ERR_ASSET_BYTES");
    }

    /** A byte that stands for one of `values`; `undefined` entries are refused. */
    public oneOf<T>(values: readonly (T | undefined)[], code: "ERR_ACTION" | "ERR_KIND" | "ERR_ASSET_BYTES"): T {
        const byte = this.uint8();
        const value = values[byte];

        if (value === undefined) {
            throw new RegistryError(code, `byte ${byte}`);
        }

        return value;
    }

    /** An address of the active network. */
    public address(): string {
        return this.addressAndBytes().address;
    }

    /** An address of the active network with its 21 bytes, by which lists are sorted. */
    public addressAndBytes(): { readonly address: string; readonly bytes: Buffer } {
        const bytes = this.bytes(21);

        if (bytes[0] !== Managers.configManager.get("network.pubKeyHash")) {
            throw new RegistryError("ERR_ADDRESS", `network byte ${bytes[0]}`);
        }

        return { address: addressOf(bytes), bytes };
    }

    /** How many bytes this reader has taken. */
    public taken(): number {
        return this.buffer.getResultLength() - this.start;
    }

    private demand(length: number): void {
        if (length > this.buffer.getRemainderLength()) {
            throw new RegistryError("ERR_ASSET_BYTES", "they end too early");
        }
    }
}
