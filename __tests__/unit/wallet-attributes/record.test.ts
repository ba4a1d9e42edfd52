import { FREE_TERMS } from "../../../src/transactions";
import { Grant, hashRecord, OrderedMap, StateRecord } from "../../../src/wallet-attributes";
import { append } from "../../../src/wallet-attributes/log";
import { PAID } from "../../__support__/actors";

const vendor = (maintainers: string[], offeredTo?: string): StateRecord => ({
    type: "vendor",
    vendor: "@acme",
    entry: append(undefined, { owner: "A", maintainers, offeredTo }, "t"),
});

const pkg = (overrides: object, id = "t"): StateRecord => ({
    type: "package",
    name: "@acme/pkg",
    entry: append(
        undefined,
        { terms: PAID, lines: OrderedMap.empty(), versions: OrderedMap.empty(), touched: undefined, ...overrides },
        id,
    ),
});

const license = (overrides: Partial<Grant>): StateRecord => {
    const grant: Grant = {
        kind: "full",
        start: 1,
        end: 2,
        fallback: false,
        transferable: false,
        payer: "A",
        transactionId: "t",
        ...overrides,
    };

    return {
        type: "license",
        licensee: "B",
        name: "@acme/pkg",
        entry: append(
            undefined,
            { full: undefined, trial: undefined, bought: false, change: { type: "granted", grant } },
            "t",
        ),
    };
};

it("gives every difference in a record another hash", () => {
    const records = [
        vendor([]),
        vendor(["A"]),
        vendor(["A", "B"]),
        vendor(["AB"]),
        vendor([], "A"),
        pkg({}),
        pkg({ terms: FREE_TERMS }),
        pkg({ terms: { ...PAID, fallback: false } }),
        pkg({ terms: { ...PAID, transferable: false } }),
        pkg({ touched: { version: "1.0.0", yanked: undefined } }),
        pkg({ touched: { version: "1.0.0", yanked: "broken" } }),
        pkg({}, "t2"),
        license({}),
        license({ kind: "trial" }),
        license({ end: null }),
        license({ end: 3 }),
        license({ start: 0 }),
        license({ fallback: true }),
        license({ transferable: true }),
        license({ payer: "C" }),
    ];

    expect(new Set(records.map(hashRecord)).size).toBe(records.length);
});

it("is the same for the same record", () => {
    expect(hashRecord(license({}))).toBe(hashRecord(license({})));
});

/** By `printf '6:vendor,1:0,1:t,5:@acme,1:A,1:-,1:0,' | sha256sum`: nodes of all versions must have the same digest. */
it("is SHA-256 of the record's netstrings", () => {
    expect(hashRecord(vendor([])).toString(16).padStart(64, "0")).toBe(
        "61bb32850fa7c6c8ca44853ed10112722c396b6c3fd8f0ac06c4ce3975b91d32",
    );
});
