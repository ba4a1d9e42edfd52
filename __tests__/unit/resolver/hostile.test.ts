import semver from "semver";

import { resolve } from "../../../src/resolver";
import { Budget, STEP_LIMIT } from "../../../src/resolver/budget";
import { Limits } from "../../../src/transactions";
import { sourceOf, TestPackage, TestRegistry } from "./source";

const times = <T>(count: number, make: (index: number) => [string, T]): Record<string, T> =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => make(index)));

/** Ranges of the greatest length that a package may publish; no two are the same. */
const range = (index: number): string => `>=0.${index}`.padEnd(Limits.range - 4, " >=0").replace(/ [>=]*$/, "");

/** Twelve packages for eleven places: no solution, and no way to see it but by trying. */
function pigeonholes(pigeons: number): TestRegistry {
    const holes = pigeons - 1;

    return {
        ...times(pigeons, (pigeon) => [
            `pigeon${pigeon}`,
            {
                releases: times(holes, (hole) => [
                    `${hole + 1}.0.0`,
                    { requires: { [`hole${hole}`]: `${pigeon + 1}.0.0` } },
                ]),
            },
        ]),
        ...times(holes, (hole) => [`hole${hole}`, { releases: times(pigeons, (pigeon) => [`${pigeon + 1}.0.0`, {}]) }]),
    };
}

/** Every package requires 32 others. */
const dense = (count: number, rangeOf: (index: number) => string): TestRegistry =>
    times(count, (index): [string, TestPackage] => [
        `p${index}`,
        {
            releases: {
                "1.0.0": {
                    requires: times(Limits.requirements, (place) => [
                        `p${(index + 1 + place * 29) % count}`,
                        rangeOf(index * Limits.requirements + place),
                    ]),
                },
            },
        },
    ]);

const ask = (registry: TestRegistry, names: string[]) =>
    resolve(
        { packages: names.map((name) => ({ name })), core: "3.9.1", address: null, installed: [] },
        sourceOf(registry),
    );

const HOSTILE: [string, TestRegistry, string[]][] = [
    ["entangled", pigeonholes(12), Object.keys(pigeonholes(12)).slice(0, 12)],
    ["wide", dense(1_100, () => "*"), ["p0"]],
    ["full of long ranges", dense(900, range), ["p0"]],
    [
        "deep",
        times(1_100, (index) => [`p${index}`, { releases: { "1.0.0": { requires: { [`p${index + 1}`]: "*" } } } }]),
        ["p0"],
    ],
    ["of very many releases", { p0: { releases: times(26_000, (index) => [`1.0.${index}`, {}]) } }, ["p0"]],
    [
        "of many long ranges of Core",
        { p0: { releases: times(2_000, (index) => [`1.0.${index}`, { core: range(index).replace(">=0.", ">9.") }]) } },
        ["p0"],
    ],
];

it.each(HOSTILE)("refuses what is %s, and says that it is too complex", (_, registry, names) => {
    expect(ask(registry, names)).toMatchObject({
        satisfiable: false,
        packages: [],
        problems: [{ code: "TOO_COMPLEX", name: null, requiredBy: [], versions: [] }],
    });
});

it.each(HOSTILE)("what is %s takes no more steps than the limit, by semver's own calls", (_, registry, names) => {
    const spent = jest.spyOn(Budget.prototype, "spend");
    const tests = jest.spyOn(semver.Range.prototype, "test");

    try {
        ask(registry, names);
        // What goes beyond is not done any more.
        const done = spent.mock.calls.slice(0, -1).reduce((sum, [steps]) => sum + steps, 0);
        expect(done).toBeLessThanOrEqual(STEP_LIMIT);
        expect(tests.mock.calls.length).toBeLessThanOrEqual(STEP_LIMIT);
    } finally {
        jest.restoreAllMocks();
    }
});

it("answers what is large and plain", () => {
    expect(
        ask(
            dense(300, () => "^1.0.0"),
            ["p0"],
        ),
    ).toMatchObject({ satisfiable: true });
    const chain = times(900, (index): [string, TestPackage] => [
        `p${index}`,
        { releases: { "1.0.0": { requires: index < 899 ? { [`p${index + 1}`]: "*" } : {} } } },
    ]);
    expect(ask(chain, ["p0"])).toMatchObject({ satisfiable: true });
    expect(ask(pigeonholes(6), Object.keys(pigeonholes(6)).slice(0, 6)).problems.length).toBeGreaterThan(0);
});

it("asks the source for each package once", () => {
    const asked: string[] = [];
    const source = sourceOf(dense(100, () => "*"));
    resolve({ packages: [{ name: "p0" }], core: "3.9.1", address: null, installed: [] }, (name) => {
        asked.push(name);

        return source(name);
    });
    expect(asked).toHaveLength(new Set(asked).size);
});
