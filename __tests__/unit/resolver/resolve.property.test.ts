import fc from "fast-check";
import semver from "semver";

import { Resolution, resolve, ResolveQuestion } from "../../../src/resolver";
import { bruteForce } from "./brute-force";
import { packageOf, sourceOf, TestRegistry, TestRelease } from "./source";

const NAMES = ["@a/one", "@a/two", "@b/one", "@b/two"];
const VERSIONS = ["1.0.0", "1.1.0", "2.0.0", "2.1.0-rc.1"];
const RANGES = ["*", "^1.0.0", "^2.0.0", ">=1.1.0", "1.0.0", "2.0.0", "~2.1.0-rc.1", "latest"];
/** on no chain */
const ELSEWHERE = "elsewhere";

const mostly = <T>(usual: T, ...rest: T[]) =>
    fc.oneof(
        { weight: 6, arbitrary: fc.constant(usual) },
        ...rest.map((value) => ({ weight: 1, arbitrary: fc.constant(value) })),
    );

const release = fc.record({
    core: mostly("*", "^3.0.0", ">=4.0.0", "^2.0.0"),
    requires: fc.dictionary(fc.constantFrom(...NAMES, ELSEWHERE), fc.constantFrom(...RANGES), { maxKeys: 2 }),
    yanked: mostly(undefined, "broken" as const, "security" as const),
});

const packages = fc.dictionary(
    fc.constantFrom(...NAMES),
    fc.record({ releases: fc.dictionary(fc.constantFrom(...VERSIONS), release, { minKeys: 1, maxKeys: 4 }) }),
    { minKeys: 2, maxKeys: 4 },
);

/** The chain takes no release that requires its own package. */
const withoutRequirementOf =
    (name: string) =>
    ([version, { requires, ...rest }]: [string, TestRelease]): [string, TestRelease] => [
        version,
        {
            ...rest,
            requires: Object.fromEntries(Object.entries(requires ?? {}).filter(([required]) => required !== name)),
        },
    ];

const registry = packages.map((tested): TestRegistry =>
    Object.fromEntries(
        Object.entries(tested).map(([name, { releases }]) => [
            name,
            { releases: Object.fromEntries(Object.entries(releases).map(withoutRequirementOf(name))) },
        ]),
    ),
);

const asked = fc.record({
    name: fc.constantFrom(...NAMES),
    range: fc.option(fc.constantFrom(...RANGES.slice(0, -1)), { nil: undefined }),
    update: fc.option(fc.boolean(), { nil: undefined }),
});

const question: fc.Arbitrary<ResolveQuestion> = fc.record({
    packages: fc.array(asked, { minLength: 1, maxLength: 2 }),
    core: fc.constant("3.9.1"),
    address: fc.constant(null),
    installed: fc.uniqueArray(
        fc.record({
            name: fc.constantFrom(...NAMES, ELSEWHERE),
            version: fc.constantFrom(...VERSIONS, "1.0.5"),
        }),
        { maxLength: 2, selector: ({ name }) => name },
    ),
    allowYanked: fc.boolean(),
});

const versionsOf = ({ packages }: Resolution) =>
    Object.fromEntries(packages.map(({ name, version }) => [name, version]));

const RUNS = { numRuns: 2_000 };

it("finds a solution if there is one, and of all the first in the documented order", () => {
    fc.assert(
        fc.property(registry, question, (registry, question) => {
            const resolution = resolve(question, sourceOf(registry));
            const best = bruteForce(registry, question);

            const inTheWay = resolution.problems.filter(({ code }) => code !== "NOT_ON_CHAIN");
            expect(inTheWay).toHaveLength(best ? 0 : inTheWay.length || 1);
            expect(versionsOf(resolution)).toEqual(best ? Object.fromEntries(best) : {});
        }),
        RUNS,
    );
});

it("gives the same bytes whatever the order of what it is asked and told", () => {
    const shuffled = <T>(list: readonly T[]): fc.Arbitrary<T[]> =>
        fc.shuffledSubarray([...list], { minLength: list.length });
    const reversed = (record: object) => Object.fromEntries(Object.entries(record).reverse());

    fc.assert(
        fc.property(
            registry,
            question.chain((question) =>
                fc.tuple(
                    fc.constant(question),
                    fc.record({ packages: shuffled(question.packages), installed: shuffled(question.installed) }),
                ),
            ),
            (registry, [question, order]) => {
                const other = (name: string) => {
                    const tested = registry[name];
                    const releases = Object.entries(tested?.releases ?? {}).map(([version, { requires, ...rest }]) => [
                        version,
                        { ...rest, requires: reversed(requires ?? {}) },
                    ]);

                    return tested && packageOf(name, { ...tested, releases: Object.fromEntries(releases.reverse()) });
                };

                expect(JSON.stringify(resolve({ ...question, ...order }, other))).toBe(
                    JSON.stringify(resolve(question, sourceOf(registry))),
                );
            },
        ),
        RUNS,
    );
});

it("puts what is required first, but for cycles, and names every demand", () => {
    fc.assert(
        fc.property(registry, question, (registry, question) => {
            const { packages, cycles } = resolve(question, sourceOf(registry));
            const places = new Map(packages.map(({ name }, place) => [name, place]));

            for (const [place, { name, version, why }] of packages.entries()) {
                expect(why.length).toBeGreaterThan(0);

                for (const demand of why.filter(({ by }) => by === "package")) {
                    const { name: by, range } = demand as { name: string; range: string };
                    const inCycle = cycles.some((cycle) => cycle.includes(name) && cycle.includes(by));
                    expect(semver.satisfies(version, range)).toBe(true);
                    expect(inCycle || place < (places.get(by) as number)).toBe(true);
                }
            }
        }),
        RUNS,
    );
});

it("of a conflict that it names, no version does for all sides", () => {
    fc.assert(
        fc.property(registry, question, (registry, question) => {
            const { problems } = resolve(question, sourceOf(registry));

            for (const { name, requiredBy } of problems.filter(({ code }) => code === "CONFLICT")) {
                const ranges = requiredBy.flatMap((demand) => ("range" in demand ? (demand.range ?? []) : []));
                const installed = question.installed.flatMap((present) =>
                    present.name === name ? present.version : [],
                );
                const versions = [...Object.keys(registry[name as string]?.releases ?? {}), ...installed];
                // What is installed goes to no prerelease unless asked to, and what is asked for without a range neither.
                const needsStable =
                    requiredBy.some((demand) => demand.by !== "package" && !("range" in demand && demand.range)) &&
                    !requiredBy.some((demand) => demand.by === "question" && demand.range);
                const all = versions
                    .filter((version) => installed.includes(version) || !needsStable || !semver.prerelease(version))
                    .filter((version) => ranges.every((range) => semver.satisfies(version, range)));

                expect(requiredBy.length).toBeGreaterThan(1);
                expect(all).toEqual([]);
            }
        }),
        RUNS,
    );
});
