import { createHash } from "node:crypto";

import * as fc from "fast-check";

import { HeightTable } from "../../../src/catalogue/height-table";

const idOf = (number: number): string => createHash("sha256").update(`${number}`).digest("hex");

/** Ids that begin alike, and so stand in each other's way, among others. */
const ids = fc.nat(3_000).map((number) => (number % 3 === 0 ? `00000000${idOf(number).slice(8)}` : idOf(number)));

it("is a map, whatever comes and goes, and in whatever order", () =>
    fc.assert(
        fc.property(fc.array(fc.tuple(ids, fc.nat(2)), { minLength: 1, maxLength: 3_000, size: "max" }), (steps) => {
            const table = new HeightTable();
            const map = new Map<string, number>();

            for (const [index, [id, kind]] of steps.entries()) {
                if (kind === 0) {
                    table.delete(id);
                    map.delete(id);
                } else {
                    table.set(id, index + 1);
                    map.set(id, index + 1);
                }
            }

            for (const [id] of steps) {
                expect(table.get(id)).toBe(map.get(id));
            }
        }),
        { numRuns: 50 },
    ));
