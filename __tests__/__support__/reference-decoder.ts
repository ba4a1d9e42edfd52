/**
 * A second reader of the wire format, written from docs/protocol.md alone: it imports nothing of src and nothing of
 * Core, and takes the patterns from the document. What it makes of the test vectors shows that the document suffices.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const DOCUMENT = readFileSync(join(__dirname, "../../docs/protocol.md"), "utf8");

/** The patterns in the document's block. */
export const patterns: Readonly<Record<string, RegExp>> = Object.fromEntries(
    [...DOCUMENT.matchAll(/^([a-z]+) +(\^.*\$)$/gm)].map(([, name, pattern]) => [name, new RegExp(pattern as string)]),
);

const BYTES: Readonly<Record<string, number>> = {
    vendor: 64,
    name: 214,
    requirement: 214,
    version: 64,
    range: 64,
    text: 255,
    source: 255,
};
const LONGEST_PERIOD = 3_153_600_000;

const sha256 = (bytes: Buffer): Buffer => createHash("sha256").update(bytes).digest();

function refuse(code: string): never {
    throw new Error(code);
}

/** Whether a value is allowed, by pattern, length and what the table says beyond. */
export function isValid(kind: string, value: string): boolean {
    if (!patterns[kind]!.test(value) || Buffer.byteLength(value) > (BYTES[kind] ?? Infinity)) {
        return false;
    }

    if (kind === "name") {
        return value.split("/")[0]!.length <= 64;
    }

    const numbers = kind === "version" ? value.replace("-", ".").split(".") : [];

    return numbers.every((id) => !/^[0-9]+$/.test(id) || BigInt(id) < 2n ** 53n);
}

function base58check(payload: Buffer): string {
    const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    let number = BigInt(`0x${Buffer.concat([payload, sha256(sha256(payload)).subarray(0, 4)]).toString("hex")}`);
    let text = "";

    for (; number > 0n; number /= 58n) {
        text = alphabet[Number(number % 58n)]! + text;
    }

    return text;
}

class Cursor {
    public offset = 0;

    public constructor(
        private readonly bytes: Buffer,
        private readonly networkByte: number,
    ) {}

    public take(length: number): Buffer {
        this.offset += length;

        return this.offset > this.bytes.length
            ? refuse("ERR_ASSET_BYTES")
            : this.bytes.subarray(this.offset - length, this.offset);
    }

    public number(length: number): bigint {
        return BigInt(`0x${Buffer.from(this.take(length)).reverse().toString("hex")}`);
    }

    public u8 = (): number => Number(this.number(1));

    public text(kind: string, code: string): string {
        const bytes = this.take(this.u8());
        const text = bytes.toString("utf8");

        if (!Buffer.from(text).equals(bytes)) {
            return refuse("ERR_TEXT");
        }

        return isValid(kind, text) ? text : refuse(code);
    }

    public optional<K extends string>(key: K, kind: string, code: string): { [P in K]?: string } {
        return (this.bytes[this.offset] === 0 ? (this.take(1), {}) : { [key]: this.text(kind, code) }) as {
            [P in K]?: string;
        };
    }

    public address(): string {
        const payload = this.take(21);

        return payload[0] === this.networkByte ? base58check(payload) : refuse("ERR_ADDRESS");
    }

    public rest(): Buffer {
        return this.take(this.bytes.length - this.offset);
    }
}

function readTerms(cursor: Cursor): object {
    const price = cursor.number(8);
    const [licensePeriod, trialPeriod] = [Number(cursor.number(4)), Number(cursor.number(4))];
    const flags = cursor.u8();
    const [fallback, transferable] = [(flags & 1) === 1, (flags & 2) === 2];

    if (flags > 3) {
        return refuse("ERR_ASSET_BYTES");
    }

    const free = price === 0n && (licensePeriod > 0 || trialPeriod > 0 || flags > 0);

    if (
        price >= 2n ** 63n ||
        licensePeriod > LONGEST_PERIOD ||
        trialPeriod > LONGEST_PERIOD ||
        free ||
        (licensePeriod === 0 && fallback)
    ) {
        return refuse("ERR_TERMS");
    }

    return { price: String(price), licensePeriod, trialPeriod, fallback, transferable };
}

function readList<T>(count: number, most: number, code: string, read: () => readonly [Buffer, T]): T[] {
    const entries = Array.from({ length: count }, read);
    const ascending = entries.every(([key], index) => index === 0 || Buffer.compare(entries[index - 1]![0], key) < 0);

    return ascending && count <= most ? entries.map(([, entry]) => entry) : refuse(code);
}

function readRequirements(cursor: Cursor, name: string): object {
    const core = cursor.text("range", "ERR_RANGE");
    const plugins = readList(cursor.u8(), 32, "ERR_REQUIREMENTS", () => {
        const plugin = cursor.text("requirement", "ERR_REQUIREMENTS");

        return [Buffer.from(plugin), [plugin, cursor.text("range", "ERR_RANGE")] as const];
    });

    return plugins.some(([plugin]) => plugin === name)
        ? refuse("ERR_REQUIREMENTS")
        : { core, plugins: Object.fromEntries(plugins) };
}

