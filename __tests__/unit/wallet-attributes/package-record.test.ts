import * as fc from "fast-check";

import { FREE_TERMS, releaseLineOf, Terms, YankReason } from "../../../src/transactions";
import { PackageState } from "../../../src/wallet-attributes";
import { PackageRecord } from "../../../src/wallet-attributes/package-record";
import { PAID } from "../../__support__/actors";

/** One change, of the numbered version for all but terms. */
interface Change {
    readonly kind: "release" | "yank" | "terms";
    readonly version: number;
    readonly terms: Terms;
    readonly yanked: YankReason | undefined;
}

const changes = fc.array(
    fc.record<Change>({
        kind: fc.constantFrom("release", "release", "yank", "terms"),
        version: fc.nat(),
        terms: fc.constantFrom(PAID, FREE_TERMS, { ...PAID }),
        yanked: fc.constantFrom(undefined, "broken", "security"),
    }),
    { maxLength: 60, size: "max" },
);

const first = PackageRecord.released(undefined, { version: "0.1.0", terms: PAID }, "first");

/** Lines 0.1 to 4, each going up. */
const versionOf = (step: number, number: number): string =>
    number % 5 === 0 ? `0.1.${step + 1}` : `${number % 5}.${step}.0`;

function changed(record: PackageRecord, { kind, version, terms, yanked }: Change, step: number): PackageRecord {
    const known = [...record.versions.keys()];
    const id = `change ${step}`;

    switch (kind) {
        case "release":
            return PackageRecord.released(record, { version: versionOf(step, version), terms }, id);
        case "yank":
            return record.withYank(known[version % known.length]!, yanked, id);
        case "terms":
            return record.withTerms(terms, id);
    }
}

const plain = (record: PackageRecord & PackageState) => ({
    transactionId: record.transactionId,
    position: record.position,
    terms: record.terms,
    touched: record.touched,
    lines: [...record.lines.entries()],
    versions: [...record.versions.entries()],
});

it("works out every state that was before", () => {
    fc.assert(
        fc.property(changes, (sequence) => {
            const records = [first];
            sequence.forEach((change, step) => records.push(changed(records.at(-1)!, change, step)));
            const expected = records.map(plain).reverse();
            const found = [];

            for (let record: PackageRecord | undefined = records.at(-1); record; record = record.previous) {
                found.push(plain(record));
            }

            expect(found).toEqual(expected);
        }),
    );
});

it("shares terms that stay the same", () => {
    const again = PackageRecord.released(first, { version: "0.1.1", terms: { ...PAID } }, "second");

    expect(again.terms).toBe(first.terms);
    expect(again.withTerms(FREE_TERMS, "third").terms).toEqual(FREE_TERMS);
});

it("knows the highest version of a line, also after an undo", () => {
    const again = PackageRecord.released(first, { version: "0.1.1", terms: PAID }, "second");

    expect(again.lines.get(releaseLineOf("0.1.0"))).toBe("0.1.1");
    expect(again.previous?.lines.get(releaseLineOf("0.1.0"))).toBe("0.1.0");
});
