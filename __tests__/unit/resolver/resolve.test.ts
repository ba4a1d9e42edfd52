import { AskedPackage, InstalledPackage, Resolution, resolve, ResolveQuestion } from "../../../src/resolver";
import { sourceOf, TestRegistry } from "./source";

const CORE = "3.9.1";

const ask = (registry: TestRegistry, ...packages: (AskedPackage | string)[]): Resolution =>
    askWith(registry, {}, ...packages);

const askWith = (
    registry: TestRegistry,
    rest: Partial<ResolveQuestion>,
    ...packages: (AskedPackage | string)[]
): Resolution =>
    resolve(
        {
            packages: packages.map((asked) => (typeof asked === "string" ? { name: asked } : asked)),
            core: CORE,
            address: null,
            installed: [],
            ...rest,
        },
        sourceOf(registry),
    );

const versions = ({ packages }: Resolution) => packages.map(({ name, version }) => `${name}@${version}`);
const changes = ({ packages }: Resolution) =>
    packages.map(({ name, version, change }) => `${change} ${name}@${version}`);
const codes = ({ problems }: Resolution) => problems.map(({ code, name }) => `${code} ${name}`);
const installed = (list: Record<string, string>): InstalledPackage[] =>
    Object.entries(list).map(([name, version]) => ({ name, version }));

describe("choice of versions", () => {
    const registry: TestRegistry = {
        "@a/app": {
            releases: {
                "1.0.0": { requires: { "@a/base": "^1.0.0" } },
                "2.0.0": { requires: { "@a/base": "^2.0.0" } },
            },
        },
        "@a/base": { releases: { "1.0.0": {}, "1.4.0": {}, "2.1.0": {}, "3.0.0-rc.1": {} } },
        "@a/other": { releases: { "1.0.0": { requires: { "@a/base": "^1.0.0" } } } },
    };

    it("takes the highest that all take, requirements first, and says who wants what", () => {
        const resolution = ask(registry, "@a/app");
        expect(resolution.satisfiable).toBe(true);
        expect(changes(resolution)).toEqual(["install @a/base@2.1.0", "install @a/app@2.0.0"]);
        expect(resolution.packages.map(({ why }) => why)).toEqual([
            [{ by: "package", name: "@a/app", version: "2.0.0", range: "^2.0.0" }],
            [{ by: "question", range: null }],
        ]);
    });

    it("goes back to an older version where the newest does not go with the rest", () => {
        expect(versions(ask(registry, "@a/app", "@a/other"))).toEqual([
            "@a/base@1.4.0",
            "@a/app@1.0.0",
            "@a/other@1.0.0",
        ]);
    });

    it("keeps what is installed as long as it will do, and moves it if not", () => {
        const kept = askWith(registry, { installed: installed({ "@a/base": "1.0.0" }) }, "@a/other");
        expect(changes(kept)).toEqual(["keep @a/base@1.0.0", "install @a/other@1.0.0"]);
        const moved = askWith(registry, { installed: installed({ "@a/base": "1.0.0" }) }, "@a/app");
        expect(changes(moved)).toEqual(["update @a/base@2.1.0", "install @a/app@2.0.0"]);
    });
});

