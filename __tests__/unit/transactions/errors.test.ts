import { refusalCodeOf, refusals, RegistryError } from "../../../src/transactions";

describe("RegistryError", () => {
    it("starts its message with the code in brackets", () => {
        const error = new RegistryError("ERR_NO_OFFER");

        expect(error.message).toBe("[ERR_NO_OFFER] the vendor is not on offer");
        expect(error.code).toBe("ERR_NO_OFFER");
        expect(error).toBeInstanceOf(Error);
    });

    it("adds the details", () => {
        expect(new RegistryError("ERR_ACTION", "byte 9").message).toBe("[ERR_ACTION] unknown action: byte 9");
    });
});

describe("refusalCodeOf", () => {
    it("finds the code wherever Core has put the message", () => {
        for (const code of Object.keys(refusals)) {
            const message = new RegistryError(code as keyof typeof refusals, "x [y]").message;

            expect(refusalCodeOf(`tx 12 cannot be applied: ${message}`)).toBe(code);
        }
    });

    it("knows no codes of others", () => {
        expect(refusalCodeOf("[ERR_APPLY] no")).toBeUndefined();
        expect(refusalCodeOf("ERR_NO_OFFER")).toBeUndefined();
        expect(refusalCodeOf("[ERR_NO_OFFER")).toBeUndefined();
        expect(refusalCodeOf("")).toBeUndefined();
    });
});

describe("refusals", () => {
    it("gives every code a reason of its own", () => {
        expect(new Set(Object.values(refusals)).size).toBe(Object.keys(refusals).length);
    });
});