function readPublish(cursor: Cursor): object {
    const vendor = (): string => cursor.text("vendor", "ERR_VENDOR_NAME");
    const name = (): string => cursor.text("name", "ERR_NAME");
    const version = (): string => cursor.text("version", "ERR_VERSION");

    switch (cursor.u8()) {
        case 0:
            return { action: "register", vendor: vendor() };
        case 1: {
            const head = { action: "release", name: name(), version: version(), terms: readTerms(cursor) };
            const requirements = readRequirements(cursor, head.name);
            const integrity = `sha512-${cursor.take(64).toString("base64")}`;
            const texts = {
                ...cursor.optional("description", "text", "ERR_TEXT"),
                ...cursor.optional("source", "source", "ERR_SOURCE"),
            };

            return { ...head, requirements, integrity, ...texts };
        }
        case 2:
            return { action: "terms", name: name(), terms: readTerms(cursor) };
        case 3: {
            const head = { action: "yank", name: name(), version: version() };
            const reason = [undefined, "broken", "security"][cursor.u8()] ?? refuse("ERR_ASSET_BYTES");

            return { ...head, reason, ...cursor.optional("message", "text", "ERR_TEXT") };
        }
        case 4:
            return { action: "unyank", name: name(), version: version() };
        case 5: {
            const head = { action: "maintainers", vendor: vendor() };
            const maintainers = readList(cursor.u8(), 8, "ERR_MAINTAINERS", () => {
                const at = cursor.offset;
                const address = cursor.address();
                cursor.offset = at;

                return [cursor.take(21), address];
            });

            return { ...head, maintainers };
        }
        case 6:
            return { action: "transfer", vendor: vendor(), recipientId: cursor.address() };
        case 7:
            return { action: "accept", vendor: vendor(), senderId: cursor.address() };
        default:
            return refuse("ERR_ACTION");
    }
}

function readPurchase(cursor: Cursor): { amount: string; recipientId: string; licensePurchase: object } {
    const amount = String(cursor.number(8));
    const recipientId = cursor.address();
    const kind = (["full", "trial", "move"] as const)[cursor.u8()] ?? refuse("ERR_KIND");
    const asset: Record<string, unknown> = { kind, name: cursor.text("name", "ERR_NAME") };

    if (kind === "move") {
        asset["licensee"] = recipientId;
    } else {
        asset["terms"] = readTerms(cursor);
    }

    if (kind === "full") {
        const gift = cursor.u8();

        if (gift === 1) {
            asset["licensee"] = cursor.address();
        } else if (gift > 1) {
            refuse("ERR_ASSET_BYTES");
        }
    }

    const price = kind === "full" ? (asset["terms"] as { price: string }).price : "0";

    return amount === price ? { amount, recipientId, licensePurchase: asset } : refuse("ERR_AMOUNT");
}

function readSignatures(bytes: Buffer): object {
    const hex = bytes.toString("hex");

    if (bytes.length === 64) {
        return { signature: hex };
    }

    if (bytes.length === 128) {
        return { signature: hex.slice(0, 128), secondSignature: hex.slice(128) };
    }

    return bytes.length > 0 && bytes.length % 65 === 0 ? { signatures: hex.match(/.{130}/g) } : refuse("CORE");
}

/** The JSON of a transaction's bytes. @throws Error whose message is the code of the refusal */
export function decode(serialized: Buffer, networkByte: number): Record<string, unknown> {
    const cursor = new Cursor(serialized, networkByte);
    const [, version, network] = [cursor.u8(), cursor.u8(), cursor.u8()];
    const [typeGroup, type] = [Number(cursor.number(4)), Number(cursor.number(2))];
    const nonce = String(cursor.number(8));
    const senderPublicKey = cursor.take(33).toString("hex");
    const fee = String(cursor.number(8));
    const vendorField = cursor.take(cursor.u8()).toString("utf8");

    if (typeGroup !== 1035 || version !== 2) {
        return refuse("CORE");
    }

    const start = cursor.offset;
    const purchase = type === 1 ? readPurchase(cursor) : undefined;
    const asset = purchase ? { licensePurchase: purchase.licensePurchase } : { pluginPublish: readPublish(cursor) };

    if (!purchase && cursor.offset - start > 8192) {
        return refuse("ERR_ASSET_SIZE");
    }

    return {
        version,
        network,
        typeGroup,
        type,
        nonce,
        senderPublicKey,
        fee,
        amount: purchase?.amount ?? "0",
        ...(purchase && { recipientId: purchase.recipientId }),
        ...(vendorField && { vendorField }),
        asset,
        ...readSignatures(cursor.rest()),
        id: sha256(serialized).toString("hex"),
    };
}
