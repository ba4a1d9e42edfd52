import { append, assertNewest } from "../../../src/wallet-attributes/log";

it("keeps every former value", () => {
    const first = append(undefined, "a", "t1");
    const second = append(first, "b", "t2");

    expect([second.state, second.position, second.previous]).toEqual(["b", 1, first]);
    expect([first.position, first.previous]).toEqual([0, undefined]);
});

it("knows whose the newest entry is", () => {
    const entry = append(undefined, "a", "t1");

    expect(() => assertNewest(entry, "t1")).not.toThrow();
    expect(() => assertNewest(entry, "t2")).toThrow("[ERR_STATE]");
    expect(() => assertNewest(undefined, "t2")).toThrow("[ERR_STATE]");
});
