import { publish } from "../../../../benchmarks/report/publish";
import { readAllResults, readResults } from "../../../../benchmarks/report/results";

afterEach(() => {
    process.exitCode = 0;
    jest.restoreAllMocks();
});

it("saves nothing of a quick run, says so, and still prints what was found", () => {
    const committed = readAllResults();
    const error = jest.spyOn(console, "error").mockImplementation();
    const log = jest.spyOn(console, "log").mockImplementation();
    process.exitCode = 0;

    publish({ suite: "unit-test", script: "bench", rows: [] }, ["--quick", "--save", "--json"]);

    expect(process.exitCode).toBe(1);
    expect(error.mock.calls).toEqual([[expect.stringContaining("leave --quick out")]]);
    expect(log.mock.calls).toEqual([["[]"]]);
    expect(readResults("unit-test")).toBeUndefined();
    expect(readAllResults()).toEqual(committed);
});
