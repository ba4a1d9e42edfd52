import { optionsOf, programOf } from "../../../../benchmarks/harness/options";

const BENCHMARK = { script: "bench:unit", description: "Measures.", quick: "less of it", full: "more of it" };

let told: string;

beforeEach(() => {
    told = "";
    const tell = (text: string | Uint8Array): boolean => {
        told += String(text);

        return true;
    };
    jest.spyOn(process.stderr, "write").mockImplementation(tell);
    jest.spyOn(process.stdout, "write").mockImplementation(tell);
    jest.spyOn(process, "exit").mockImplementation((code) => {
        throw new Error(`exit code ${code}`);
    });
});

afterEach(() => jest.restoreAllMocks());

it("says what was given, and hands it on as it was", () => {
    expect(optionsOf(BENCHMARK, ["--full", "--save"])).toEqual({
        quick: false,
        full: true,
        json: false,
        flags: ["--full", "--save"],
    });
});

it.each([
    { flags: ["--qick"], says: "Did you mean --quick?" },
    { flags: ["quick"], says: "too many arguments" },
    { flags: ["--quick", "--save"], says: "'--quick' cannot be used with option '--save'" },
    { flags: ["--check", "--quick"], says: "'--quick' cannot be used with option '--check'" },
    { flags: ["--quick", "--full"], says: "'--quick' cannot be used with option '--full'" },
])("refuses $flags before anything is measured", ({ flags, says }) => {
    expect(() => optionsOf(BENCHMARK, flags)).toThrow("exit code 1");
    expect(told).toContain(says);
});

it("knows only the sizes that a benchmark has", () => {
    expect(() => optionsOf({ script: "bench:unit", description: "Measures." }, ["--full"])).toThrow("exit code 1");
    expect(told).toContain("unknown option '--full'");
});

describe("a script without flags", () => {
    const start = (...flags: string[]) =>
        programOf({ script: "bench:unit", description: "Writes." }).parse(flags, { from: "user" });

    it("goes on where it is given none", () => {
        expect(() => start()).not.toThrow();
        expect(told).toBe("");
    });

    it.each([
        { flags: ["--save"], says: "unknown option '--save'" },
        { flags: ["all"], says: "too many arguments" },
    ])("refuses $flags", ({ flags, says }) => {
        expect(() => start(...flags)).toThrow("exit code 1");
        expect(told).toContain(says);
    });

    it("has a help text", () => {
        expect(() => start("--help")).toThrow("exit code 0");
        expect(told).toContain("npm run bench:unit --");
        expect(told).toContain("Writes.");
    });
});

it("has a help text", () => {
    expect(() => optionsOf(BENCHMARK, ["--help"])).toThrow("exit code 0");

    for (const text of [
        "npm run bench:unit --",
        "Measures.",
        "less of it",
        "more of it",
        "--check",
        "--save",
        "--json",
    ]) {
        expect(told).toContain(text);
    }
});