describe("what is installed, yanked or a prerelease", () => {
    const registry: TestRegistry = {
        "@a/app": {
            releases: {
                "1.0.0": {},
                "1.1.0": {},
                "1.2.0": { yanked: "broken" },
                "1.3.0": { yanked: "security" },
                "2.0.0-rc.1": {},
            },
        },
    };

    it("updates only when asked to, and never away from what is installed to something lower", () => {
        const present = { installed: installed({ "@a/app": "1.0.0" }) };
        expect(changes(askWith(registry, present, "@a/app"))).toEqual(["keep @a/app@1.0.0"]);
        expect(changes(askWith(registry, present, { name: "@a/app", update: true }))).toEqual(["update @a/app@1.1.0"]);
        expect(changes(askWith(registry, present, { name: "@a/app", range: "^1.1.0" }))).toEqual([
            "update @a/app@1.1.0",
        ]);
        expect(
            changes(
                askWith(registry, { installed: installed({ "@a/app": "1.1.0" }) }, { name: "@a/app", range: "1.0.0" }),
            ),
        ).toEqual(["downgrade @a/app@1.0.0"]);
    });

    it("an update leaves a yanked version even for a lower one", () => {
        const present = { installed: installed({ "@a/app": "1.2.0" }) };
        expect(askWith(registry, present, "@a/app").packages).toMatchObject([{ change: "keep", yanked: "broken" }]);
        expect(changes(askWith(registry, present, { name: "@a/app", update: true }))).toEqual([
            "downgrade @a/app@1.1.0",
        ]);
    });

    it("takes a version yanked as broken if it is asked for exactly, one yanked for security only if allowed to", () => {
        expect(ask(registry, { name: "@a/app", range: "1.2.0" }).packages).toMatchObject([{ yanked: "broken" }]);
        expect(codes(ask(registry, { name: "@a/app", range: ">=1.2.0" }))).toEqual(["YANKED @a/app"]);
        const exact = { name: "@a/app", range: "1.3.0" };
        expect(codes(ask(registry, exact))).toEqual(["YANKED @a/app"]);
        expect(versions(askWith(registry, { allowYanked: true }, exact))).toEqual(["@a/app@1.3.0"]);
        expect(codes(askWith(registry, { allowYanked: true }, { name: "@a/app", range: ">=1.3.0" }))).toEqual([
            "YANKED @a/app",
        ]);
    });

    it("takes a prerelease only where the range asks for it", () => {
        expect(versions(ask(registry, "@a/app"))).toEqual(["@a/app@1.1.0"]);
        expect(versions(ask(registry, { name: "@a/app", range: ">=2.0.0-rc.0" }))).toEqual(["@a/app@2.0.0-rc.1"]);
        const present = { installed: installed({ "@a/app": "2.0.0-rc.1" }) };
        expect(changes(askWith(registry, present, "@a/app"))).toEqual(["keep @a/app@2.0.0-rc.1"]);
    });

    it("keeps a version that the chain does not know, which needs nothing", () => {
        const { packages, satisfiable } = askWith(registry, { installed: installed({ "@a/app": "7.0.0" }) }, "@a/app");
        expect(satisfiable).toBe(true);
        expect(packages).toMatchObject([{ version: "7.0.0", change: "keep", onChain: false }]);
    });
});

describe("packages from elsewhere", () => {
    const registry: TestRegistry = {
        "@a/app": { releases: { "1.0.0": { requires: { "left-pad": "^1.0.0", "@arkecosystem/core-api": "^3.0.0" } } } },
    };

    it("names what is on no chain, with the rest of the answer, until it is listed as installed", () => {
        const missing = ask(registry, "@a/app", "pm2");
        expect(codes(missing)).toEqual(["NOT_ON_CHAIN left-pad", "NOT_ON_CHAIN pm2"]);
        expect(missing.satisfiable).toBe(false);
        expect(missing.problems[0]!.requiredBy).toEqual([
            { by: "package", name: "@a/app", version: "1.0.0", range: "^1.0.0" },
        ]);
        expect(versions(missing)).toContain("@a/app@1.0.0");
        expect(askWith(registry, { installed: installed({ "left-pad": "1.3.0" }) }, "@a/app").satisfiable).toBe(true);
        expect(codes(askWith(registry, { installed: installed({ "left-pad": "2.0.0" }) }, "@a/app"))).toEqual([
            "NO_VERSION left-pad",
        ]);
    });

    it("takes Core's own packages to be there, unless the list has others of them", () => {
        const rest = { "left-pad": "1.3.0" };
        const assumed = askWith(registry, { installed: installed(rest) }, "@a/app");
        expect(changes(assumed)).toContain("keep @arkecosystem/core-api@3.9.1");
        const listed = installed({ ...rest, "@arkecosystem/core-p2p": CORE });
        expect(codes(askWith(registry, { installed: listed }, "@a/app"))).toEqual([
            "NOT_ON_CHAIN @arkecosystem/core-api",
        ]);
    });

    it("runs on the part of the facts that somebody has gathered, and names what is lacking", () => {
        const all: TestRegistry = {
            "@a/one": { releases: { "1.0.0": { requires: { "@a/two": "*" } } } },
            "@a/two": { releases: { "1.0.0": { requires: { "@a/three": "*" } } } },
            "@a/three": { releases: { "1.0.0": {} } },
        };
        const gathered = new Map<string, TestRegistry[string]>();
        const rounds: string[][] = [];
        let answer: Resolution;

        do {
            answer = ask(Object.fromEntries(gathered), "@a/one");
            rounds.push(answer.problems.map(({ name }) => name as string));
            rounds.at(-1)!.forEach((name) => gathered.set(name, all[name]!));
        } while (!answer.satisfiable);

        expect(rounds).toEqual([["@a/one"], ["@a/two"], ["@a/three"], []]);
    });
});

