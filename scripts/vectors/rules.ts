/** Vectors of what is not a transaction: patterns, precedence of versions, fee tiers. */
import { Managers } from "@arkecosystem/crypto";

import {
    assertIntegrity,
    assertName,
    assertRange,
    assertRequirementName,
    assertSource,
    assertText,
    assertVendor,
    assertVersion,
    compareVersions,
    DEFAULT_FEES,
    FEE_TIERS,
    feeOf,
    FREE_TERMS,
    minorOf,
    releaseLineOf,
} from "../../src/transactions";
import { integrity } from "./valid";

const ASCENDING = [
    "0.0.0-0",
    "0.0.0",
    "0.0.1",
    "0.1.0",
    "0.9.0",
    "0.10.0",
    "1.0.0--",
    "1.0.0--1",
    "1.0.0-0a",
    "1.0.0-A",
    "1.0.0-alpha",
    "1.0.0-alpha.1",
    "1.0.0-alpha.9",
    "1.0.0-alpha.10",
    "1.0.0-alpha.beta",
    "1.0.0-alpha-1",
    "1.0.0-beta",
    "1.0.0-beta.2",
    "1.0.0-beta.11",
    "1.0.0-rc.1",
    "1.0.0-rc.9007199254740990",
    "1.0.0-rc.9007199254740991",
    "1.0.0",
    "1.0.1-0",
    "1.0.1",
    "1.2.0",
    "1.10.0",
    "2.0.0",
    "10.0.0",
    "9007199254740991.0.0",
];

const sorted = (versions: readonly string[]): string[] => [...versions].sort(compareVersions);

export function versionVectors(): object {
    return {
        ascending: sorted(ASCENDING),
        lines: ["0.0.1", "0.1.0-rc.1", "0.10.3", "1.0.0", "1.9.9-0", "10.0.0"].map((version) => ({
            version,
            line: releaseLineOf(version),
            minor: minorOf(version),
        })),
    };
}

function accepted(assertValue: (value: unknown) => void, values: readonly string[]): object {
    const isValid = (value: string): boolean => {
        try {
            assertValue(value);
            return true;
        } catch {
            return false;
        }
    };

    return { valid: values.filter(isValid), invalid: values.filter((value) => !isValid(value)) };
}

const bare = integrity(1);

export const patternVectors = (): object => ({
    vendor: accepted(assertVendor, [
        "@a",
        "@0",
        "@a.b_c-d",
        `@${"v".repeat(63)}`,
        `@${"v".repeat(64)}`,
        "",
        "@",
        "a",
        "@A",
        "@-a",
        "@.a",
        "@_a",
        "@a/b",
        "@é",
        "@a\n",
        "@a\0",
    ]),
    name: accepted(assertName, [
        "@a/b",
        "@a/constructor",
        "@0/0",
        `@a/${"b".repeat(211)}`,
        `@a/${"b".repeat(212)}`,
        `@${"v".repeat(64)}/b`,
        "b",
        "@a",
        "@a/",
        "@a/B",
        "@a/.b",
        "@a/b/c",
        "@a/b\n",
    ]),
    requirement: accepted(assertRequirementName, [
        "b",
        "10",
        "@a/b",
        "constructor",
        "b".repeat(214),
        "b".repeat(215),
        "",
        "B",
        "__proto__",
        "@a",
        "b/c",
    ]),
    version: accepted(assertVersion, [
        ...ASCENDING,
        "1",
        "1.0",
        "v1.0.0",
        "01.0.0",
        "1.0.0-01",
        "1.0.0-",
        "1.0.0-a..b",
        "1.0.0+1",
        "1.0.0 ",
        "9007199254740992.0.0",
        "1.0.0-a.9007199254740992",
        `1.0.0-${"x".repeat(58)}`,
        `1.0.0-${"x".repeat(59)}`,
    ]),
    range: accepted(assertRange, ["*", "^1.0.0 || ~2", " ", "~".repeat(64), "~".repeat(65), "", "\t", "é", "\u007f"]),
    text: accepted(assertText, [
        "a",
        "é",
        "😀",
        "\ufeff",
        "\u00a0",
        "\u200d",
        "\uffff",
        "x".repeat(255),
        "x".repeat(256),
        "é".repeat(128),
        "",
        "\0",
        "\n",
        "\u007f",
        "\u0085",
        "\u061c",
        "\u200e",
        "\u200f",
        "\u2028",
        "\u202e",
        "\u2066",
        "\u2069",
        "\ud800",
        "\udc00",
        "\udc00\ud800",
    ]),
    source: accepted(assertSource, [
        "https://a",
        "https://example.org/x.tgz?y#z",
        "http://localhost",
        "http://localhost:4873/x",
        "http://127.0.0.1/x",
        "http://[::1]:80/x",
        "",
        "https://",
        "http://example.org",
        "http://localhost.example.org",
        "http://localhost@example.org",
        "ftp://a",
        "HTTPS://a",
        "https://a b",
        "https://é",
    ]),
    integrity: accepted(assertIntegrity, [
        bare,
        bare.replace(/.==$/, "B=="),
        bare.replace("==", "="),
        bare.replace("sha512", "sha256"),
        bare.slice(7),
        "",
    ]),
});

/** The vector network with one more milestone. */
function withMilestone<T>(aip35: object | boolean, body: () => T): T {
    const preset = Managers.configManager.getPreset("testnet");
    const milestones = [...preset.milestones, { height: 2, aip35 }] as unknown as typeof preset.milestones;
    Managers.configManager.setConfig({ ...preset, milestones });
    Managers.configManager.setHeight(2);

    try {
        return body();
    } finally {
        Managers.configManager.setFromPreset("testnet");
        Managers.configManager.setHeight(2);
    }
}

const tierFees = (): object => Object.fromEntries(FEE_TIERS.map((tier) => [tier, feeOf(tier).toString()]));

export function feeVectors(): object {
    const paid = { ...FREE_TERMS, price: "1" };
    const milestone = { fees: { register: "100", trial: 0, gift: "7" } };

    return {
        tiers: [
            { tier: "register", asset: { action: "register" } },
            { tier: "releaseFree", asset: { action: "release", terms: FREE_TERMS } },
            { tier: "releasePaid", asset: { action: "release", terms: paid } },
            { tier: "termsFree", asset: { action: "terms", terms: FREE_TERMS } },
            { tier: "termsPaid", asset: { action: "terms", terms: paid } },
            ...["yank", "unyank", "maintainers", "transfer", "accept"].map((action) => ({
                tier: action,
                asset: { action },
            })),
            { tier: "full", asset: { kind: "full", terms: paid } },
            { tier: "gift", asset: { kind: "full", terms: paid, licensee: "any" } },
            { tier: "trial", asset: { kind: "trial", terms: paid } },
            { tier: "move", asset: { kind: "move" } },
        ],
        fees: [
            { aip35: true, minimum: withMilestone(true, tierFees) },
            { aip35: milestone, minimum: withMilestone(milestone, tierFees) },
        ],
        defaults: DEFAULT_FEES,
    };
}
