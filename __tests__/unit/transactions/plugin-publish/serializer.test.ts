import { Identities, Utils } from "@arkecosystem/crypto";

import { FREE_TERMS, PluginPublishAsset, refusalCodeOf } from "../../../../src/transactions";
import { deserializePublish, serializePublish } from "../../../../src/transactions/plugin-publish/serializer";
import { addressOf, messageOf, useTestnet } from "../../../__support__/crypto";
import { MAINTAINERS, PAID_TERMS_HEX, publishSamples } from "../../../__support__/samples";

beforeAll(useTestnet);

const text = (value: string): string => {
    const bytes = Buffer.from(value);

    return Buffer.from([bytes.length, ...bytes]).toString("hex");
};

const address = (value: string): string => Identities.Address.toBuffer(value).addressBuffer.toString("hex");

const write = (asset: PluginPublishAsset): string => serializePublish(asset).getResult().toString("hex");

const read = (hex: string): PluginPublishAsset => deserializePublish(new Utils.ByteBuffer(Buffer.from(hex, "hex")));

const refusal = (hex: string): string | undefined => refusalCodeOf(messageOf(() => read(hex)));

const FREE_HEX = "00".repeat(17);

const golden: readonly [string, PluginPublishAsset, string][] = [
    ["register", publishSamples.register, `00${text("@acme")}`],
    [
        "release",
        publishSamples.release,
        `01${text("@acme/pkg")}${text("1.0.0")}${PAID_TERMS_HEX}${text("^3.0.0")}01${text("@b/c")}${text("*")}` +
            `${"07".repeat(64)}${text("A plugin")}${text("https://example.org/pkg.tgz")}`,
    ],
    [
        "release (least)",
        {
            action: "release",
            name: "@a/b",
            version: "0.0.0",
            terms: FREE_TERMS,
            requirements: { core: "*", plugins: {} },
            integrity: publishSamples.release.integrity,
        },
        `01${text("@a/b")}${text("0.0.0")}${FREE_HEX}${text("*")}00${"07".repeat(64)}0000`,
    ],
    ["terms", publishSamples.terms, `02${text("@acme/pkg")}${FREE_HEX}`],
    ["yank", publishSamples.yank, `03${text("@acme/pkg")}${text("1.0.0")}02${text("Do not use")}`],
    [
        "yank (least)",
        { action: "yank", name: "@a/b", version: "1.0.0", reason: "broken" },
        `03${text("@a/b")}${text("1.0.0")}0100`,
    ],
    ["unyank", publishSamples.unyank, `04${text("@acme/pkg")}${text("1.0.0")}`],
    ["maintainers", publishSamples.maintainers, `05${text("@acme")}03${MAINTAINERS.map(address).join("")}`],
    ["maintainers (none)", { action: "maintainers", vendor: "@acme", maintainers: [] }, `05${text("@acme")}00`],
    ["transfer", publishSamples.transfer, `06${text("@acme")}${address(addressOf(1))}`],
    ["accept", publishSamples.accept, `07${text("@acme")}${address(addressOf(1))}`],
];

describe("serializePublish", () => {
    it.each(golden)("writes %s", (_, asset, hex) => expect(write(asset)).toBe(hex));

    it("refuses an unknown action", () => {
        for (const action of ["grab", "constructor", undefined]) {
            expect(refusalCodeOf(messageOf(() => write({ action, vendor: "@a" } as never)))).toBe("ERR_ACTION");
        }
    });

    it("refuses more than 8 KiB", () => {
        const plugins = (length: number): Record<string, string> =>
            Object.fromEntries(
                Array.from({ length: 32 }, (_, index) => [`p${index}`.padEnd(214, "x"), "1".repeat(length)]),
            );
        const release = (length: number): PluginPublishAsset => ({
            ...publishSamples.release,
            requirements: { core: "*", plugins: plugins(length) },
        });

        expect(refusalCodeOf(messageOf(() => write(release(64))))).toBe("ERR_ASSET_SIZE");
        expect(refusalCodeOf(messageOf(() => write(release(36))))).toBe("ERR_ASSET_SIZE");
        expect(write(release(35)).length / 2).toBeLessThanOrEqual(8192);
        expect(read(write(release(35)))).toEqual(release(35));
    });

    it("takes exactly 8192 bytes and not one more", () => {
        const least = write({
            ...publishSamples.release,
            requirements: { core: "*", plugins: {} },
            description: "x",
        }).length;
        const fill = (bytes: number): PluginPublishAsset => {
            // 31 requirements of 250 bytes, the rest in the description.
            const plugins = Object.fromEntries(
                Array.from({ length: 31 }, (_, index) => [`p${index}`.padEnd(200, "x"), "1".repeat(48)]),
            );

            return {
                ...publishSamples.release,
                requirements: { core: "*", plugins: { ...plugins, ["q".padEnd(214, "x")]: "1".repeat(64) } },
                description: "x".repeat(bytes - least / 2 - 31 * 250 - 280 + 1),
            };
        };

        expect(write(fill(8192)).length / 2).toBe(8192);
        expect(read(write(fill(8192)))).toEqual(fill(8192));
        expect(refusalCodeOf(messageOf(() => write(fill(8193))))).toBe("ERR_ASSET_SIZE");
    });
});

