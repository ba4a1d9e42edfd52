import { phasesOf } from "../../../../benchmarks/install/timed";

const LINES = [
    "Connecting to http://127.0.0.1:4003",
    "Authenticating @acme/pkg@1.0.0",
    "Downloading @acme/pkg@1.0.0",
    "Installing the dependencies of @acme/pkg@1.0.0",
    "Loading the plugins, in a process of its own",
    "Letting Core load the result, in a process of its own",
    "Applying the change",
].map((text, index) => ({ text, at: 100 * (index + 1) }));

it("takes the phases from what the installer says, and they add up to the whole", () => {
    const phases = phasesOf({ total: 1_000, lines: LINES });

    expect([...phases.values()]).toEqual([100, 200, 100, 100, 100, 100, 300]);
});

it("does not guess where a phase is missing", () => {
    expect(() => phasesOf({ total: 1_000, lines: LINES.slice(0, 3) })).toThrow("npm dependencies");
});
