import { spawn } from "node:child_process";

/** A line that a program wrote to standard error, and when, in milliseconds after it was started. */
interface Line {
    readonly text: string;
    readonly at: number;
}

/** One run of a program, in milliseconds. */
export interface Timed {
    readonly total: number;
    readonly lines: readonly Line[];
}

interface Command {
    readonly file: string;
    readonly args: readonly string[];
    readonly cwd: string;
    readonly environment: NodeJS.ProcessEnv;
}

/** Runs a program to its end. @throws Error with what it said if it fails */
export function time({ file, args, cwd, environment }: Command): Promise<Timed> {
    return new Promise((resolve, reject) => {
        const start = performance.now();
        const child = spawn(file, args, { cwd, env: environment, stdio: ["ignore", "ignore", "pipe"] });
        const lines: Line[] = [];
        child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
            const at = performance.now() - start;
            chunk.split("\n").forEach((text) => text !== "" && lines.push({ text, at }));
        });
        child.once("error", reject);
        child.once("close", (code) => {
            const total = performance.now() - start;

            if (code === 0) {
                resolve({ total, lines });
            } else {
                reject(new Error(`${file} ${args.join(" ")}: ${lines.map(({ text }) => text).join("\n")}`));
            }
        });
    });
}

/** What the installer says when it begins a phase, in the order of the phases. */
const PHASES: readonly (readonly [phase: string, begins: RegExp])[] = [
    ["start of the program", /^$/],
    ["chain: connection, resolution, signed release", /^Connecting to /],
    ["download, check, unpack", /^Downloading /],
    ["npm dependencies", /^Installing the dependencies /],
    ["Core: describe the plugin", /^Loading the plugins/],
    ["Core: load the new app.json", /^Letting Core load /],
    ["apply by journal, end", /^Applying the change/],
];

/** How long each phase of an installation took, from the lines that announce them. */
export function phasesOf({ total, lines }: Timed): ReadonlyMap<string, number> {
    const starts = PHASES.map(([phase, begins], index) => ({
        phase,
        at: index === 0 ? 0 : lines.find(({ text }) => begins.test(text))?.at,
    }));
    const missing = starts.find(({ at }) => at === undefined);

    if (missing) {
        throw new Error(`the installer did not say when it began with "${missing.phase}"`);
    }

    return new Map(starts.map(({ phase, at }, index) => [phase, (starts[index + 1]?.at ?? total) - (at as number)]));
}
