import { Validation } from "@arkecosystem/crypto";
import * as fc from "fast-check";

import { Branch, branchedAsset } from "../../../../src/transactions/codec/branched-asset";
import { addressOf } from "../../../__support__/crypto";

const branches: Readonly<Record<string, Branch>> = {
    cat: { required: ["lives"], properties: { lives: { type: "integer" } } },
    dog: { required: [], properties: { name: { type: "string" }, owner: { $ref: "address" } } },
    bee: { required: ["name", "lives"], properties: { name: { type: "string", maxLength: 3 }, lives: { minimum: 1 } } },
};
const schema = { properties: { asset: branchedAsset("pet", "kind", branches) } };

/** The same in one function, each branch within the former's `else`. */
const nested = {
    type: "object",
    required: ["kind"],
    ...Object.entries(branches).reduceRight<object>(
        (otherwise, [kind, { required, properties }]) => ({
            if: { properties: { kind: { const: kind } } },
            then: { required, propertyNames: { enum: ["kind", ...Object.keys(properties)] }, properties },
            else: otherwise,
        }),
        { properties: { kind: { enum: Object.keys(branches) } } },
    ),
};
const inOneFunction = { properties: { asset: { properties: { pet: nested } } } };

/** The error of Core's own validator, the one that removes under `additionalProperties: false`. */
const validate = (value: unknown): string | undefined =>
    Validation.validator.validate(schema, { asset: { pet: value } }).error;

describe("branchedAsset", () => {
    it("accepts what its branch allows", () => {
        expect(validate({ kind: "cat", lives: 9 })).toBeUndefined();
        expect(validate({ kind: "dog", name: "x" })).toBeUndefined();
        expect(validate({ kind: "dog" })).toBeUndefined();
    });

    it.each([
        ["a property of another branch", { kind: "dog", lives: 9 }],
        ["an unknown property", { kind: "cat", lives: 9, tail: 1 }],
        ["a missing property", { kind: "cat" }],
        ["a wrong type", { kind: "cat", lives: "9" }],
        ["an unknown branch", { kind: "cow" }],
        ["a branch named like a built-in", { kind: "constructor" }],
        ["no branch", { lives: 9 }],
        ["an empty object", {}],
        ["an array", []],
        ["a string", "cat"],
        ["null", null],
    ])("refuses %s", (_, value) => {
        const copy: unknown = structuredClone(value);

        expect(validate(value)).toEqual(expect.any(String));
        expect(value).toEqual(copy);
    });

    it("refuses an asset without its member, with others, and what is no object", () => {
        const cat = { kind: "cat", lives: 9 };

        for (const asset of [{}, { pet: cat, plant: cat }, { plant: cat }, [cat], "pet", null]) {
            const copy: unknown = structuredClone(asset);

            expect(Validation.validator.validate(schema, { asset }).error).toEqual(expect.any(String));
            expect(asset).toEqual(copy);
        }
    });

    it("does what additionalProperties would not: Core's validator deletes there and says nothing", () => {
        const value: object = { lives: 9, tail: 1 };
        const silent = { type: "object", additionalProperties: false, properties: { lives: {} } };

        expect(Validation.validator.validate(silent, value).error).toBeUndefined();
        expect(value).toEqual({ lives: 9 });
    });

    it("decides and explains as one schema with all branches would", () => {
        const value = fc.constantFrom<unknown>("cat", "x", "long", 0, 9, -1, null, {}, [], addressOf(1), "A123");
        const kind = fc.constantFrom<unknown>("cat", "dog", "bee", "cow", 1, null);
        const animal = fc.record({ kind, name: value, lives: value, owner: value, tail: value }, { requiredKeys: [] });

        fc.assert(
            fc.property(fc.oneof({ weight: 9, arbitrary: animal }, { weight: 1, arbitrary: value }), (input) => {
                const { error } = Validation.validator.validate(inOneFunction, { asset: { pet: input } });

                expect(validate(input)).toEqual(error);
            }),
            { numRuns: 2_000 },
        );
    });

    it("gives each branch a function of its own, and the choice one that holds none of them", () => {
        const chooser = referredBy(Validation.validator.getInstance().compile(schema))[
            "#/properties/asset/definitions/kind"
        ];

        for (const kind of Object.keys(branches)) {
            expect(referredBy(chooser)[`#/properties/asset/definitions/kind.${kind}`]).toEqual(expect.any(Function));
        }
    });
});

/** By reference, what AJV has made of it: a function, or the schema that it has copied into this one. */
function referredBy(compiled: unknown): Record<string, unknown> {
    const { refs, refVal } = compiled as { refs: Record<string, number>; refVal: unknown[] };

    return Object.fromEntries(Object.entries(refs).map(([reference, index]) => [reference, refVal[index]]));
}
