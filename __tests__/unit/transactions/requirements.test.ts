import { Utils } from "@arkecosystem/crypto";

import type { Requirements } from "../../../src/transactions";
import { AssetReader } from "../../../src/transactions/codec/asset-reader";
import { AssetWriter } from "../../../src/transactions/codec/asset-writer";
import { assertRequirements, readRequirements, writeRequirements } from "../../../src/transactions/requirements";
import { messageOf } from "../../__support__/crypto";

const text = (value: string): string => Buffer.from([value.length, ...Buffer.from(value)]).toString("hex");

const bytesOf = (requirements: Requirements): string => {
    const writer = new AssetWriter();
    writeRequirements(writer, requirements);

    return writer.result().getResult().toString("hex");
};

const read = (hex: string): Requirements =>
    readRequirements(new AssetReader(new Utils.ByteBuffer(Buffer.from(hex, "hex"))));

const many = (count: number): Requirements => ({
    core: "*",
    plugins: Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, "*"])),
});

describe("assertRequirements", () => {
    it("accepts none and up to 32", () => {
        expect(() => assertRequirements({ core: "*", plugins: {} }, "@a/b")).not.toThrow();
        expect(() => assertRequirements(many(32), "@a/b")).not.toThrow();
    });

    it.each<[string, Requirements, string]>([
        ["33 of them", many(33), "ERR_REQUIREMENTS"],
        ["the package itself", { core: "*", plugins: { "@a/b": "*" } }, "ERR_REQUIREMENTS"],
        ["names that are none", { core: "*", plugins: { "@A/b": "*" } }, "ERR_REQUIREMENTS"],
        ["an empty range", { core: "*", plugins: { b: "" } }, "ERR_RANGE"],
        ["an empty range of Core", { core: "", plugins: {} }, "ERR_RANGE"],
        ["a range of 65 bytes", { core: "1".repeat(65), plugins: {} }, "ERR_RANGE"],
    ])("refuses %s", (_, requirements, code) => {
        expect(messageOf(() => assertRequirements(requirements, "@a/b"))).toContain(`[${code}]`);
    });
});

describe("writeRequirements, readRequirements", () => {
    it("sorts by bytes, whatever order the object has", () => {
        const hex = `${text("^3.0.0")}04${text("10")}${text("*")}${text("9")}${text("*")}${text("@a/b")}${text("*")}${text("a-b")}${text("1")}`;
        const plugins = { "a-b": "1", "9": "*", "@a/b": "*", "10": "*" };

        expect(bytesOf({ core: "^3.0.0", plugins })).toBe(hex);
        expect(read(hex)).toEqual({ core: "^3.0.0", plugins });
    });

    it("refuses names out of order and names twice", () => {
        const pair = (first: string, second: string): string =>
            `${text("*")}02${text(first)}${text("*")}${text(second)}${text("*")}`;

        expect(messageOf(() => read(pair("b", "a")))).toContain("[ERR_REQUIREMENTS]");
        expect(messageOf(() => read(pair("a", "a")))).toContain("[ERR_REQUIREMENTS]");
        expect(messageOf(() => read(pair("9", "10")))).toContain("[ERR_REQUIREMENTS]");
        expect(Object.keys(read(pair("a", "b")).plugins)).toEqual(["a", "b"]);
    });

    it("keeps names of built-ins apart from them", () => {
        const requirements = { core: "*", plugins: { constructor: "1", valueof: "2" } };

        expect(read(bytesOf(requirements as never))).toEqual(requirements);

        const { plugins } = read(`${text("*")}01${text("__proto__")}${text("*")}`);

        expect(Object.keys(plugins)).toEqual(["__proto__"]);
        expect(Object.getPrototypeOf(plugins)).toBe(Object.prototype);
    });

    it("refuses a count that the bytes do not hold", () => {
        expect(messageOf(() => read(`${text("*")}02${text("a")}${text("*")}`))).toContain("[ERR_ASSET_BYTES]");
    });
});
