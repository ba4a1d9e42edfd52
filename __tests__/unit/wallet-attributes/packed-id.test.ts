import { createHash } from "node:crypto";

import * as fc from "fast-check";

import { packId, unpackId } from "../../../src/wallet-attributes/packed-id";

const idOf = (text: string): string => createHash("sha256").update(text).digest("hex");

it("gives every id back, from half the characters", () => {
    fc.assert(
        fc.property(fc.string(), (text) => {
            const packed = packId(idOf(text));

            expect(packed).toHaveLength(32);
            expect(unpackId(packed)).toBe(idOf(text));
        }),
    );
});

it.each(["", "t", idOf("a").toUpperCase(), `${idOf("a")}00`, "x".repeat(64)])("leaves %j as it is", (id) => {
    expect(unpackId(packId(id))).toBe(id);
});
