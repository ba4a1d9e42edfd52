import { Identities, Utils } from "@arkecosystem/crypto";

import { FREE_TERMS, LicensePurchaseAsset, refusalCodeOf } from "../../../../src/transactions";
import {
    deserializePurchase,
    Purchase,
    serializePurchase,
} from "../../../../src/transactions/license-purchase/serializer";
import { addressOf, messageOf, useTestnet } from "../../../__support__/crypto";
import { OWNER, PAID_TERMS_HEX, paymentOf, purchaseSamples } from "../../../__support__/samples";

beforeAll(useTestnet);

const text = (value: string): string => {
    const bytes = Buffer.from(value);

    return Buffer.from([bytes.length, ...bytes]).toString("hex");
};

const address = (value: string): string => Identities.Address.toBuffer(value).addressBuffer.toString("hex");

const write = (asset: LicensePurchaseAsset, change: object = {}): string => {
    const { amount, recipientId } = paymentOf(asset);

    return serializePurchase(asset, { amount: Utils.BigNumber.make(amount), recipientId, ...change })
        .getResult()
        .toString("hex");
};

const read = (hex: string): Purchase => deserializePurchase(new Utils.ByteBuffer(Buffer.from(hex, "hex")));

const refusal = (hex: string): string | undefined => refusalCodeOf(messageOf(() => read(hex)));

const PRICE = PAID_TERMS_HEX.slice(0, 16);
const ZERO = "00".repeat(8);
const NAME = text("@acme/pkg");
const TO_OWNER = address(OWNER);
const LICENSEE = address(addressOf(1));

const golden: readonly [string, LicensePurchaseAsset, string][] = [
    ["full", purchaseSamples.full, `${PRICE}${TO_OWNER}00${NAME}${PAID_TERMS_HEX}00`],
    ["full (gift)", purchaseSamples.gift, `${PRICE}${TO_OWNER}00${NAME}${PAID_TERMS_HEX}01${LICENSEE}`],
    [
        "full (free, for the state to refuse)",
        { kind: "full", name: "@a/b", terms: FREE_TERMS },
        `${ZERO}${TO_OWNER}00${text("@a/b")}${"00".repeat(17)}00`,
    ],
    ["trial", purchaseSamples.trial, `${ZERO}${TO_OWNER}01${NAME}${PAID_TERMS_HEX}`],
    ["move", purchaseSamples.move, `${ZERO}${LICENSEE}02${NAME}`],
];

describe("serializePurchase", () => {
    it.each(golden)("writes %s", (_, asset, hex) => expect(write(asset)).toBe(hex));

    it("refuses an unknown kind", () => {
        for (const kind of ["gift", "constructor", undefined]) {
            expect(refusalCodeOf(messageOf(() => write({ ...purchaseSamples.trial, kind } as never)))).toBe("ERR_KIND");
        }
    });

    it("refuses a purchase without recipient, and a move whose recipient is not the licensee", () => {
        const none = messageOf(() => write(purchaseSamples.full, { recipientId: undefined }));
        const other = messageOf(() => write(purchaseSamples.move, { recipientId: OWNER }));

        expect(refusalCodeOf(none)).toBe("ERR_RECIPIENT");
        expect(refusalCodeOf(other)).toBe("ERR_RECIPIENT");
    });

    it("refuses addresses of other networks", () => {
        const foreign = Identities.Address.fromPassphrase("x", 30);

        expect(refusalCodeOf(messageOf(() => write(purchaseSamples.full, { recipientId: foreign })))).toBe(
            "ERR_ADDRESS",
        );
        expect(refusalCodeOf(messageOf(() => write({ ...purchaseSamples.gift, licensee: foreign })))).toBe(
            "ERR_ADDRESS",
        );
    });
});

