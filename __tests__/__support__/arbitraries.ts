/** fast-check arbitraries of everything that the protocol allows, edges included. */
import * as fc from "fast-check";

import { FREE_TERMS, LicensePurchaseAsset, Limits, PluginPublishAsset, Terms } from "../../src/transactions";
import { Requirements } from "../../src/transactions";
import { addressOf, byBytes } from "./crypto";

const text = (alphabet: string, minLength: number, maxLength: number): fc.Arbitrary<string> =>
    fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength });

const LOWER = "abcdefghijklmnopqrstuvwxyz0123456789";

const plain = (maxLength: number): fc.Arbitrary<string> =>
    fc
        .tuple(fc.constantFrom(...LOWER), text(`${LOWER}._-`, 0, Math.min(maxLength - 1, 12)))
        .map(([first, rest]) => first + rest);

export const vendors = (): fc.Arbitrary<string> =>
    fc.oneof(
        { weight: 9, arbitrary: plain(Limits.vendor - 1).map((name) => `@${name}`) },
        { weight: 1, arbitrary: text(LOWER, 63, 63).map((name) => `@${name}`) },
    );

/** Package names; `constructor` and the longest name are among them. */
export const names = (): fc.Arbitrary<string> =>
    fc.oneof(
        { weight: 8, arbitrary: fc.tuple(vendors(), plain(24)).map((parts) => parts.join("/")) },
        { weight: 1, arbitrary: fc.constantFrom("@a/constructor", "@a/0", "@constructor/valueof") },
        {
            weight: 1,
            arbitrary: vendors().map((vendor) => `${vendor}/`.padEnd(Limits.name, "x")),
        },
    );

const numbers = (): fc.Arbitrary<string> =>
    fc
        .oneof(
            { weight: 8, arbitrary: fc.nat({ max: 12 }) },
            { weight: 1, arbitrary: fc.maxSafeNat() },
            { weight: 1, arbitrary: fc.constant(Number.MAX_SAFE_INTEGER) },
        )
        .map(String);

const prereleaseIds = (): fc.Arbitrary<string> =>
    fc.oneof(
        numbers(),
        fc.constantFrom("alpha", "beta", "rc", "0a", "-", "--1", "a-b", "A", "Z9"),
        fc
            .tuple(text("0123456789", 0, 3), fc.constantFrom("a", "B", "-"), text(`${LOWER}-`, 0, 4))
            .map((p) => p.join("")),
    );

export const versions = (): fc.Arbitrary<string> =>
    fc
        .tuple(
            fc.tuple(numbers(), numbers(), numbers()).map((parts) => parts.join(".")),
            fc.oneof(
                fc.constant(""),
                fc.array(prereleaseIds(), { minLength: 1, maxLength: 4 }).map((ids) => `-${ids.join(".")}`),
            ),
        )
        .map((parts) => parts.join(""))
        .filter((version) => version.length <= Limits.version);

const periods = (): fc.Arbitrary<number> =>
    fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: Limits.period }), fc.constant(Limits.period));

const paidTerms = (): fc.Arbitrary<Terms> =>
    fc
        .record({
            price: fc.oneof(
                fc.integer({ min: 1, max: 10_000 }).map(String),
                fc.bigInt({ min: 1n, max: Limits.price }).map(String),
                fc.constant(String(Limits.price)),
            ),
            licensePeriod: fc.oneof(fc.constant(0), periods()),
            trialPeriod: fc.oneof(fc.constant(0), periods()),
            fallback: fc.boolean(),
            transferable: fc.boolean(),
        })
        .map((terms) => ({ ...terms, fallback: terms.fallback && terms.licensePeriod > 0 }));

export const terms = (): fc.Arbitrary<Terms> =>
    fc.oneof({ weight: 1, arbitrary: fc.constant(FREE_TERMS) }, { weight: 4, arbitrary: paidTerms() });

export const ranges = (): fc.Arbitrary<string> =>
    fc.oneof(
        fc.constantFrom("*", "^1.0.0", ">=3.0.0 <4", " ", "~", "1 || 2"),
        fc.string({
            unit: fc.integer({ min: 0x20, max: 0x7e }).map((c) => String.fromCharCode(c)),
            minLength: 1,
            maxLength: 64,
        }),
    );

/** What a package `name` may require. */
export const requirements = (name: string): fc.Arbitrary<Requirements> =>
    fc.record({
        core: ranges(),
        plugins: fc
            .array(fc.tuple(fc.oneof(names(), plain(20), fc.constantFrom("constructor", "10", "9")), ranges()), {
                maxLength: 6,
            })
            .map((entries) => Object.fromEntries(entries.filter(([plugin]) => plugin !== name))),
    });

