import { createHash } from "node:crypto";

import { Interfaces, Transactions as Crypto, Utils } from "@arkecosystem/crypto";
import * as fc from "fast-check";

import { publishAssets, purchases } from "../__tests__/__support__/arbitraries";
import { decode } from "../__tests__/__support__/reference-decoder";
import { RegistryError, TransactionType, TYPE_GROUP } from "../src/transactions";
import { deserializePurchase, serializePurchase } from "../src/transactions/license-purchase/serializer";
import { deserializePublish, serializePublish } from "../src/transactions/plugin-publish/serializer";
import { mutateBytes } from "./mutate-bytes";
import { demand, Target } from "./target";

const { Serializer, TransactionFactory } = Crypto;

const SEEDS = 1500;
const NETWORK = 23;
const SIGNATURE = Buffer.alloc(64, 0x5a);

const written = (buffer: Utils.ByteBuffer): string => buffer.getResult().toString("hex");

const publishSeeds = (seed: number): string[] =>
    fc.sample(publishAssets(), { seed, numRuns: SEEDS }).map((asset) => written(serializePublish(asset)));

const purchaseSeeds = (seed: number): string[] =>
    fc
        .sample(purchases(), { seed, numRuns: SEEDS })
        .map(({ asset, amount, recipientId }) =>
            written(serializePurchase(asset, { amount: Utils.BigNumber.make(amount), recipientId })),
        );

/** A transaction around an asset's bytes. */
function envelope(type: TransactionType, asset: Buffer): Buffer {
    const header = Buffer.alloc(59);
    header[0] = 0xff;
    header[1] = 2;
    header[2] = NETWORK;
    header.writeUInt32LE(TYPE_GROUP, 3);
    header.writeUInt16LE(type, 7);
    header.writeUInt32LE(1, 9);
    Buffer.from("02a7ccbc550cd8efed02acdc6829c5a0bbe07b28b30294c988fb860b1c33c16fff", "hex").copy(header, 17);
    header.writeUInt32LE(5_000_000, 50);

    return Buffer.concat([header, asset, SIGNATURE]);
}

function attempt<T>(read: () => T): T | undefined {
    try {
        return read();
    } catch (error) {
        if (error instanceof RegistryError) {
            return undefined;
        }

        throw error;
    }
}

/** What the second reader, written from the document alone, makes of the same bytes; undefined if it refuses them. */
function byDocument(type: TransactionType, asset: Buffer): unknown {
    try {
        return decode(envelope(type, asset), NETWORK)["asset"];
    } catch {
        return undefined;
    }
}

/** Reads canonically or refuses with a code, and so does who has only read the document. */
function readerTarget<T>(
    summary: string,
    type: TransactionType,
    seeds: (seed: number) => string[],
    read: (buffer: Utils.ByteBuffer) => T,
    write: (value: T) => Utils.ByteBuffer,
    assetOf: (value: T) => unknown,
): Target {
    return {
        summary,
        seeds,
        mutate: mutateBytes,
        run(input) {
            const bytes = Buffer.from(input, "hex");
            const buffer = new Utils.ByteBuffer(bytes);
            const value = attempt(() => read(buffer));
            const taken = buffer.getResultLength();

            if (value !== undefined) {
                demand("what was read is not written as it was", written(write(value)) === written(buffer));
            }

            // With bytes left over, the transaction around them is another one.
            if (value === undefined || taken === bytes.length) {
                const expected = value === undefined ? undefined : sorted(assetOf(value));
                const other = byDocument(type, bytes);
                demand("both readers disagree", other === undefined ? value === undefined : sorted(other) === expected);
            }
        },
    };
}

/** JSON with keys in one order. */
const sorted = (value: unknown): string =>
    JSON.stringify(value, (_, inner: unknown) =>
        inner && typeof inner === "object" && !Array.isArray(inner)
            ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
            : inner,
    );

function transactionSeeds(seed: number): string[] {
    const around = (type: TransactionType, assets: readonly string[]): string[] =>
        assets.map((asset) => envelope(type, Buffer.from(asset, "hex")).toString("hex"));

    return [
        ...around(TransactionType.PluginPublish, publishSeeds(seed)),
        ...around(TransactionType.LicensePurchase, purchaseSeeds(seed)),
    ];
}

/** Whole transactions, Core's header and signatures with them. What Core refuses itself it may refuse as it likes. */
const transaction: Target = {
    summary: "bytes of whole transactions, by Core's deserializer",
    seeds: transactionSeeds,
    mutate: mutateBytes,
    run(input) {
        const bytes = Buffer.from(input, "hex");
        let read: Interfaces.ITransaction;

        try {
            read = TransactionFactory.fromBytesUnsafe(bytes);
        } catch (error) {
            demand("something else than an error was thrown", error instanceof Error);
            return;
        }

        if (read.typeGroup === TYPE_GROUP && read.data.version === 2) {
            assertCanonical(read, bytes);
        }
    },
};

/** Of marker, vendor field and signatures Core reads some in more than one form; of the asset there is one form. */
function assertCanonical(read: Interfaces.ITransaction, bytes: Buffer): void {
    const start = 59 + (bytes[58] as number);
    const asset = (read.serialize() as Utils.ByteBuffer).getResult();
    const id = createHash("sha256").update(bytes).digest("hex");

    demand("its asset is written in another way", asset.equals(bytes.subarray(start, start + asset.length)));
    demand("its id is another one", !Serializer.serialize(read).equals(bytes) || read.data.id === id);
}

export const byteTargets = {
    publish: readerTarget(
        "bytes of a PluginPublish asset",
        TransactionType.PluginPublish,
        publishSeeds,
        deserializePublish,
        serializePublish,
        (asset) => ({ pluginPublish: asset }),
    ),
    purchase: readerTarget(
        "bytes of a LicensePurchase with amount and recipient",
        TransactionType.LicensePurchase,
        purchaseSeeds,
        deserializePurchase,
        (value) => serializePurchase(value.asset, value),
        ({ asset }) => ({ licensePurchase: asset }),
    ),
    transaction,
} as const satisfies Record<string, Target>;
