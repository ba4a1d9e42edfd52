import { QuestionError, resolve, ResolveLimits, ResolveQuestion } from "../../../src/resolver";

const QUESTION: ResolveQuestion = { packages: [], core: "3.9.1", address: null, installed: [] };
const present = (name: string, version = "1.0.0") => ({ name, version });
const many = (length: number) => Array.from({ length }, (_, index) => present(`p${index}`));

const ask = (question: Partial<ResolveQuestion>) => () => resolve({ ...QUESTION, ...question }, () => undefined);

it.each<[string, Partial<ResolveQuestion>, RegExp]>([
    ["a version of Core that is none", { core: "3.9" }, /core must be a version of Core, as 3\.9\.1, not "3\.9"/],
    ["a version of Core with a prefix", { core: "v3.9.1" }, /core must be/],
    ["a range that is none", { packages: [{ name: "@a/b", range: "latest" }] }, /range of @a\/b must be/],
    ["a range that is too long", { packages: [{ name: "@a/b", range: `>${"1".repeat(64)}` }] }, /at most 64/],
    ["a name that is none", { packages: [{ name: "@A/b" }] }, /expected a package name, got "@A\/b"/],
    ["an installed version that is none", { installed: [present("a", "1")] }, /installed version of a must be/],
    ["a package installed twice", { installed: [present("a"), present("a", "2.0.0")] }, /each package once/],
    ["too many packages", { packages: many(ResolveLimits.packages + 1) }, /packages must be at most 50, not 51/],
    ["too much installed", { installed: many(ResolveLimits.installed + 1) }, /installed must be at most 500, not 501/],
])("refuses %s", (_, question, message) => {
    expect(ask(question)).toThrow(QuestionError);
    expect(ask(question)).toThrow(message);
});

it("takes a question of the greatest size, and an empty one", () => {
    expect(ask({ packages: many(50), installed: many(500) })().packages).toHaveLength(500);
    expect(ask({})()).toMatchObject({ satisfiable: true, packages: [] });
});

it("takes ranges to be asked together where a package is asked for twice", () => {
    const both = ask({ packages: [{ name: "a", range: "^1.0.0" }, { name: "a" }, { name: "a", range: "<1.5.0" }] })();
    expect(both.problems[0]!.requiredBy).toEqual([
        { by: "question", range: "<1.5.0" },
        { by: "question", range: "^1.0.0" },
    ]);
});
