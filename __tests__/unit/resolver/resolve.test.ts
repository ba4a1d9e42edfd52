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
});
