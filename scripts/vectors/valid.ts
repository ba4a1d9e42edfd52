import { FREE_TERMS, Limits, ReleaseAsset, Terms } from "../../src/transactions";
import { addressToBytes } from "../../src/transactions/codec/asset-writer";
import { serializePublish } from "../../src/transactions/plugin-publish/serializer";
import { addressOf, PASSPHRASE, publishCase, purchaseCase } from "./signing";

const OWNER = addressOf(PASSPHRASE);
const BUYER = addressOf("buyer one");
const FRIEND = addressOf("friend one");

export const PAID: Terms = {
    price: "2500000000",
    licensePeriod: 31_536_000,
    trialPeriod: 1_209_600,
    fallback: true,
    transferable: false,
};

const DEAREST: Terms = {
    price: String(Limits.price),
    licensePeriod: Limits.period,
    trialPeriod: Limits.period,
    fallback: true,
    transferable: true,
};

const PERPETUAL: Terms = { ...FREE_TERMS, price: "1", transferable: true };

export const integrity = (byte: number): string => `sha512-${Buffer.alloc(64, byte).toString("base64")}`;

const LONGEST_VENDOR = `@${"v".repeat(Limits.vendor - 1)}`;
const LONGEST_NAME = `${LONGEST_VENDOR}/`.padEnd(Limits.name, "p");
const LONGEST_VERSION = `9007199254740991.9007199254740991.9007199254740991-rc.`.padEnd(Limits.version, "x");

export const leastRelease: ReleaseAsset = {
    action: "release",
    name: "@a/b",
    version: "0.0.0",
    terms: FREE_TERMS,
    requirements: { core: "*", plugins: {} },
    integrity: integrity(0),
};

const usualRelease: ReleaseAsset = {
    action: "release",
    name: "@acme/pkg",
    version: "1.2.3",
    terms: PAID,
    requirements: { core: "^3.9.0", plugins: { "@acme/base": ">=1.0.0 <3", "left-pad": "*" } },
    integrity: integrity(7),
    description: "Charts for delegates",
    source: "https://example.org/acme-pkg-1.2.3.tgz",
};

/** An asset of exactly 8,192 bytes: 31 requirements, and a last range that takes what is left. */
function largestRelease(): ReleaseAsset {
    const wide = Array.from({ length: 31 }, (_, index) => [`p${index + 10}`.padEnd(200, "x"), "1".repeat(30)] as const);
    const release = (name: number, range: number): ReleaseAsset => ({
        ...leastRelease,
        name: LONGEST_NAME,
        version: LONGEST_VERSION,
        terms: DEAREST,
        requirements: { core: "*", plugins: { ...Object.fromEntries(wide), ["q".repeat(name)]: "2".repeat(range) } },
        description: "é".repeat(127),
        source: `https://${"s".repeat(Limits.text - 8)}`,
    });
    const left = Limits.asset - serializePublish(release(1, 1)).getResultLength();

    return release(1 + Math.max(0, left - 60), 1 + Math.min(60, left));
}

const byBytes = (left: string, right: string): number => Buffer.compare(addressToBytes(left), addressToBytes(right));

const eightMaintainers = (): string[] =>
    Array.from({ length: 8 }, (_, index) => addressOf(`maintainer ${index + 1}`)).sort(byBytes);

