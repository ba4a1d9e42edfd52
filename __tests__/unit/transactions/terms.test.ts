import { Utils } from "@arkecosystem/crypto";

import { describeTerms, FREE_TERMS, isFree, sameTerms, Terms } from "../../../src/transactions";
import { AssetReader } from "../../../src/transactions/codec/asset-reader";
import { AssetWriter } from "../../../src/transactions/codec/asset-writer";
import { assertTerms, readTerms, writeTerms } from "../../../src/transactions/terms";
import { messageOf } from "../../__support__/crypto";

const paid: Terms = { ...FREE_TERMS, price: "1", licensePeriod: 3600, trialPeriod: 60 };

const bytesOf = (terms: Terms): string => {
    const writer = new AssetWriter();
    writeTerms(writer, terms);

    return writer.result().getResult().toString("hex");
};

const read = (hex: string): Terms => readTerms(new AssetReader(new Utils.ByteBuffer(Buffer.from(hex, "hex"))));

describe("assertTerms", () => {
    it.each<Terms>([
        FREE_TERMS,
        paid,
        { ...paid, price: "9223372036854775807" },
        { ...paid, licensePeriod: 3_153_600_000, trialPeriod: 3_153_600_000 },
        { ...paid, licensePeriod: 0, transferable: true },
        { ...paid, fallback: true },
    ])("accepts %j", (terms) => {
        expect(() => assertTerms(terms)).not.toThrow();
    });

    it.each<[string, object]>([
        ["a price above 2^63-1", { price: "9223372036854775808" }],
        ["a price with a leading zero", { price: "01" }],
        ["a negative price", { price: "-1" }],
        ["a price with a fraction", { price: "1.5" }],
        ["a price in hex", { price: "0x1" }],
        ["an empty price", { price: "" }],
        ["a price with a line break", { price: "1\n" }],
        ["a price that is a number", { price: 1 }],
        ["a period above the limit", { licensePeriod: 3_153_600_001 }],
        ["a trial above the limit", { trialPeriod: 3_153_600_001 }],
        ["a negative period", { licensePeriod: -1 }],
        ["a fraction of a second", { trialPeriod: 0.5 }],
        ["a period that is a string", { licensePeriod: "1" }],
        ["NaN", { trialPeriod: NaN }],
        ["a free package with a period", { price: "0", trialPeriod: 0 }],
        ["a free package with a trial", { price: "0", licensePeriod: 0 }],
        ["a free package with fallback", { ...FREE_TERMS, fallback: true }],
        ["a free package with transfer", { ...FREE_TERMS, transferable: true }],
        ["a perpetual license with fallback", { licensePeriod: 0, fallback: true }],
    ])("refuses %s", (_, change) => {
        expect(messageOf(() => assertTerms({ ...paid, ...change }))).toContain("[ERR_TERMS]");
    });
});

describe("writeTerms, readTerms", () => {
    it.each<[string, Terms]>([
        ["0000000000000000000000000000000000", FREE_TERMS],
        ["0100000000000000100e00003c00000000", paid],
        ["0100000000000000100e00003c00000001", { ...paid, fallback: true }],
        ["0100000000000000100e00003c00000002", { ...paid, transferable: true }],
        [
            "ffffffffffffff7f001ef8bb001ef8bb03",
            {
                price: "9223372036854775807",
                licensePeriod: 3_153_600_000,
                trialPeriod: 3_153_600_000,
                fallback: true,
                transferable: true,
            },
        ],
    ])("is %s", (hex, terms) => {
        expect(bytesOf(terms)).toBe(hex);
        expect(read(hex)).toEqual(terms);
    });

    it("refuses every unknown flag", () => {
        for (let flags = 4; flags < 256; flags++) {
            const hex = `0100000000000000100e00003c000000${flags.toString(16).padStart(2, "0")}`;

            expect(messageOf(() => read(hex))).toContain("[ERR_ASSET_BYTES]");
        }
    });
});

describe("isFree, sameTerms, describeTerms", () => {
    it("looks at the price alone for free", () => {
        expect(isFree(FREE_TERMS)).toBe(true);
        expect(isFree(paid)).toBe(false);
    });

    it("compares every term", () => {
        expect(sameTerms(paid, { ...paid })).toBe(true);

        const changes = [
            { price: "2" },
            { licensePeriod: 1 },
            { trialPeriod: 1 },
            { fallback: true },
            { transferable: true },
        ];

        for (const change of changes) {
            expect(sameTerms(paid, { ...paid, ...change })).toBe(false);
        }
    });

    it("names what differs", () => {
        expect(describeTerms(paid)).toBe("price 1, license 3600 s, trial 60 s");
        expect(describeTerms({ ...paid, fallback: true, transferable: true })).toBe(
            "price 1, license 3600 s, trial 60 s, fallback, transferable",
        );
    });
});