describe("order", () => {
    it("puts what is required first, by name where nothing else decides, and reports cycles, which Core boots", () => {
        const resolution = ask(
            {
                "@a/app": { releases: { "1.0.0": { requires: { "@b/ring": "*", "@a/zoo": "*" } } } },
                "@a/ring": { releases: { "1.0.0": { requires: { "@b/ring": "*" } } } },
                "@b/ring": { releases: { "1.0.0": { requires: { "@a/ring": "*", "@z/base": "*" } } } },
                "@a/zoo": { releases: { "1.0.0": {} } },
                "@z/base": { releases: { "1.0.0": {} } },
            },
            "@a/app",
        );
        expect(resolution.satisfiable).toBe(true);
        expect(resolution.packages.map(({ name }) => name)).toEqual([
            "@a/zoo",
            "@z/base",
            "@a/ring",
            "@b/ring",
            "@a/app",
        ]);
        expect(resolution.cycles).toEqual([["@a/ring", "@b/ring"]]);
    });
});

describe("problems", () => {
    it("CONFLICT names both sides and the versions that there are", () => {
        const resolution = ask(
            {
                "@a/left": { releases: { "1.0.0": { requires: { "@a/base": "^1.0.0" } } } },
                "@a/right": { releases: { "1.0.0": { requires: { "@a/base": "^2.0.0" } } } },
                "@a/base": { releases: { "1.0.0": {}, "2.0.0": {} } },
            },
            "@a/left",
            "@a/right",
        );
        expect(resolution).toMatchObject({ satisfiable: false, packages: [] });
        expect(codes(resolution)).toEqual(["CONFLICT @a/base"]);
        expect(resolution.problems[0]).toMatchObject({
            requiredBy: [
                { by: "package", name: "@a/left", version: "1.0.0", range: "^1.0.0" },
                { by: "package", name: "@a/right", version: "1.0.0", range: "^2.0.0" },
            ],
            versions: [{ version: "2.0.0" }, { version: "1.0.0" }],
        });
    });

    it("CONFLICT of something installed, which is a side too", () => {
        const resolution = askWith(
            {
                "@a/app": { releases: { "1.0.0": { requires: { "@a/base": "^2.0.0" } } } },
                "@a/old": { releases: { "1.0.0": { requires: { "@a/base": "^1.0.0" } } } },
                "@a/base": { releases: { "1.0.0": {}, "2.0.0": {} } },
            },
            { installed: installed({ "@a/old": "1.0.0", "@a/base": "1.0.0" }) },
            "@a/app",
        );
        expect(codes(resolution)).toEqual(["CONFLICT @a/base"]);
        expect(resolution.problems[0]!.requiredBy).toEqual([
            { by: "installed", version: "1.0.0" },
            { by: "package", name: "@a/app", version: "1.0.0", range: "^2.0.0" },
            { by: "package", name: "@a/old", version: "1.0.0", range: "^1.0.0" },
        ]);
    });

    it.each([
        ["CORE_TOO_OLD", ">=4.0.0"],
        ["CORE_TOO_NEW", "^2.0.0"],
        ["CORE_UNSUITABLE", "^2.0.0 || ^4.0.0"],
        ["CORE_UNSUITABLE", "not a range"],
    ])("%s for %s, with the range and who wants the package", (code, core) => {
        const resolution = ask({ "@a/app": { releases: { "1.0.0": { core } } } }, "@a/app");
        expect(codes(resolution)).toEqual([`${code} @a/app`]);
        expect(resolution.problems[0]).toMatchObject({
            message: `@a/app does not work with Core 3.9.1: 1.0.0 is for ${core}`,
            requiredBy: [{ by: "question", range: null }],
            versions: [{ version: "1.0.0", core, yanked: null }],
        });
    });

    it("NO_VERSION names who wants what there is not", () => {
        const resolution = ask({ "@a/app": { releases: { "1.0.0": {} } } }, { name: "@a/app", range: "^2.0.0" });
        expect(codes(resolution)).toEqual(["NO_VERSION @a/app"]);
        expect(resolution.problems[0]).toMatchObject({
            message: "@a/app has no version ^2.0.0; there is 1.0.0",
            requiredBy: [{ by: "question", range: "^2.0.0" }],
            versions: [{ version: "1.0.0" }],
        });
    });

    it("INVALID_RANGE for a requirement that Core's boot would refuse whatever is there", () => {
        const registry: TestRegistry = {
            "@a/app": { releases: { "1.0.0": { requires: { "@a/base": "latest" } } } },
            "@a/base": { releases: { "1.0.0": {} } },
        };
        const { problems } = ask(registry, "@a/app");
        expect(problems).toMatchObject([{ code: "INVALID_RANGE", requiredBy: [{ name: "@a/app", range: "latest" }] }]);
    });

    it("prefers a conflict that is true by itself to one that was only come to later", () => {
        const resolution = askWith(
            {
                "@a/two": { releases: { "1.0.0": {}, "2.0.0": { core: ">=4.0.0" } } },
                "@b/two": { releases: { "1.0.0": { requires: { "@c/one": "*" } } } },
                "@b/one": { releases: { "1.0.0": {}, "2.0.0": { requires: { "@a/two": "<1.0.0 || >1.0.0 <2.0.0" } } } },
                "@c/one": { releases: { "1.0.0": { requires: { "@b/one": "2.0.0" } } } },
            },
            { installed: installed({ "@b/one": "1.0.0" }) },
            "@a/two",
            "@b/two",
        );
        // It came furthest with @b/one@1.0.0, which @c/one does not take; but there is a @b/one that it does.
        expect(codes(resolution)).toEqual(["NO_VERSION @a/two"]);
    });

    it("tells all that stands in the way at once", () => {
        const resolution = ask(
            {
                "@a/app": { releases: { "1.0.0": { requires: { "@a/base": "^2.0.0", "@a/new": "*", other: "*" } } } },
                "@a/base": { releases: { "1.0.0": {} } },
                "@a/new": { releases: { "1.0.0": { core: ">=4.0.0" } } },
                "@a/bad": { releases: { "1.0.0": { yanked: "security" } } },
            },
            "@a/app",
            "@a/bad",
        );
        expect(resolution.packages).toEqual([]);
        expect(codes(resolution)).toEqual([
            "YANKED @a/bad",
            "NO_VERSION @a/base",
            "CORE_TOO_OLD @a/new",
            "NOT_ON_CHAIN other",
        ]);
    });
});