export const publishCases = (): object[] => [
    publishCase({ action: "register", vendor: "@acme" }, { name: "register" }),
    publishCase(
        { action: "register", vendor: LONGEST_VENDOR },
        { name: "register, longest vendor name", nonce: "18446744073709551" },
    ),
    publishCase({ action: "register", vendor: "@acme" }, { name: "register, vendorField", vendorField: "Grüße 😀" }),
    publishCase({ action: "register", vendor: "@acme" }, { name: "register, second signature", signing: "second" }),
    publishCase({ action: "register", vendor: "@acme" }, { name: "register, multisignature 2 of 3", signing: "multi" }),
    publishCase(leastRelease, { name: "release, least" }),
    publishCase(usualRelease, { name: "release, every field" }),
    publishCase(
        {
            ...usualRelease,
            version: "1.2.4-rc.1",
            requirements: { core: "*", plugins: { "9": "1", "10": "2", "@z/z": "3", b: "4" } },
        },
        { name: "release, order of requirements", note: "by bytes: 10, 9, @z/z, b, whatever order JSON gives them" },
    ),
    publishCase(
        { ...usualRelease, description: `日本語 é 😀 \u00a0\ufeff"\\'` },
        { name: "release, Unicode description", note: "U+FEFF is kept; nothing is normalised" },
    ),
    publishCase({ ...usualRelease, source: "http://[::1]:4873/x.tgz" }, { name: "release, loopback source" }),
    publishCase(largestRelease(), { name: "release, largest asset", note: "exactly 8,192 bytes" }),
    publishCase(usualRelease, {
        name: "release, second signature and vendorField",
        signing: "second",
        vendorField: "v",
    }),
    publishCase(usualRelease, { name: "release, multisignature 2 of 3", signing: "multi" }),
    publishCase({ action: "terms", name: "@acme/pkg", terms: FREE_TERMS }, { name: "terms, free" }),
    publishCase(
        { action: "terms", name: "@acme/pkg", terms: PERPETUAL },
        { name: "terms, perpetual and transferable" },
    ),
    publishCase({ action: "terms", name: "@acme/pkg", terms: DEAREST }, { name: "terms, largest values" }),
    publishCase({ action: "yank", name: "@acme/pkg", version: "1.2.3", reason: "broken" }, { name: "yank, least" }),
    publishCase(
        { action: "yank", name: LONGEST_NAME, version: LONGEST_VERSION, reason: "security", message: "é".repeat(127) },
        { name: "yank, largest" },
    ),
    publishCase({ action: "unyank", name: "@acme/pkg", version: "1.2.3" }, { name: "unyank" }),
    publishCase({ action: "maintainers", vendor: "@acme", maintainers: [] }, { name: "maintainers, none" }),
    publishCase(
        { action: "maintainers", vendor: "@acme", maintainers: eightMaintainers() },
        { name: "maintainers, eight" },
    ),
    publishCase({ action: "transfer", vendor: "@acme", recipientId: BUYER }, { name: "transfer" }),
    publishCase({ action: "accept", vendor: "@acme", senderId: OWNER }, { name: "accept" }),
];

export const purchaseCases = (): object[] => [
    purchaseCase({ kind: "full", name: "@acme/pkg", terms: PAID }, { name: "full", owner: OWNER }),
    purchaseCase({ kind: "full", name: LONGEST_NAME, terms: DEAREST }, { name: "full, largest values", owner: OWNER }),
    purchaseCase({ kind: "full", name: "@acme/pkg", terms: PERPETUAL }, { name: "full, perpetual", owner: OWNER }),
    purchaseCase(
        { kind: "full", name: "@acme/pkg", terms: PAID, licensee: FRIEND },
        { name: "full, gift", owner: OWNER },
    ),
    purchaseCase({ kind: "trial", name: "@acme/pkg", terms: PAID }, { name: "trial", owner: OWNER }),
    purchaseCase({ kind: "move", name: "@acme/pkg", licensee: FRIEND }, { name: "move", owner: OWNER }),
    purchaseCase(
        { kind: "full", name: "@acme/pkg", terms: PAID },
        { name: "full, vendorField", owner: OWNER, vendorField: "order 42 – 谢谢" },
    ),
    purchaseCase(
        { kind: "full", name: "@acme/pkg", terms: PAID },
        { name: "full, second signature", owner: OWNER, signing: "second" },
    ),
    purchaseCase(
        { kind: "full", name: "@acme/pkg", terms: PAID, licensee: FRIEND },
        { name: "full, gift, multisignature 2 of 3", owner: OWNER, signing: "multi" },
    ),
    purchaseCase(
        { kind: "trial", name: "@acme/pkg", terms: PAID },
        { name: "trial, multisignature 2 of 3", owner: OWNER, signing: "multi" },
    ),
    purchaseCase(
        { kind: "move", name: "@acme/pkg", licensee: FRIEND },
        { name: "move, second signature", owner: OWNER, signing: "second" },
    ),
];
