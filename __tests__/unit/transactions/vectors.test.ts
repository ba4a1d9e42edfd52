/** The files of docs/vectors: what the code gives today, what the document says, and true. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { Crypto, Identities, Interfaces, Transactions } from "@arkecosystem/crypto";

import { buildVectors, VECTORS } from "../../../scripts/vectors";
import { compareVersions, refusalCodeOf, refusals } from "../../../src/transactions";
import { fromBytes, fromJson } from "../../__support__/crypto";
import { decode, isValid } from "../../__support__/reference-decoder";
import { without } from "../../__support__/samples";

interface Valid {
    name: string;
    passphrase?: string;
    secondKeys?: { publicKey: string };
    multiSignature?: Interfaces.IMultiSignatureAsset;
    keys: { publicKey: string; privateKey?: string; address: string };
    transaction: Record<string, unknown>;
    serialized: string;
    signedHash: string;
    id: string;
}

interface Invalid {
    name: string;
    kind: "bytes" | "json";
    error: string;
    serialized?: string;
    transaction?: unknown;
}

const load = <T>(name: string): T => JSON.parse(readFileSync(join(VECTORS, name), "utf8")) as T;

const built = buildVectors();
const valid = ["plugin-publish.json", "license-purchase.json"].flatMap((name) => load<{ cases: Valid[] }>(name).cases);
const invalid = load<{ cases: Invalid[] }>("invalid.json").cases;
const NETWORK = load<{ network: { pubKeyHash: number } }>("invalid.json").network.pubKeyHash;

describe("docs/vectors", () => {
    it("are the files that `npm run vectors` writes", () => {
        expect(readdirSync(VECTORS).sort()).toEqual(Object.keys(built).sort());
    });

    it.each(Object.keys(built))("%s is what the code gives", (name) => {
        expect(load(name)).toEqual(JSON.parse(JSON.stringify(built[name])));
    });

    it("name every case once", () => {
        for (const cases of [valid.map(({ name }) => name), invalid.map(({ name }) => name)]) {
            expect(new Set(cases).size).toBe(cases.length);
        }
    });
});

describe("valid transactions", () => {
    it.each(valid.map((vector) => [vector.name, vector] as const))("%s: JSON and bytes are the same", (_, vector) => {
        const bytes = Buffer.from(vector.serialized, "hex");

        expect(fromBytes(bytes).toJson()).toEqual(vector.transaction);
        expect(fromJson(structuredClone(vector.transaction)).serialized).toEqual(bytes);
        expect(fromBytes(bytes).id).toBe(vector.id);
    });

    it.each(valid.map((vector) => [vector.name, vector] as const))("%s: the document's reader agrees", (_, vector) => {
        const bytes = Buffer.from(vector.serialized, "hex");
        const signatures = ["signature", "secondSignature", "signatures"].flatMap(
            (key) => vector.transaction[key] ?? [],
        );
        const unsigned = bytes.subarray(0, bytes.length - signatures.join("").length / 2);

        expect(decode(bytes, NETWORK)).toEqual(vector.transaction);
        expect(createHash("sha256").update(unsigned).digest("hex")).toBe(vector.signedHash);
    });

    it.each(valid.map((vector) => [vector.name, vector] as const))("%s: keys and signatures are true", (_, vector) => {
        const transaction = fromBytes(Buffer.from(vector.serialized, "hex"));
        const { keys, multiSignature, passphrase, secondKeys } = vector;

        expect(transaction.data.senderPublicKey).toBe(keys.publicKey);
        expect(Identities.Address.fromPublicKey(keys.publicKey, NETWORK)).toBe(keys.address);

        if (multiSignature) {
            expect(Transactions.Verifier.verifySignatures(transaction.data, multiSignature)).toBe(true);
        } else {
            const signature = vector.transaction["signature"] as string;

            expect(createHash("sha256").update(passphrase!).digest("hex")).toBe(keys.privateKey);
            expect(Crypto.Hash.verifySchnorr(Buffer.from(vector.signedHash, "hex"), signature, keys.publicKey)).toBe(
                true,
            );
            expect(transaction.isVerified).toBe(true);
        }

        if (secondKeys) {
            expect(Transactions.Verifier.verifySecondSignature(transaction.data, secondKeys.publicKey)).toBe(true);
        }
    });
});

describe("invalid transactions", () => {
    it.each(invalid.map((vector) => [vector.name, vector] as const))(
        "%s",
        (_, { kind, error, serialized, transaction }) => {
            let found = "accepted";

            try {
                if (kind === "bytes") {
                    fromBytes(Buffer.from(serialized!, "hex"));
                } else {
                    fromJson(transaction);
                }
            } catch (thrown) {
                const { constructor, message } = thrown as Error;
                found = refusalCodeOf(message) ?? (constructor.name === "TransactionSchemaError" ? "SCHEMA" : "CORE");
            }

            expect(found).toBe(error);
        },
    );

    it.each(
        invalid.filter(({ kind, error }) => kind === "bytes" && error !== "SCHEMA").map((v) => [v.name, v] as const),
    )("%s: the document's reader agrees", (_, { error, serialized }) => {
        expect(() => decode(Buffer.from(serialized!, "hex"), NETWORK)).toThrow(error);
    });

    it("cover every code that bytes or JSON can have", () => {
        const codes = Object.keys(refusals);
        const ofBytes = codes.slice(0, codes.indexOf("ERR_FEE_TOO_LOW"));
        // The bytes of an integrity are always valid, and its JSON is the schema's to refuse.
        const never = ["ERR_INTEGRITY"];

        expect([...new Set(invalid.map(({ error }) => error))].sort()).toEqual(
            [...ofBytes.filter((code) => !never.includes(code)), "CORE", "SCHEMA"].sort(),
        );
    });
});

describe("rules", () => {
    it("patterns: the document's patterns and limits agree", () => {
        const file = load<Record<string, { valid: string[]; invalid: string[] }>>("patterns.json");
        const kinds = without(file, "description");

        for (const [kind, values] of Object.entries(kinds)) {
            expect([kind, values.valid.filter((value) => !isValid(kind, value))]).toEqual([kind, []]);
            expect([kind, values.invalid.filter((value) => isValid(kind, value))]).toEqual([kind, []]);
            expect(values.valid.length).toBeGreaterThan(0);
            expect(values.invalid.length).toBeGreaterThan(0);
        }
    });

    it("versions: strictly ascending", () => {
        const { ascending } = load<{ ascending: string[] }>("versions.json");

        for (const [index, version] of ascending.slice(1).entries()) {
            expect(compareVersions(ascending[index]!, version)).toBeLessThan(0);
        }
    });

    it("digest: sums of SHA-256 of the texts, on top of the configuration's", () => {
        const { configuration, records } = load<{
            configuration: { text: string; hash: string };
            records: { text: string; digest: string }[];
        }>("digest.json");
        const hash = (text: string): bigint => BigInt(`0x${createHash("sha256").update(text).digest("hex")}`);
        let digest = hash(configuration.text);

        for (const record of records) {
            digest = (digest + hash(record.text)) % 2n ** 256n;
            expect(digest.toString(16).padStart(64, "0")).toBe(record.digest);
        }
    });
});
