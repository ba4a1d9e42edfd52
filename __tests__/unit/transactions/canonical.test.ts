/** One asset, one byte string: properties over random assets, random damage and random bytes. */
import { Interfaces, Utils } from "@arkecosystem/crypto";
import * as fc from "fast-check";

import { PluginPublishAsset, refusalCodeOf } from "../../../src/transactions";
import { deserializePurchase, serializePurchase } from "../../../src/transactions/license-purchase/serializer";
import { deserializePublish, serializePublish } from "../../../src/transactions/plugin-publish/serializer";
import { publishAssets, purchases } from "../../__support__/arbitraries";
import { fromBytes, fromJson, messageOf, useTestnet } from "../../__support__/crypto";
import { signedPublish, signedPurchase } from "../../__support__/signed";

beforeAll(useTestnet);

const SIGNATURE = 64;
/** Marker, version, network, type group, type, nonce, sender, fee, length of an absent vendor field. */
const HEADER = 1 + 1 + 1 + 4 + 2 + 8 + 33 + 8 + 1;

const transactions = (): fc.Arbitrary<Interfaces.ITransaction> =>
    fc.oneof(
        publishAssets().map((asset) => signedPublish(asset)),
        purchases().map(({ asset, amount, recipientId }) => signedPurchase(asset, { amount, recipientId })),
    );

/** What `read` makes of bytes; undefined if it refuses them. Anything thrown but an Error fails the test. */
function attempt<T>(read: () => T): T | undefined {
    try {
        return read();
    } catch (error) {
        if (typeof (error as Error).message !== "string" || (error as Error).stack === undefined) {
            throw new Error("not an Error", { cause: error });
        }

        return undefined;
    }
}

describe("a valid transaction", () => {
    it("is the same after JSON, bytes and JSON", () => {
        fc.assert(
            fc.property(transactions(), (transaction) => {
                const json = JSON.parse(JSON.stringify(transaction.toJson())) as Interfaces.ITransactionJson;
                const parsed = fromJson(JSON.parse(JSON.stringify(json)));
                const again = fromBytes(parsed.serialized);

                expect(parsed.serialized).toEqual(transaction.serialized);
                expect(again.toJson()).toEqual(json);
                expect(again.id).toBe(transaction.id);
                expect(again.isVerified).toBe(true);
            }),
            { numRuns: 400 },
        );
    });

    it("keeps its bytes in whatever order JSON has its properties", () => {
        const reversed = (value: unknown): unknown =>
            typeof value === "object" && value !== null && !Array.isArray(value)
                ? Object.fromEntries(
                      Object.entries(value)
                          .reverse()
                          .map(([key, inner]) => [key, reversed(inner)]),
                  )
                : value;

        fc.assert(
            fc.property(publishAssets(), (asset) => {
                expect(serializePublish(reversed(asset) as PluginPublishAsset).getResult()).toEqual(
                    serializePublish(asset).getResult(),
                );
            }),
            { numRuns: 200 },
        );
    });
});

describe("damaged bytes", () => {
    const damage = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 3 });

    it("in the asset are refused, or are the canonical bytes of another asset that nobody signed", () => {
        let accepted = 0;

        fc.assert(
            fc.property(transactions(), damage, (transaction, changes) => {
                const bytes = Buffer.from(transaction.serialized);
                const length = bytes.length - HEADER - SIGNATURE;

                for (const [place, value] of changes) {
                    bytes[HEADER + (place % length)] = value;
                }

                const read = attempt(() => fromBytes(bytes));

                if (read !== undefined) {
                    accepted++;
                    expect(fromJson(read.toJson()).serialized).toEqual(bytes);
                    expect(read.isVerified).toBe(bytes.equals(transaction.serialized));
                }
            }),
            { numRuns: 3000 },
        );
        expect(accepted).toBeGreaterThan(100);
    });

    it("by a lost, doubled or added byte in the asset are never taken for signed", () => {
        fc.assert(
            fc.property(transactions(), fc.nat(), fc.constantFrom(-1, 1), (transaction, place, change) => {
                const { serialized } = transaction;
                const at = HEADER + (place % (serialized.length - HEADER - SIGNATURE));
                const bytes = Buffer.concat([
                    serialized.subarray(0, at),
                    serialized.subarray(change < 0 ? at + 1 : at - 1),
                ]);

                expect(attempt(() => fromBytes(bytes))?.isVerified ?? false).toBe(false);
            }),
            { numRuns: 1000 },
        );
    });

    it("anywhere else never bring down the reader", () => {
        fc.assert(
            fc.property(transactions(), fc.nat(), fc.integer({ min: 0, max: 255 }), (transaction, place, value) => {
                const bytes = Buffer.from(transaction.serialized);
                bytes[place % bytes.length] = value;
                attempt(() => fromBytes(bytes));
            }),
            { numRuns: 1000 },
        );
    });
});

describe("random bytes", () => {
    const noise = (largest: number): fc.Arbitrary<Buffer> =>
        fc
            .tuple(fc.integer({ min: 0, max: largest }), fc.uint8Array({ maxLength: 300 }))
            .map(([first, rest]) => Buffer.from([first, ...rest]));

    it("are refused by the publish reader or read canonically", () => {
        fc.assert(
            fc.property(noise(9), (bytes) => {
                const buffer = new Utils.ByteBuffer(bytes);
                const asset = attempt(() => deserializePublish(buffer));

                if (asset !== undefined) {
                    expect(serializePublish(asset).getResult()).toEqual(buffer.getResult());
                }
            }),
            { numRuns: 5000 },
        );
    });

    it("are refused by the purchase reader or read canonically", () => {
        fc.assert(
            fc.property(noise(255), (bytes) => {
                const buffer = new Utils.ByteBuffer(bytes);
                const purchase = attempt(() => deserializePurchase(buffer));

                if (purchase !== undefined) {
                    expect(serializePurchase(purchase.asset, purchase).getResult()).toEqual(buffer.getResult());
                }
            }),
            { numRuns: 5000 },
        );
    });

    it("are refused by code, whatever they are", () => {
        fc.assert(
            fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
                const message = messageOf(() => {
                    deserializePublish(new Utils.ByteBuffer(Buffer.from(bytes)));
                    throw new Error("[ERR_ACTION] by luck valid");
                });

                expect(refusalCodeOf(message)).toBeDefined();
            }),
            { numRuns: 2000 },
        );
    });
});
