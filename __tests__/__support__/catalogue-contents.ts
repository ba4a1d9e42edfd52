import { Catalogue } from "../../src/catalogue";
import { ListQuery, Order, SortKey } from "../../src/search";

const ALL = { offset: 0, limit: 1_000 };
const BY_NAME: Order = { by: "name", descending: false, namesDescending: false };

const ORDERS: Order[] = (["name", "price", "published", "sold"] satisfies SortKey[]).flatMap((by) =>
    [false, true].flatMap((descending) =>
        [false, true].map((namesDescending) => ({ by, descending, namesDescending })),
    ),
);

const QUERIES: Partial<ListQuery>[] = [
    ...["acme", "one", "o", "con", "weather", "wea", "node weather", "@acme/one", "nothing"].map((text) => ({
        text,
        order: { by: "relevance", descending: true, namesDescending: false } as const,
    })),
    ...ORDERS.map((order) => ({ order })),
    { free: true },
    { free: false, order: { by: "price", descending: true, namesDescending: false } },
    { trial: true },
    { maxPrice: 1n },
    { core: "3.9.1" },
    { core: "2.0.0" },
    { vendors: ["@acme"] },
    { vendors: ["@other"], text: "one" },
];

/** Names of all packages, in order. */
export const namesOf = async (catalogue: Catalogue): Promise<string[]> =>
    (await catalogue.list({ order: BY_NAME, ...ALL })).listings.map(({ name }) => name);

/** All that a catalogue answers, for comparing two of them. */
export async function contentsOf(catalogue: Catalogue): Promise<unknown> {
    const lists = await Promise.all(QUERIES.map((query) => catalogue.list({ order: BY_NAME, ...ALL, ...query })));
    const names = await namesOf(catalogue);

    return structuredClone({
        lists: lists.map(({ listings, total }) => ({
            total,
            listings: listings.map(({ ranges, ...rest }) => ({
                ...rest,
                // Where it stands is what the order of the lists says.
                settled: undefined,
                ranges: ranges.map(({ range, count }) => `${range.text} ${count} of ${range.uses}`).sort(),
            })),
        })),
        packages: names.map((name) => packageContents(catalogue, name)),
        owners: ["@acme", "@other", "@third", "@fourth"].map((vendor) => catalogue.owners(vendor)),
        dependents: [...names, "lodash", "@acme/one"].map((name) => [
            catalogue.dependents(name, true, 0, 100),
            catalogue.dependents(name, false, 0, 100),
        ]),
    });
}

function packageContents(catalogue: Catalogue, name: string): unknown {
    const history = catalogue.package(name);

    if (!history) {
        throw new Error(`${name} is listed, but not there`);
    }

    const { releaseCount, sold, licensees, termsChanges, yankChanges } = history;

    return {
        name,
        ...{ releaseCount, sold, licensees, termsChanges, yankChanges },
        releases: history.releases(),
        latest: history.latestRelease,
        minors: history.releases().map(({ version }) => history.minorReleasedAt(version)),
        changes: catalogue.changes(name, 0, 100),
    };
}
