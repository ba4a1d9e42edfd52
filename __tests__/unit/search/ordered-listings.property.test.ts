import * as fc from "fast-check";

import { Listing } from "../../../src/search/listing";
import { compareBy, SortKey } from "../../../src/search/order";
import { OrderedListings } from "../../../src/search/ordered-listings";

const NAMES = Array.from({ length: 12 }, (_, index) => `@acme/p${index}`);

/** What happens to one listing, or with `settle` to the orders. */
const steps = fc.array(
    fc.record({
        kind: fc.constantFrom("add", "remove", "move", "settle"),
        name: fc.constantFrom(...NAMES),
        value: fc.nat(3),
    }),
    { maxLength: 60 },
);

const factsOf = (value: number) => ({
    price: BigInt(value),
    published: value,
    sold: value,
    trial: false,
    description: undefined,
});

it("once settled, however seldom and in however many parts, each order is that of the listings", () =>
    fc.assert(
        fc.property(steps, (sequence) => {
            const orders = new OrderedListings();
            const present = new Map<string, Listing>();

            for (const { kind, name, value } of sequence) {
                const listing = present.get(name);

                if (kind === "settle") {
                    orders.settle(value);
                } else if (!listing && kind === "add") {
                    const added = new Listing(name, factsOf(value));
                    orders.add(added);
                    present.set(name, added);
                } else if (listing && kind === "remove") {
                    orders.remove(listing);
                    present.delete(name);
                } else if (listing && kind === "move") {
                    Object.assign(listing, factsOf(value));
                    orders.moved(listing);
                }
            }

            while (!orders.settle(2));

            for (const by of ["name", "price", "published", "sold"] satisfies SortKey[]) {
                for (const [descending, namesDescending] of [
                    [false, false],
                    [false, true],
                    [true, false],
                    [true, true],
                ] as const) {
                    const order = { by, descending, namesDescending };
                    const expected = [...present.values()].sort(compareBy(order));
                    expect([...orders.inOrder(order)]).toEqual(expected);
                }
            }
        }),
    ));
