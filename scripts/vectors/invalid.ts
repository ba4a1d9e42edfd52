/** Transactions that must be refused, each with the code of the reason. */
import { Identities } from "@arkecosystem/crypto";

import { RefusalCode } from "../../src/transactions";
import { addressOf, PASSPHRASE, PUB_KEY_HASH, publishCase, purchaseCase, signedBytes } from "./signing";
import { leastRelease, PAID } from "./valid";

/** `SCHEMA`: refused by the JSON schema; `CORE`: refused by Core's own reader of header and signatures. */
type Code = RefusalCode | "SCHEMA" | "CORE";

function text(value: string): string {
    const bytes = Buffer.from(value);

    return Buffer.from([bytes.length, ...bytes]).toString("hex");
}

const FREE = "00".repeat(17);
const PAID_HEX = "00f90295000000008033e1010075120001";
const PRICE = PAID_HEX.slice(0, 16);
const NAME = text("@acme/pkg");
const ADDRESS = Identities.Address.toBuffer(addressOf(PASSPHRASE), PUB_KEY_HASH).addressBuffer.toString("hex");
const FOREIGN = `1e${ADDRESS.slice(2)}`;
const numbered = (n: number): string => `17${String(n).repeat(40)}`;
const RELEASE = `01${text("@a/b")}${text("1.0.0")}`;
const HASH = "00".repeat(64);
const released = (terms: string, requirements: string, texts = "0000"): string =>
    RELEASE + terms + requirements + HASH + texts;
const requiring = (...names: string[]): string =>
    `${text("*")}${names.length.toString(16).padStart(2, "0")}${names.map((name) => text(name) + text("*")).join("")}`;
const yank = (reason: string, message: string): string => `03${NAME}${text("1.0.0")}${reason}${message}`;

type Row = readonly [name: string, error: Code, assetHex: string, note?: string];

