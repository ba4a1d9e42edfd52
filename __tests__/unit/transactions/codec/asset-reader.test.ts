import { Utils } from "@arkecosystem/crypto";
import * as fc from "fast-check";

import { AssetReader } from "../../../../src/transactions/codec/asset-reader";
import { messageOf, useTestnet } from "../../../__support__/crypto";

beforeAll(useTestnet);

const reader = (...bytes: number[]): AssetReader => new AssetReader(new Utils.ByteBuffer(Buffer.from(bytes)));

describe("AssetReader", () => {
    it("reads little-endian numbers", () => {
        const source = reader(0xff, 1, 2, 3, 4, 1, 0, 0, 0, 0, 0, 0, 0x80);

        expect(source.uint8()).toBe(255);
        expect(source.uint32()).toBe(0x04030201);
        expect(source.uint64()).toBe(2n ** 63n + 1n);
        expect(source.taken()).toBe(13);
    });

    it.each<[string, number, (source: AssetReader) => unknown]>([
        ["uint8", 1, (source) => source.uint8()],
        ["uint32", 4, (source) => source.uint32()],
        ["uint64", 8, (source) => source.uint64()],
        ["bytes", 5, (source) => source.bytes(5)],
        ["address", 21, (source) => source.address()],
        ["flag", 1, (source) => source.flag()],
    ])("never reads %s past the end", (_, length, read) => {
        for (let present = 0; present < length; present++) {
            const source = reader(...Array<number>(present).fill(23));

            expect(messageOf(() => read(source))).toContain("[ERR_ASSET_BYTES]");
            expect(source.taken()).toBe(0);
        }
    });

    it("never reads a text past the end", () => {
        expect(messageOf(() => reader(3, 0x61, 0x62).text())).toContain("[ERR_ASSET_BYTES]");
        expect(messageOf(() => reader().text())).toContain("[ERR_ASSET_BYTES]");
    });

    it("reads texts as they are, a byte order mark included", () => {
        expect(reader(2, 0x61, 0x62).text()).toBe("ab");
        expect(reader(3, 0xef, 0xbb, 0xbf).text()).toBe("\ufeff");
        expect(reader(0).optionalText()).toBeUndefined();
        expect(reader(1, 0x61).optionalText()).toBe("a");
    });

    it.each([
        ["a lone continuation byte", [0x80]],
        ["a cut sequence", [0xe2, 0x82]],
        ["an overlong NUL", [0xc0, 0x80]],
        ["an overlong slash", [0xe0, 0x80, 0xaf]],
        ["an encoded surrogate", [0xed, 0xa0, 0x80]],
        ["a code point above U+10FFFF", [0xf4, 0x90, 0x80, 0x80]],
        ["0xff", [0xff]],
    ])("refuses %s", (_, bytes) => {
        expect(messageOf(() => reader(bytes.length, ...bytes).text())).toContain("[ERR_TEXT]");
    });

    it("agrees with a strict decoder about any bytes", () => {
        const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
        const pieces = ["", "a", "\ufffd", "é", "€", "😀"].map((text) => Buffer.from(text));
        const nearlyText = fc
            .array(fc.oneof(fc.constantFrom(...pieces), fc.uint8Array({ maxLength: 4 })), { maxLength: 12 })
            .map((parts) => Buffer.concat(parts));

        fc.assert(
            fc.property(nearlyText, (bytes) => {
                let expected: string;

                try {
                    expected = strict.decode(bytes);
                } catch {
                    expect(messageOf(() => reader(bytes.length, ...bytes).text())).toContain("[ERR_TEXT]");
                    return;
                }

                expect(reader(bytes.length, ...bytes).text()).toBe(expected);
            }),
            { numRuns: 5_000 },
        );
    });

    it("reads flags of 0 and 1 only", () => {
        expect(reader(0).flag()).toBe(false);
        expect(reader(1).flag()).toBe(true);
        expect(messageOf(() => reader(2).flag())).toContain("[ERR_ASSET_BYTES]");
    });

    it("refuses bytes that stand for nothing", () => {
        expect(reader(1).oneOf(["a", "b"], "ERR_KIND")).toBe("b");
        expect(messageOf(() => reader(2).oneOf(["a", "b"], "ERR_KIND"))).toContain("[ERR_KIND]");
        expect(messageOf(() => reader(0).oneOf([undefined, "b"], "ERR_ACTION"))).toContain("[ERR_ACTION]");
    });

    it("reads addresses of the active network only", () => {
        expect(reader(23, ...Array<number>(20).fill(0)).address()).toMatch(/^A/);
        expect(messageOf(() => reader(30, ...Array<number>(20).fill(0)).address())).toContain("[ERR_ADDRESS]");
    });

    it("counts from where it began", () => {
        const buffer = new Utils.ByteBuffer(Buffer.from([9, 9, 1]));
        buffer.jump(2);
        const source = new AssetReader(buffer);
        source.uint8();

        expect(source.taken()).toBe(1);
    });
});