describe("deserializePurchase", () => {
    it.each(golden)("reads %s back, exactly", (_, asset, hex) => {
        const { amount, recipientId, asset: found } = read(hex);

        expect({ amount: amount.toString(), recipientId }).toEqual(paymentOf(asset));
        expect(found).toEqual(asset);
    });

    it.each(golden)("refuses %s cut at any length", (_, __, hex) => {
        for (let length = 0; length < hex.length; length += 2) {
            expect(refusal(hex.slice(0, length))).toBe("ERR_ASSET_BYTES");
        }
    });

    it.each(golden)("leaves what follows %s to the signatures", (_, __, hex) => {
        const buffer = new Utils.ByteBuffer(Buffer.from(`${hex}ffff`, "hex"));
        deserializePurchase(buffer);

        expect(buffer.getRemainderLength()).toBe(2);
    });

    it("refuses every unknown kind", () => {
        for (let kind = 3; kind < 256; kind++) {
            expect(refusal(`${ZERO}${TO_OWNER}${kind.toString(16).padStart(2, "0")}${NAME}`)).toBe("ERR_KIND");
        }
    });

    it("refuses every gift flag but 0 and 1", () => {
        for (let flag = 2; flag < 256; flag++) {
            const hex = `${PRICE}${TO_OWNER}00${NAME}${PAID_TERMS_HEX}${flag.toString(16).padStart(2, "0")}${LICENSEE}`;

            expect(refusal(hex)).toBe("ERR_ASSET_BYTES");
        }
    });

    const foreign = "1e".padEnd(42, "0");

    it.each<[string, string, string]>([
        ["an amount below the price", `${"01".padEnd(16, "0")}${TO_OWNER}00${NAME}${PAID_TERMS_HEX}00`, "ERR_AMOUNT"],
        [
            "an amount above the price",
            `${"01f90295".padEnd(16, "0")}${TO_OWNER}00${NAME}${PAID_TERMS_HEX}00`,
            "ERR_AMOUNT",
        ],
        ["amount 0 for a paid purchase", `${ZERO}${TO_OWNER}00${NAME}${PAID_TERMS_HEX}00`, "ERR_AMOUNT"],
        ["a trial with an amount", `${PRICE}${TO_OWNER}01${NAME}${PAID_TERMS_HEX}`, "ERR_AMOUNT"],
        ["a move with an amount", `${PRICE}${LICENSEE}02${NAME}`, "ERR_AMOUNT"],
        ["an amount of 2^64-1", `${"ff".repeat(8)}${TO_OWNER}00${NAME}${PAID_TERMS_HEX}00`, "ERR_AMOUNT"],
        ["a recipient of another network", `${PRICE}${foreign}00${NAME}${PAID_TERMS_HEX}00`, "ERR_ADDRESS"],
        ["a licensee of another network", `${PRICE}${TO_OWNER}00${NAME}${PAID_TERMS_HEX}01${foreign}`, "ERR_ADDRESS"],
        ["an empty name", `${ZERO}${LICENSEE}0200`, "ERR_NAME"],
        ["a name without vendor", `${ZERO}${LICENSEE}02${text("pkg")}`, "ERR_NAME"],
        ["a name with NUL", `${ZERO}${LICENSEE}02${text("@a/b\0")}`, "ERR_NAME"],
        ["a name that is not UTF-8", `${ZERO}${LICENSEE}0205402f612fff`, "ERR_TEXT"],
        ["unknown flags", `${PRICE}${TO_OWNER}00${NAME}${PAID_TERMS_HEX.slice(0, -2)}0400`, "ERR_ASSET_BYTES"],
        ["contradictory terms", `${ZERO}${TO_OWNER}01${NAME}${"00".repeat(16)}01`, "ERR_TERMS"],
        ["a price above 2^63-1", `${ZERO}${TO_OWNER}01${NAME}${"ff".repeat(8)}${"00".repeat(9)}`, "ERR_TERMS"],
    ])("refuses %s", (_, hex, code) => expect(refusal(hex)).toBe(code));
});
