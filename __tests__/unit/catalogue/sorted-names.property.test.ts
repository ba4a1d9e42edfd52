import * as fc from "fast-check";

import { SortedNames } from "../../../src/catalogue/sorted-names";
import { names } from "../../__support__/arbitraries";

it("is what sorting all names would give, after any additions and removals", () => {
    fc.assert(
        fc.property(fc.uniqueArray(names(), { maxLength: 40 }), fc.nat(), (all, seed) => {
            const sorted = new SortedNames();
            all.forEach((name) => sorted.add(name));
            const [gone, kept] = [
                all.filter((_, index) => (index + seed) % 3 === 0),
                all.filter((_, index) => (index + seed) % 3 !== 0),
            ];
            gone.forEach((name) => sorted.remove(name));

            expect(sorted.all()).toEqual([...kept].sort());
            expect(sorted.size).toBe(kept.length);
        }),
    );
});

it("refuses to remove what is not there", () => {
    expect(() => new SortedNames().remove("@a/b")).toThrow("@a/b is not in the list");
});
