import * as fc from "fast-check";

import { OrderedMap } from "../../../src/wallet-attributes";

type Step = { readonly key: string; readonly value: number | undefined; readonly remove: boolean };

const steps = fc.array(
    fc.record<Step>({
        // Few enough to be met again, many enough for a tree of several nodes.
        key: fc.oneof(
            fc.nat({ max: 59 }).map((number) => `key ${number}`),
            fc.string({ maxLength: 3 }),
        ),
        value: fc.option(fc.nat(), { nil: undefined }),
        remove: fc.nat({ max: 2 }).map((number) => number === 0),
    }),
    { minLength: 60, maxLength: 160, size: "max" },
);

const emptyMap = () => OrderedMap.empty<number | undefined>();

const inOrder = (map: ReadonlyMap<string, unknown>) => [...map].sort(([left], [right]) => (left < right ? -1 : 1));

it("agrees with a Map after any changes, and leaves every former value as it was", () => {
    fc.assert(
        fc.property(steps, (sequence) => {
            const model = new Map<string, number | undefined>();
            let map = OrderedMap.empty<number | undefined>();
            const former: [OrderedMap<number | undefined>, unknown[]][] = [];

            for (const { key, value, remove } of sequence) {
                former.push([map, inOrder(model)]);
                map = remove ? map.delete(key) : map.set(key, value);

                if (remove) {
                    model.delete(key);
                } else {
                    model.set(key, value);
                }

                expect([map.has(key), map.get(key), map.size]).toEqual([model.has(key), model.get(key), model.size]);
            }

            former.push([map, inOrder(model)]);

            for (const [one, entries] of former) {
                expect([...one.entries()]).toEqual(entries);
                expect(one.isEmpty()).toBe(entries.length === 0);
            }
        }),
    );
});

it("gives keys back, in a list and in a tree", () => {
    let map = OrderedMap.empty<number>();
    // Both forms of a map: a list and, from 17 keys on, a tree.
    const keys = Array.from({ length: 40 }, (_, index) => `key number ${index}`);

    for (const [index, key] of keys.entries()) {
        map = map.set(key, index).set(`${key}`, -index);
    }

    expect(keys.map((key) => [map.keyOf(key), map.get(key)])).toEqual(keys.map((key, index) => [key, -index]));
    expect([map.keyOf("none"), OrderedMap.empty().keyOf("none")]).toEqual([undefined, undefined]);
});

it("costs the same for keys that were chosen to collide in a hash table", () => {
    // "aw" and "c9" have one hash in every polynomial hash of base 31, and so have all strings made of them.
    const colliding = (index: number): string =>
        [...index.toString(2).padStart(12, "0")].map((bit) => (bit === "0" ? "aw" : "c9")).join("");
    let map = OrderedMap.empty<number>();
    const kept: OrderedMap<number>[] = [];
    const before = process.memoryUsage().heapUsed;

    for (let index = 0; index < 4096; index++) {
        map = map.set(colliding(index), index);
        kept.push(map);
    }

    // A hash table that copies its collisions for each of 4,096 kept values needs more than 100 MB.
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(40_000_000);
    expect(kept.map(({ size }) => size)).toEqual(kept.map((_, index) => index + 1));
});

it.each([17, 24, 33, 40])("keeps what one of %i keys holds when another that holds nothing is taken away", (count) => {
    const keys = Array.from({ length: count }, (_, index) => `key ${index + 10}`);

    for (const held of keys) {
        const map = keys.reduce((one, key) => one.set(key, key === held ? 1 : undefined), emptyMap());

        for (const gone of keys.filter((key) => key !== held)) {
            expect(map.delete(gone).get(held)).toBe(1);
        }
    }
});
