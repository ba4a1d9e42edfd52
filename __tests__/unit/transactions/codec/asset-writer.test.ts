import { Identities, Utils } from "@arkecosystem/crypto";

import { AssetWriter } from "../../../../src/transactions/codec/asset-writer";
import { addressOf, messageOf, useTestnet } from "../../../__support__/crypto";

beforeAll(useTestnet);

const written = (write: (writer: AssetWriter) => void): string => {
    const writer = new AssetWriter();
    write(writer);

    return writer.result().getResult().toString("hex");
};

describe("AssetWriter", () => {
    it("writes little-endian numbers", () => {
        expect(written((writer) => writer.uint8(255))).toBe("ff");
        expect(written((writer) => writer.uint32(0x04030201))).toBe("01020304");
        expect(written((writer) => writer.uint64(2n ** 63n + 1n))).toBe("0100000000000080");
    });

    it("writes texts with the length of their bytes, absent ones as length 0", () => {
        expect(written((writer) => writer.text("é"))).toBe("02c3a9");
        expect(written((writer) => writer.text(undefined))).toBe("00");
        expect(written((writer) => writer.text("a".repeat(255)))).toBe(`ff${"61".repeat(255)}`);
        expect(messageOf(() => written((writer) => writer.text("a".repeat(256))))).toContain("[ERR_TEXT]");
    });

    it("writes addresses as 21 bytes", () => {
        const bytes = Identities.Address.toBuffer(addressOf(1)).addressBuffer;

        expect(written((writer) => writer.address(addressOf(1)))).toBe(bytes.toString("hex"));
        expect(bytes[0]).toBe(23);
    });

    it.each([
        ["of another network", Identities.Address.fromPassphrase("x", 30)],
        ["with a wrong checksum", addressOf(1).replace(/.$/, (last) => (last === "a" ? "b" : "a"))],
        ["that are not base58", "0".repeat(34)],
        ["that are empty", ""],
        ["that are short", Identities.Address.fromBuffer(Buffer.from([23, 1, 2]))],
    ])("refuses addresses %s", (_, address) => {
        expect(messageOf(() => written((writer) => writer.address(address)))).toContain("[ERR_ADDRESS]");
    });

    it("keeps what was written before it needed more room, up to what an asset and a purchase's other fields take", () => {
        const bytes = Buffer.from(Array.from({ length: 8_256 }, (_, index) => index % 251));
        const inPieces = written((writer) => {
            for (let start = 0; start < bytes.length; start += 100) {
                writer.bytes(bytes.subarray(start, start + 100));
            }
        });

        expect(inPieces).toBe(bytes.toString("hex"));
        expect(written((writer) => writer.bytes(bytes))).toBe(bytes.toString("hex"));
        expect(messageOf(() => written((writer) => writer.bytes(Buffer.alloc(8_257))))).toContain("[ERR_ASSET_SIZE]");
    });

    it("refuses more than an asset may take instead of writing past the end", () => {
        const overfill = (write: (writer: AssetWriter) => void): string =>
            messageOf(() =>
                written((writer) => {
                    for (let count = 0; count < 9000; count++) {
                        write(writer);
                    }
                }),
            );

        expect(overfill((writer) => writer.uint8(1))).toContain("[ERR_ASSET_SIZE]");
        expect(overfill((writer) => writer.uint32(1))).toContain("[ERR_ASSET_SIZE]");
        expect(overfill((writer) => writer.uint64(1n))).toContain("[ERR_ASSET_SIZE]");
        expect(overfill((writer) => writer.text("abc"))).toContain("[ERR_ASSET_SIZE]");
    });
});

it("what one writer has written stays, whoever writes or fails after it", () => {
    const writtenBy = (text: string): Utils.ByteBuffer => {
        const writer = new AssetWriter();
        writer.text(text);

        return writer.result();
    };
    const first = writtenBy("first");
    const open = new AssetWriter();
    open.text("open");
    const second = writtenBy("second, and longer");
    expect(() => writtenBy("x".repeat(256))).toThrow("ERR_TEXT");
    const third = writtenBy("3");

    expect([first, open.result(), second, third].map((each) => each.getResult().subarray(1).toString())).toEqual([
        "first",
        "open",
        "second, and longer",
        "3",
    ]);
});
