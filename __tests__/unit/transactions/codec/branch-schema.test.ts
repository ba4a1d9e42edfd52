import { Validation } from "@arkecosystem/crypto";

import { branchSchema } from "../../../../src/transactions/codec/branch-schema";

const schema = branchSchema("kind", {
    cat: { required: ["lives"], properties: { lives: { type: "integer" } } },
    dog: { required: [], properties: { name: { type: "string" } } },
});

/** The error of Core's own validator, the one that removes under `additionalProperties: false`. */
const validate = (value: unknown): string | undefined => Validation.validator.validate(schema, value).error;

describe("branchSchema", () => {
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

    it("does what additionalProperties would not: Core's validator deletes there and says nothing", () => {
        const value: object = { lives: 9, tail: 1 };
        const silent = { type: "object", additionalProperties: false, properties: { lives: {} } };

        expect(Validation.validator.validate(silent, value).error).toBeUndefined();
        expect(value).toEqual({ lives: 9 });
    });
});