describe("deserializePublish", () => {
    it.each(golden)("reads %s back, exactly", (_, asset, hex) => expect(read(hex)).toEqual(asset));

    it.each(golden)("refuses %s cut at any length", (_, __, hex) => {
        for (let length = 0; length < hex.length; length += 2) {
            expect(refusal(hex.slice(0, length))).toBe("ERR_ASSET_BYTES");
        }
    });

    it.each(golden)("leaves what follows %s to the signatures", (_, asset, hex) => {
        const buffer = new Utils.ByteBuffer(Buffer.from(`${hex}ffff`, "hex"));

        expect(deserializePublish(buffer)).toEqual(asset);
        expect(buffer.getRemainderLength()).toBe(2);
    });

    it("refuses every unknown action", () => {
        for (let action = 8; action < 256; action++) {
            expect(refusal(`${action.toString(16).padStart(2, "0")}${text("@acme")}`)).toBe("ERR_ACTION");
        }
    });

    it("refuses every unknown reason", () => {
        for (const reason of ["00", "03", "ff"]) {
            expect(refusal(`03${text("@a/b")}${text("1.0.0")}${reason}00`)).toBe("ERR_ASSET_BYTES");
        }
    });

    const head = `01${text("@a/b")}${text("1.0.0")}`;
    const tail = "07".repeat(64);
    const bytes9 = Array.from({ length: 9 }, (_, index) => `17${String(index).repeat(40).slice(0, 40)}`);

    it.each<[string, string, string]>([
        ["an empty vendor", "0000", "ERR_VENDOR_NAME"],
        ["upper case in a vendor", `00${text("@Acme")}`, "ERR_VENDOR_NAME"],
        ["NUL in a vendor", `00${text("@ac\0me")}`, "ERR_VENDOR_NAME"],
        ["a vendor that is not UTF-8", "0003" + "4061ff", "ERR_TEXT"],
        ["a vendor of 65 bytes", `00${text(`@${"a".repeat(64)}`)}`, "ERR_VENDOR_NAME"],
        ["an empty name", `0200${FREE_HEX}`, "ERR_NAME"],
        ["a name without vendor", `02${text("pkg")}${FREE_HEX}`, "ERR_NAME"],
        ["a name of 215 bytes", `02${text(`@a/${"b".repeat(212)}`)}${FREE_HEX}`, "ERR_NAME"],
        ["a name whose vendor is too long", `02${text(`@${"a".repeat(64)}/b`)}${FREE_HEX}`, "ERR_NAME"],
        ["an empty version", `04${text("@a/b")}00`, "ERR_VERSION"],
        ["build metadata", `04${text("@a/b")}${text("1.0.0+1")}`, "ERR_VERSION"],
        ["a number of 2^53", `04${text("@a/b")}${text("9007199254740992.0.0")}`, "ERR_VERSION"],
        ["a prerelease number of 2^53", `04${text("@a/b")}${text("1.0.0-9007199254740992")}`, "ERR_VERSION"],
        ["a price above 2^63-1", `02${text("@a/b")}0000000000000080${"00".repeat(9)}`, "ERR_TERMS"],
        ["a period above the limit", `02${text("@a/b")}0100000000000000011ef8bb0000000000`, "ERR_TERMS"],
        ["a trial above the limit", `02${text("@a/b")}010000000000000000000000011ef8bb00`, "ERR_TERMS"],
        ["a free package with a period", `02${text("@a/b")}0000000000000000010000000000000000`, "ERR_TERMS"],
        ["a free package that is transferable", `02${text("@a/b")}${"00".repeat(16)}02`, "ERR_TERMS"],
        ["a perpetual license with fallback", `02${text("@a/b")}01${"00".repeat(15)}01`, "ERR_TERMS"],
        ["unknown flags", `02${text("@a/b")}01${"00".repeat(15)}04`, "ERR_ASSET_BYTES"],
        ["an empty range of Core", `${head}${FREE_HEX}0000${tail}0000`, "ERR_RANGE"],
        ["a control character in a range", `${head}${FREE_HEX}${text("1\t2")}00${tail}0000`, "ERR_RANGE"],
        ["a range of 65 bytes", `${head}${FREE_HEX}${text("1".repeat(65))}00${tail}0000`, "ERR_RANGE"],
        ["an empty requirement", `${head}${FREE_HEX}${text("*")}0100${text("*")}${tail}0000`, "ERR_REQUIREMENTS"],
        [
            "a requirement of itself",
            `${head}${FREE_HEX}${text("*")}01${text("@a/b")}${text("*")}${tail}0000`,
            "ERR_REQUIREMENTS",
        ],
        [
            "__proto__ as requirement",
            `${head}${FREE_HEX}${text("*")}01${text("__proto__")}${text("*")}${tail}0000`,
            "ERR_REQUIREMENTS",
        ],
        [
            "requirements out of order",
            `${head}${FREE_HEX}${text("*")}02${text("b")}${text("*")}${text("a")}${text("*")}${tail}0000`,
            "ERR_REQUIREMENTS",
        ],
        [
            "a requirement twice",
            `${head}${FREE_HEX}${text("*")}02${text("a")}${text("*")}${text("a")}${text("*")}${tail}0000`,
            "ERR_REQUIREMENTS",
        ],
        [
            "33 requirements",
            `${head}${FREE_HEX}${text("*")}21${Array.from({ length: 33 }, (_, i) => `${text(`p${i + 10}`)}${text("*")}`).join("")}${tail}0000`,
            "ERR_REQUIREMENTS",
        ],
        ["NUL in a description", `${head}${FREE_HEX}${text("*")}00${tail}${text("a\0b")}00`, "ERR_TEXT"],
        ["a bidi control in a message", `03${text("@a/b")}${text("1.0.0")}01${text("a\u202eb")}`, "ERR_TEXT"],
        ["a message that is not UTF-8", `03${text("@a/b")}${text("1.0.0")}0101c0`, "ERR_TEXT"],
        ["an encoded surrogate", `03${text("@a/b")}${text("1.0.0")}0103eda080`, "ERR_TEXT"],
        ["a source without https", `${head}${FREE_HEX}${text("*")}00${tail}00${text("http://a.b")}`, "ERR_SOURCE"],
        ["a maintainer of another network", `05${text("@a")}01${"1e".padEnd(42, "0")}`, "ERR_ADDRESS"],
        ["maintainers out of order", `05${text("@a")}02${bytes9[1]}${bytes9[0]}`, "ERR_MAINTAINERS"],
        ["a maintainer twice", `05${text("@a")}02${bytes9[1]}${bytes9[1]}`, "ERR_MAINTAINERS"],
        ["nine maintainers", `05${text("@a")}09${bytes9.join("")}`, "ERR_MAINTAINERS"],
        ["a recipient of another network", `06${text("@a")}${"1e".padEnd(42, "0")}`, "ERR_ADDRESS"],
        ["an offering owner of another network", `07${text("@a")}${"00".repeat(21)}`, "ERR_ADDRESS"],
    ])("refuses %s", (_, hex, code) => expect(refusal(hex)).toBe(code));

    it("refuses more than 8 KiB", () => {
        const entries = Array.from(
            { length: 32 },
            (_, i) => `${text(`p${i + 10}`.padEnd(214, "x"))}${text("1".repeat(64))}`,
        );

        expect(refusal(`${head}${FREE_HEX}${text("*")}20${entries.join("")}${tail}0000`)).toBe("ERR_ASSET_SIZE");
    });
});