const publishRows: readonly Row[] = [
    ["unknown action", "ERR_ACTION", `08${text("@acme")}`],
    ["vendor of zero bytes", "ERR_VENDOR_NAME", "0000"],
    ["vendor without @", "ERR_VENDOR_NAME", `00${text("acme")}`],
    ["vendor in upper case", "ERR_VENDOR_NAME", `00${text("@Acme")}`],
    ["vendor with NUL", "ERR_VENDOR_NAME", `00${text("@ac\0me")}`],
    ["vendor with a line break at its end", "ERR_VENDOR_NAME", `00${text("@acme\n")}`],
    ["vendor of 65 bytes", "ERR_VENDOR_NAME", `00${text(`@${"v".repeat(64)}`)}`],
    ["vendor that is not UTF-8", "ERR_TEXT", "000340ff61"],
    ["name without vendor", "ERR_NAME", `02${text("pkg")}${FREE}`],
    ["name of 215 bytes", "ERR_NAME", `02${text(`@a/${"b".repeat(212)}`)}${FREE}`],
    ["name whose vendor has 65 bytes", "ERR_NAME", `02${text(`@${"v".repeat(64)}/b`)}${FREE}`],
    ["version with build metadata", "ERR_VERSION", `04${NAME}${text("1.0.0+1")}`],
    ["version with a leading zero", "ERR_VERSION", `04${NAME}${text("1.02.0")}`],
    ["version with a number of 2^53", "ERR_VERSION", `04${NAME}${text("9007199254740992.0.0")}`],
    ["version with a prerelease number of 2^53", "ERR_VERSION", `04${NAME}${text("1.0.0-9007199254740992")}`],
    ["version of 65 bytes", "ERR_VERSION", `04${NAME}${text(`1.0.0-${"x".repeat(59)}`)}`],
    ["price of 2^63", "ERR_TERMS", `02${NAME}0000000000000080${"00".repeat(9)}`],
    ["license period above 3,153,600,000", "ERR_TERMS", `02${NAME}0100000000000000011ef8bb0000000000`],
    ["trial period above 3,153,600,000", "ERR_TERMS", `02${NAME}010000000000000000000000011ef8bb00`],
    ["free package with a period", "ERR_TERMS", `02${NAME}0000000000000000010000000000000000`],
    ["free package with a flag", "ERR_TERMS", `02${NAME}${"00".repeat(16)}02`],
    ["perpetual license with fallback", "ERR_TERMS", `02${NAME}01${"00".repeat(15)}01`],
    ["unknown flag of terms", "ERR_ASSET_BYTES", `02${NAME}01${"00".repeat(15)}04`],
    ["empty range of Core", "ERR_RANGE", released(FREE, "0000")],
    ["range with a tabulator", "ERR_RANGE", released(FREE, `${text("1\t2")}00`)],
    ["range of 65 bytes", "ERR_RANGE", released(FREE, `${text("1".repeat(65))}00`)],
    ["requirements out of order", "ERR_REQUIREMENTS", released(FREE, requiring("b", "a"))],
    ["requirement twice", "ERR_REQUIREMENTS", released(FREE, requiring("a", "a"))],
    ["requirement of itself", "ERR_REQUIREMENTS", released(FREE, requiring("@a/b"))],
    ["requirement that is no name", "ERR_REQUIREMENTS", released(FREE, requiring("__proto__"))],
    [
        "33 requirements",
        "ERR_REQUIREMENTS",
        released(FREE, requiring(...Array.from({ length: 33 }, (_, i) => `p${i + 10}`))),
    ],
    ["description with NUL", "ERR_TEXT", released(FREE, requiring(), `${text("a\0b")}00`)],
    ["source that is not https", "ERR_SOURCE", released(FREE, requiring(), `00${text("http://example.org/x.tgz")}`)],
    ["reason 0", "ERR_ASSET_BYTES", yank("00", "00")],
    ["reason 3", "ERR_ASSET_BYTES", yank("03", "00")],
    ["message with a control character", "ERR_TEXT", yank("01", text("a\u0007"))],
    ["message with a bidi control", "ERR_TEXT", yank("01", text("a\u202eb"))],
    ["message with an overlong NUL", "ERR_TEXT", yank("01", "02c080")],
    ["message with an encoded surrogate", "ERR_TEXT", yank("01", "03eda080")],
    ["maintainers out of order", "ERR_MAINTAINERS", `05${text("@acme")}02${numbered(2)}${numbered(1)}`],
    ["maintainer twice", "ERR_MAINTAINERS", `05${text("@acme")}02${numbered(1)}${numbered(1)}`],
    [
        "nine maintainers",
        "ERR_MAINTAINERS",
        `05${text("@acme")}09${[1, 2, 3, 4, 5, 6, 7, 8, 9].map(numbered).join("")}`,
    ],
    ["maintainer of another network", "ERR_ADDRESS", `05${text("@acme")}01${FOREIGN}`],
    ["recipient of another network", "ERR_ADDRESS", `06${text("@acme")}${FOREIGN}`],
    ["offering owner of another network", "ERR_ADDRESS", `07${text("@acme")}${FOREIGN}`],
    [
        "asset of more than 8,192 bytes",
        "ERR_ASSET_SIZE",
        released(
            FREE,
            `${text("*")}20${Array.from({ length: 32 }, (_, i) => text(`p${i + 10}`.padEnd(214, "x")) + text("1".repeat(64))).join("")}`,
        ),
    ],
];

const purchaseRows: readonly Row[] = [
    ["unknown kind", "ERR_KIND", `${PRICE}${ADDRESS}03${NAME}`],
    ["amount below the price", "ERR_AMOUNT", `fff8029500000000${ADDRESS}00${NAME}${PAID_HEX}00`],
    ["amount 0 for a paid purchase", "ERR_AMOUNT", `${"00".repeat(8)}${ADDRESS}00${NAME}${PAID_HEX}00`],
    ["trial with an amount", "ERR_AMOUNT", `${PRICE}${ADDRESS}01${NAME}${PAID_HEX}`],
    ["move with an amount", "ERR_AMOUNT", `${PRICE}${ADDRESS}02${NAME}`],
    ["purchase from another network's address", "ERR_ADDRESS", `${PRICE}${FOREIGN}00${NAME}${PAID_HEX}00`],
    ["gift to another network's address", "ERR_ADDRESS", `${PRICE}${ADDRESS}00${NAME}${PAID_HEX}01${FOREIGN}`],
    ["gift flag 2", "ERR_ASSET_BYTES", `${PRICE}${ADDRESS}00${NAME}${PAID_HEX}02${ADDRESS}`],
    ["purchase of no name", "ERR_NAME", `${"00".repeat(8)}${ADDRESS}0200`],
    ["contradictory terms", "ERR_TERMS", `${"00".repeat(8)}${ADDRESS}01${NAME}${"00".repeat(16)}01`],
];

interface Invalid {
    readonly name: string;
    readonly kind: "bytes" | "json";
    readonly error: Code;
    readonly note?: string;
    readonly serialized?: string;
    readonly transaction?: unknown;
}

