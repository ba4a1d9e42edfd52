import {
    assertIntegrity,
    assertName,
    assertRange,
    assertRequirementName,
    assertSource,
    assertText,
    assertVendor,
    assertVersion,
    vendorOf,
} from "../../../src/transactions";
import { messageOf } from "../../__support__/crypto";

const check = (
    assertValue: (value: unknown) => void,
    code: string,
    valid: readonly string[],
    invalid: readonly unknown[],
): void => {
    it.each(valid.map((value) => [JSON.stringify(value), value]))("accepts %s", (_, value) => {
        expect(() => assertValue(value)).not.toThrow();
    });

    it.each([...invalid, undefined, null, 1, {}, ["@a"]].map((value) => [JSON.stringify(value), value]))(
        "refuses %s",
        (_, value) => {
            expect(messageOf(() => assertValue(value))).toContain(`[${code}]`);
        },
    );
};

describe("assertVendor", () => {
    check(
        assertVendor,
        "ERR_VENDOR_NAME",
        ["@a", "@0", "@a.b_c-d", `@${"a".repeat(63)}`],
        ["", "@", "a", "@A", "@-a", "@.a", "@_a", "@a/b", "@a b", "@a\n", "@é", "@@a", `@${"a".repeat(64)}`],
    );
});

describe("assertName", () => {
    check(
        assertName,
        "ERR_NAME",
        ["@a/b", "@a/constructor", "@0/0", `@a/${"b".repeat(211)}`, `@${"a".repeat(63)}/b`],
        [
            "b",
            "@a",
            "@a/",
            "/b",
            "@a/B",
            "@a/b/c",
            "@a/.b",
            "@a/_b",
            "@a/-b",
            "@a/b\0",
            "@a/b\n",
            "@a/ b",
            "@a/b~",
        ].concat(`@a/${"b".repeat(212)}`, `@${"a".repeat(64)}/b`),
    );
});

describe("assertRequirementName", () => {
    check(
        assertRequirementName,
        "ERR_REQUIREMENTS",
        ["b", "@a/b", "constructor", "10", "b".repeat(214)],
        ["", "@a", "@a/", "B", "__proto__", ".b", "b/c", "b\0", "b".repeat(215)],
    );
});

describe("assertVersion", () => {
    check(
        assertVersion,
        "ERR_VERSION",
        [
            "0.0.0",
            "1.2.3-alpha.1",
            "1.0.0-0",
            "1.0.0-0a",
            "1.0.0--",
            "1.0.0--1",
            "1.0.0-a-b.C",
            "9007199254740991.0.9007199254740991",
            `1.0.0-${"a".repeat(58)}`,
        ],
        [
            "",
            "1",
            "1.0",
            "1.0.0.0",
            "v1.0.0",
            " 1.0.0",
            "1.0.0 ",
            "1.0.0\n",
            "01.0.0",
            "1.00.0",
            "1.0.0-",
            "1.0.0-01",
            "1.0.0-a..b",
            "1.0.0-a.",
            "1.0.0+build",
            "1.0.0-a+build",
            "1.0.0-é",
            "-1.0.0",
            "1.0.0-a_b",
            "9007199254740992.0.0",
            "1.0.9007199254740992",
            "1.0.0-9007199254740992",
            "1.0.0-a.9007199254740992",
            "1.0.0--.9007199254740992",
            "99999999999999999999.0.0",
            `1.0.0-${"a".repeat(59)}`,
        ],
    );
});

describe("assertRange", () => {
    check(
        assertRange,
        "ERR_RANGE",
        ["*", "^1.0.0 || ~2", " ", "~".repeat(64)],
        ["", "\t", "é", "a\0", "\x7f", "a".repeat(65)],
    );
});

describe("assertText", () => {
    const forbidden = [
        [0x00, 0x1f],
        [0x7f, 0x9f],
        [0x61c, 0x61c],
        [0x200e, 0x200f],
        [0x2028, 0x202e],
        [0x2066, 0x2069],
        [0xd800, 0xdfff],
    ] as const;

    check(
        assertText,
        "ERR_TEXT",
        [
            "a",
            "é".repeat(127),
            "😀",
            "\ufeff",
            "\u00a0",
            "\u061b\u061d\u200d\u2010\u2027\u202f\u2065\u206a",
            "\ue000\uffff",
        ],
        [
            "",
            "a".repeat(256),
            "é".repeat(128),
            "😀".repeat(64),
            "a\0b",
            "\ud83d",
            "\ude00",
            "\ude00\ud83d",
            "a\ud83d\ud83d\ude00",
        ],
    );

    it("refuses every forbidden character and accepts every other of the BMP", () => {
        for (let code = 0; code <= 0xffff; code++) {
            const refused = forbidden.some(([first, last]) => first <= code && code <= last);
            const text = `a${String.fromCharCode(code)}b`;
            let thrown = false;

            try {
                assertText(text);
            } catch {
                thrown = true;
            }

            if (thrown !== refused) {
                throw new Error(`U+${code.toString(16)} is ${thrown ? "refused" : "accepted"}`);
            }
        }
    });
});

describe("assertSource", () => {
    check(
        assertSource,
        "ERR_SOURCE",
        [
            "https://a",
            "https://example.org/x.tgz?y#z",
            "http://localhost",
            "http://localhost:4873/x.tgz",
            "http://127.0.0.1/x",
            "http://[::1]:80/x",
            `https://${"a".repeat(247)}`,
        ],
        [
            "",
            "https://",
            "http://example.org/x",
            "http://localhost.example.org",
            "http://localhost@example.org",
            "http://127.0.0.1.example.org",
            "ftp://a",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "HTTPS://a",
            "https://a b",
            "https://é",
            "https://a\0",
            `https://${"a".repeat(248)}`,
        ],
    );
});

describe("assertIntegrity", () => {
    const zeros = `sha512-${"A".repeat(86)}==`;

    check(
        assertIntegrity,
        "ERR_INTEGRITY",
        [zeros, `sha512-${"/".repeat(85)}w==`],
        [
            "",
            `sha512-${"A".repeat(85)}B==`,
            `sha512-${"A".repeat(86)}=`,
            `sha512-${"A".repeat(88)}`,
            `sha512-${"-".repeat(85)}A==`,
            `sha256-${"A".repeat(43)}=`,
            `${zeros} ${zeros}`,
            `${zeros}\n`,
            `SHA512-${"A".repeat(86)}==`,
        ],
    );
});

describe("vendorOf", () => {
    it("is the part before the slash", () => {
        expect(vendorOf("@acme/pkg")).toBe("@acme");
    });
});
