import { setImmediate as turn } from "node:timers/promises";

import * as fc from "fast-check";

import { Listing, ListingFacts, ListQuery, PackageIndex, SortKey } from "../../../src/search";
import { compareBy } from "../../../src/search/order";
import { wordsOf } from "../../../src/search/text";

const NAMES = ["acme", "moon"].flatMap((vendor) =>
    ["node", "nodes", "acme", "moon-node"].map((x) => `@${vendor}/${x}`),
);
const DESCRIPTIONS = [undefined, "a node's Moon", "nodes | acme", "móon moons"];
const TEXTS = ["node", "nod", "n", "moon", "acme", "acme node", "@moon/node", "a", "nothing", "node nothing", ""];
const ALL = { offset: 0, limit: 100 };
const BY_RELEVANCE = { by: "relevance", descending: true, namesDescending: false } as const;

const steps = fc.array(
    fc.record({
        kind: fc.constantFrom("add", "add", "remove", "update", "sell", "turn", "settle", "search", "list"),
        name: fc.constantFrom(...NAMES),
        value: fc.nat(3),
        text: fc.constantFrom(...TEXTS),
    }),
    { maxLength: 60, size: "max" },
);

const factsOf = (value: number): ListingFacts => ({
    price: BigInt(value),
    published: value,
    sold: value,
    trial: value === 1,
    description: DESCRIPTIONS[value],
});

/** What a word of a search is worth to a package, from its words alone. */
function worth(sought: string, { name, description }: Listing): number {
    const [vendor, own] = name.split("/") as [string, string];
    const fields = [own, vendor, description ?? ""].map(wordsOf);
    const worths = fields.flatMap((words, index) => [
        words.includes(sought) ? 60 - 20 * index : 0,
        sought.length > 1 && words.some((word) => word.startsWith(sought)) ? 50 - 20 * index : 0,
    ]);

    return Math.max(...worths);
}

function relevance(text: string, listing: Listing): number {
    const worths = [...new Set(wordsOf(text))].map((word) => worth(word, listing));

    if (worths.length === 0 || worths.includes(0)) {
        return 0;
    }

    return listing.name === text ? Number.MAX_SAFE_INTEGER : worths.reduce((sum, one) => sum + one, 0);
}

/** Best first, then by name. */
const found = (text: string, listings: readonly Listing[]): string[] =>
    listings
        .filter((listing) => relevance(text, listing) > 0)
        .sort((left, right) => relevance(text, right) - relevance(text, left) || (left.name < right.name ? -1 : 1))
        .map(({ name }) => name);

/** An index beside the listings that are to be in it. */
class Subject {
    private readonly index = new PackageIndex();
    private readonly present = new Map<string, Listing>();

    public change(kind: string, name: string, value: number): void {
        const listing = this.present.get(name);

        if (!listing && kind === "add") {
            this.present.set(name, this.index.add(name, factsOf(value)));
        } else if (listing && kind === "remove") {
            this.index.remove(listing);
            this.present.delete(name);
        } else if (listing && kind === "update") {
            this.index.update(listing, factsOf(value));
        } else if (listing && kind === "sell") {
            this.index.updateSold(listing, value);
        }
    }

    public settle(): Promise<void> {
        return this.index.settle();
    }

    public async expectFound(text: string, vendor?: string): Promise<void> {
        const vendors = vendor === undefined ? {} : { vendors: [vendor] };
        const names = await this.names({ text, order: BY_RELEVANCE, ...vendors });
        const listings = [...this.present.values()].filter(({ name }) => name.startsWith(vendor ?? ""));
        expect(names).toEqual(found(text, listings));
    }

    public async expectOrder(by: SortKey, descending: boolean, namesDescending: boolean): Promise<void> {
        const order = { by, descending, namesDescending };
        const names = await this.names({ order });
        expect(names).toEqual([...this.present.values()].sort(compareBy(order)).map(({ name }) => name));
    }

    public async expectAll(): Promise<void> {
        for (const text of TEXTS) {
            await this.expectFound(text);
            await this.expectFound(text, "@moon");
        }

        for (const by of ["name", "price", "published", "sold"] satisfies SortKey[]) {
            for (const descending of [false, true]) {
                await this.expectOrder(by, descending, false);
                await this.expectOrder(by, descending, true);
            }
        }
    }

    private async names(query: Pick<ListQuery, "order"> & Partial<ListQuery>): Promise<string[]> {
        const { listings } = await this.index.page({ ...ALL, ...query });

        return listings.map(({ name }) => name);
    }
}

/** A slice of work is over after two listings. */
beforeEach(() => {
    let time = 0;
    jest.spyOn(performance, "now").mockImplementation(() => time++);
});

afterEach(() => jest.restoreAllMocks());

it("whenever it is asked, searches and lists are what the packages alone say", () =>
    fc.assert(
        fc.asyncProperty(steps, async (sequence) => {
            const subject = new Subject();
            const settling: Promise<void>[] = [];

            for (const { kind, name, value, text } of sequence) {
                if (kind === "turn") {
                    await turn();
                } else if (kind === "settle") {
                    settling.push(subject.settle());
                } else if (kind === "search") {
                    await subject.expectFound(text);
                } else if (kind === "list") {
                    await subject.expectOrder("sold", true, false);
                } else {
                    subject.change(kind, name, value);
                }
            }

            await Promise.all(settling);
            await subject.expectAll();
        }),
        { numRuns: 300 },
    ));

it("a package that goes before anybody has searched is found by nobody", async () => {
    const subject = new Subject();
    subject.change("add", "@acme/node", 1);
    subject.change("remove", "@acme/node", 1);

    await subject.expectAll();
});

it("a package that is reverted, and comes again before anybody has asked, is found again", async () => {
    const subject = new Subject();
    subject.change("add", "@acme/node", 1);
    await subject.expectAll();
    subject.change("remove", "@acme/node", 1);
    subject.change("add", "@acme/node", 1);
    await subject.expectAll();

    subject.change("sell", "@acme/node", 2);
    await subject.expectAll();
});

it("what changes while a search waits is in its answer", async () => {
    for (let turns = 0; turns < 12; turns++) {
        const subject = new Subject();
        NAMES.slice(1).forEach((name, index) => subject.change("add", name, index % 4));
        const asked = subject.expectFound("moon");

        for (let count = 0; count < turns; count++) {
            await Promise.resolve();
        }

        if (turns % 2 === 0) {
            await turn();
        }

        subject.change("remove", "@moon/node", 0);
        subject.change("update", "@acme/acme", 3);
        await asked;
    }
});

it("of many that wait for it together one does the work, and others get their turn in between", async () => {
    const subject = new Subject();
    NAMES.forEach((name) => subject.change("add", name, 1));
    let [turns, done] = [0, false];
    const asked = Promise.all(TEXTS.map((text) => subject.expectFound(text))).then(() => (done = true));

    while (!done) {
        await turn();
        turns++;
    }

    await asked;
    expect(turns).toBeGreaterThanOrEqual(NAMES.length / 2 - 1);
});

it("of those who waited no two are answered in the same turn", async () => {
    const subject = new Subject();
    NAMES.forEach((name) => subject.change("add", name, 1));
    let answered = 0;
    const asked = Array.from({ length: 20 }, () => subject.expectFound("moon").then(() => answered++));

    for (let before = 0; answered < asked.length; before = answered) {
        await turn();
        expect(answered - before).toBeLessThanOrEqual(1);
    }

    await Promise.all(asked);
});
