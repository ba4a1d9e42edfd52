import { checkAgainst, compareRows } from "../../../../benchmarks/report/check";
import { Results } from "../../../../benchmarks/report/results";
import { rowOf } from "../../../../benchmarks/report/rows";

const row = (name: string, ours: number, better: "lower" | "higher" = "lower", goal?: number) =>
    rowOf({ name, ours, peer: 100, unit: "µs", better, ...(goal !== undefined && { goal }) });

const figure = (name: string, ours: number, goal?: number) =>
    rowOf({ name, ours, unit: "KB", ...(goal !== undefined && { goal }) });

describe("rows", () => {
    it("are worse where the ratio has grown, whichever side is the good one", () => {
        const committed = [row("slower", 100), row("as before", 100), row("fewer", 200, "higher"), row("faster", 100)];
        const found = [row("slower", 140), row("as before", 125), row("fewer", 140, "higher"), row("faster", 20)];

        expect(compareRows(found, committed)).toMatchObject({
            compared: 4,
            slower: [
                { name: "slower", committed: 1, now: 1.4 },
                { name: "fewer", committed: 2, now: 1.4 },
            ],
        });
    });

    it("without a ratio are compared by their goal alone", () => {
        const committed = [figure("time", 1), figure("heap", 0.2, 0.3), figure("large heap", 0.4, 0.3)];
        const found = [figure("time", 900), figure("heap", 0.31, 0.3), figure("large heap", 4, 0.3)];

        expect(compareRows(found, committed)).toMatchObject({
            compared: 2,
            slower: [],
            lost: [{ name: "heap", committed: 0.2, now: 0.31 }],
        });
    });

    it("that miss a goal by what a busy machine explains are told apart", () => {
        const found = compareRows([row("verify", 112, "lower", 1.1)], [row("verify", 105, "lower", 1.1)]);

        expect(found).toMatchObject({
            slower: [],
            lost: [],
            slipped: [{ name: "verify", committed: 1.05, now: 1.12 }],
        });
    });

    it("are not compared if they are new or noisy, and those that are gone are named", () => {
        const largest = (ours: number) => rowOf({ name: "largest", ours, peer: 1, unit: "ms", noisy: true });
        const found = compareRows([row("new", 900), largest(90)], [row("old", 1), largest(1)]);

        expect(found).toEqual({ compared: 0, slower: [], lost: [], slipped: [], missing: ["old"] });
    });
});

describe("a check", () => {
    const COMMAND = "npm run bench";
    const results = (rows: Results["rows"], command = COMMAND): Results => ({
        suite: "handlers",
        command,
        environment: "here",
        rows,
    });
    let told: string;

    beforeEach(() => {
        told = "";
        process.exitCode = 0;
        jest.spyOn(process.stderr, "write").mockImplementation((text) => {
            told += String(text);

            return true;
        });
    });

    afterEach(() => {
        process.exitCode = 0;
        jest.restoreAllMocks();
    });

    it("passes while nothing is worse", () => {
        checkAgainst(results([row("apply", 101)]), results([row("apply", 100)]));

        expect([process.exitCode, told]).toEqual([0, "handlers: none of 1 rows compared is worse than committed.\n"]);
    });

    it.each([
        { what: "a ratio has grown", rows: [row("apply", 200)], before: [row("apply", 100)] },
        { what: "a figure misses its goal", rows: [figure("heap", 4, 2)], before: [figure("heap", 1, 2)] },
        { what: "nothing was compared", rows: [row("new", 100)], before: [row("apply", 100)] },
    ])("fails if $what", ({ rows, before }) => {
        checkAgainst(results(rows), results(before));

        expect(process.exitCode).toBe(1);
        expect(told).toContain(before[0]!.name);
    });

    it("names what was committed and not found", () => {
        checkAgainst(results([row("apply", 100)]), results([row("apply", 100), row("revert", 100)]));

        expect(process.exitCode).toBe(0);
        expect(told).toMatch(/committed, and not found now:[^]*'revert'/);
    });

    it.each([
        [COMMAND, "npm run bench -- --save"],
        ["npm run bench -- --full", "npm run bench -- --full --save"],
    ])("of %s fails without committed results, and says what saves them", (command, saving) => {
        checkAgainst(results([row("apply", 100)], command), undefined);

        expect(process.exitCode).toBe(1);
        expect(told).toContain(`\`${saving}\``);
    });

    it("does not compare what another command found", () => {
        checkAgainst(results([row("apply", 100)], "npm run bench -- --quick"), results([row("apply", 100)]));

        expect(process.exitCode).toBe(1);
        expect(told).toContain("committed is what `npm run bench` found, not `npm run bench -- --quick`");
    });
});
