/** The command itself, which lives each seed in two processes: what CI runs of the long campaigns. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const ROOT = join(__dirname, "../../..");

interface Report {
    readonly holds: boolean;
    readonly transactionsApplied: number;
    readonly failure?: { readonly seed: string; readonly check: string };
}

/** @param preloaded modules that the command and its other process load before anything else */
async function simulate(seeds: number, ...preloaded: string[]): Promise<Report> {
    const imports = ["tsx", ...preloaded].flatMap((each) => ["--import", each]);
    const size = ["--scenario", "determinism", "--blocks", "10", "--transactions", "25"];
    const args = [...imports, "simulation/main.ts", ...size, "--seeds", String(seeds), "--json"];
    const { stdout } = await run(process.execPath, args, { cwd: ROOT }).catch(
        // Exit code 1 tells that something did not hold; the report says what.
        (error: { stdout: string }) => error,
    );

    return JSON.parse(stdout) as Report;
}

it("five seeds: the same states in two processes", async () => {
    const report = await simulate(5);

    expect(report).toMatchObject({ holds: true, seeds: 5, blocksApplied: 50 });
    expect(report.transactionsApplied).toBeGreaterThan(500);
}, 300_000);

it("a state that is another one in the other process is found", async () => {
    const report = await simulate(1, "./__tests__/__support__/other-state.ts");

    expect(report.holds).toBe(false);
    expect(report.failure).toMatchObject({ seed: "1/0", check: "second process" });
}, 300_000);