const bytesCase = (type: 0 | 1, [name, error, assetHex, note]: Row): Invalid => ({
    name,
    kind: "bytes",
    error,
    ...(note !== undefined && { note }),
    serialized: signedBytes(type, assetHex),
});

/** What is wrong with whole transactions instead of assets. */
function frameCases(): Invalid[] {
    const register = signedBytes(0, `00${text("@acme")}`);
    const bytes = (name: string, error: Code, serialized: string): Invalid => ({
        name,
        kind: "bytes",
        error,
        serialized,
    });

    return [
        bytes("bytes that end within the asset", "ERR_ASSET_BYTES", register.slice(0, -(128 + 4))),
        bytes("length byte too large by one", "ERR_TEXT", signedBytes(0, `0006${text("@acme").slice(2)}`)),
        bytes("no signature", "SCHEMA", register.slice(0, -128)),
        bytes("three bytes after the signature", "CORE", `${register}300100`),
        bytes("fee 0", "SCHEMA", signedBytes(0, `00${text("@acme")}`, { fee: 0n })),
        bytes("header of another network", "SCHEMA", register.replace(/^ff0217/, "ff021e")),
        bytes("unknown type group", "CORE", signedBytes(0, `00${text("@acme")}`, { typeGroup: 1036 })),
    ];
}

type Json = Record<string, unknown>;

function jsonCases(): Invalid[] {
    const json = (vector: object): Json => structuredClone((vector as { transaction: Json }).transaction);
    const release = json(publishCase(leastRelease, { name: "" }));
    const move = json(
        purchaseCase({ kind: "move", name: "@acme/pkg", licensee: addressOf("friend one") }, { name: "", owner: "" }),
    );
    const full = json(
        purchaseCase({ kind: "full", name: "@acme/pkg", terms: PAID }, { name: "", owner: addressOf(PASSPHRASE) }),
    );
    const released = (change: object): Json => ({
        ...release,
        asset: { pluginPublish: { ...leastRelease, ...change } },
    });
    const bought = (change: object): Json => ({
        ...full,
        asset: { licensePurchase: { kind: "full", name: "@acme/pkg", terms: PAID, ...change } },
    });
    const row = (name: string, error: Code, transaction: Json): Invalid => ({ name, kind: "json", error, transaction });

    return [
        row("unknown property of a release", "SCHEMA", released({ homepage: "https://a" })),
        row("unknown property of terms", "SCHEMA", released({ terms: { ...leastRelease.terms, currency: "ARK" } })),
        row(
            "unknown property of requirements",
            "SCHEMA",
            released({ requirements: { ...leastRelease.requirements, node: "20" } }),
        ),
        row("unknown property of a purchase", "SCHEMA", bought({ discount: "1" })),
        row("another asset beside the asset", "SCHEMA", {
            ...release,
            asset: { pluginPublish: leastRelease, licensePurchase: {} },
        }),
        row("unknown action in JSON", "SCHEMA", released({ action: "grab" })),
        row("unknown kind in JSON", "SCHEMA", bought({ kind: "loan" })),
        row("missing terms", "SCHEMA", bought({ terms: undefined })),
        row("price as a number", "SCHEMA", bought({ terms: { ...PAID, price: 1 } })),
        row("period as a string", "SCHEMA", bought({ terms: { ...PAID, licensePeriod: "1" } })),
        row(
            "integrity that is not canonical base64",
            "SCHEMA",
            released({ integrity: leastRelease.integrity.replace("A==", "B==") }),
        ),
        row("empty description", "SCHEMA", released({ description: "" })),
        row("description with a lone surrogate", "SCHEMA", released({ description: "a\ud800" })),
        row("publish with an amount", "SCHEMA", { ...release, amount: "1" }),
        row("purchase without recipient", "SCHEMA", { ...full, recipientId: undefined }),
        row("description of 256 bytes", "ERR_TEXT", released({ description: "é".repeat(128) })),
        row("recipient with a wrong checksum", "ERR_ADDRESS", { ...full, recipientId: `A${"1".repeat(33)}` }),
        row("amount that is not the price", "ERR_AMOUNT", { ...full, amount: "1" }),
        row("move whose recipient is not the licensee", "ERR_RECIPIENT", {
            ...move,
            recipientId: addressOf(PASSPHRASE),
        }),
    ];
}

export const invalidCases = (): Invalid[] => [
    ...publishRows.map((row) => bytesCase(0, row)),
    ...purchaseRows.map((row) => bytesCase(1, row)),
    ...frameCases(),
    ...jsonCases(),
];