/** 1 to 255 bytes of UTF-8 without forbidden characters. */
export const texts = (): fc.Arbitrary<string> =>
    fc
        .string({
            unit: fc.oneof(
                { weight: 4, arbitrary: fc.integer({ min: 0x20, max: 0x7e }).map((c) => String.fromCharCode(c)) },
                {
                    weight: 1,
                    arbitrary: fc.constantFrom("é", "中", "😀", "\u00a0", "\ufeff", "\u200d", "\uffff", "'", '"', "\\"),
                },
                { weight: 1, arbitrary: fc.string({ unit: "binary", minLength: 1, maxLength: 1 }) },
            ),
            minLength: 1,
            maxLength: 255,
        })
        .map((value) => value.replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, "x"))
        .filter((value) => Buffer.byteLength(value) <= Limits.text && value.isWellFormed());

const integrities = (): fc.Arbitrary<string> =>
    fc.uint8Array({ minLength: 64, maxLength: 64 }).map((bytes) => `sha512-${Buffer.from(bytes).toString("base64")}`);

export const sources = (): fc.Arbitrary<string> =>
    fc.oneof(
        fc.constantFrom("http://localhost", "http://127.0.0.1:8080/x.tgz", "http://[::1]/x.tgz", "https://a"),
        fc
            .string({
                unit: fc.integer({ min: 0x21, max: 0x7e }).map((c) => String.fromCharCode(c)),
                minLength: 1,
                maxLength: 247,
            })
            .map((rest) => `https://${rest}`),
    );

/** Addresses of testnet. */
export const addresses = (): fc.Arbitrary<string> => fc.nat({ max: 15 }).map(addressOf);

const optional = <K extends string, V>(key: K, values: fc.Arbitrary<V>): fc.Arbitrary<{ [P in K]?: V }> =>
    fc
        .option(values, { nil: undefined })
        .map((value) => (value === undefined ? {} : { [key]: value }) as { [P in K]?: V });

const releaseAssets = (): fc.Arbitrary<Extract<PluginPublishAsset, { action: "release" }>> =>
    names().chain((name) =>
        fc
            .tuple(
                fc.record({
                    version: versions(),
                    terms: terms(),
                    requirements: requirements(name),
                    integrity: integrities(),
                }),
                optional("description", texts()),
                optional("source", sources()),
            )
            .map(([required, description, source]) => ({
                action: "release" as const,
                name,
                ...required,
                ...description,
                ...source,
            })),
    );

export const publishAssets = (): fc.Arbitrary<PluginPublishAsset> =>
    fc.oneof(
        vendors().map((vendor): PluginPublishAsset => ({ action: "register", vendor })),
        releaseAssets(),
        fc.record({ action: fc.constant("terms" as const), name: names(), terms: terms() }),
        fc
            .tuple(
                names(),
                versions(),
                fc.constantFrom("broken" as const, "security" as const),
                optional("message", texts()),
            )
            .map(([name, version, reason, message]): PluginPublishAsset => ({
                action: "yank",
                name,
                version,
                reason,
                ...message,
            })),
        fc.record({ action: fc.constant("unyank" as const), name: names(), version: versions() }),
        fc
            .tuple(vendors(), fc.uniqueArray(addresses(), { maxLength: Limits.maintainers }))
            .map(([vendor, maintainers]): PluginPublishAsset => ({
                action: "maintainers",
                vendor,
                maintainers: maintainers.sort(byBytes),
            })),
        fc.record({ action: fc.constant("transfer" as const), vendor: vendors(), recipientId: addresses() }),
        fc.record({ action: fc.constant("accept" as const), vendor: vendors(), senderId: addresses() }),
    );

/** A purchase with the amount and recipient that belong to it. */
export interface Purchase {
    readonly asset: LicensePurchaseAsset;
    readonly amount: string;
    readonly recipientId: string;
}

export const purchases = (): fc.Arbitrary<Purchase> =>
    fc.oneof(
        fc
            .tuple(names(), terms(), addresses(), optional("licensee", addresses()))
            .map(([name, current, recipientId, licensee]): Purchase => ({
                asset: { kind: "full", name, terms: current, ...licensee },
                amount: current.price,
                recipientId,
            })),
        fc.tuple(names(), terms(), addresses()).map(([name, current, recipientId]): Purchase => ({
            asset: { kind: "trial", name, terms: current },
            amount: "0",
            recipientId,
        })),
        fc.tuple(names(), addresses()).map(([name, licensee]): Purchase => ({
            asset: { kind: "move", name, licensee },
            amount: "0",
            recipientId: licensee,
        })),
    );
