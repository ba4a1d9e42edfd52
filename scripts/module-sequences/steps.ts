import type { Random } from "../../simulation/random";

/** How a module is brought down, from inside or outside. */
const ENDS = ["SIGKILL", "SIGTERM", "exit 0", "exit 3", "abort", "garbage", "reject"] as const;

/** How a version of a module fails when it starts. */
const BREAKS = ["exit 0", "throw", "steal"] as const;

export const VERSIONS = ["1.0.0", "1.1.0", "2.0.0"] as const;

/** One thing done to the modules of a node; modules are meant by number, so that steps can be left out. */
export type Step =
    | { readonly type: "load" | "restart" | "repair"; readonly module: number }
    | { readonly type: "unload"; readonly module: number; readonly cascade: boolean }
    | { readonly type: "use"; readonly module: number; readonly version: string }
    | { readonly type: "crash"; readonly module: number; readonly end: (typeof ENDS)[number] }
    | {
          readonly type: "break";
          readonly module: number;
          readonly version: string;
          readonly how: (typeof BREAKS)[number];
      };

type StepType = Step["type"];

/** Loads come often, or there would be nothing to bring down. */
const TYPES: readonly StepType[] = [
    ...["load", "load", "load", "crash", "crash", "unload", "use", "use", "restart", "break", "repair"],
] as StepType[];

export function drawStep(random: Random, modules: number): Step {
    const type = random.pick(TYPES);
    const module = random.integer(modules);

    switch (type) {
        case "unload":
            return { type, module, cascade: random.chance(0.6) };
        case "use":
            return { type, module, version: random.pick(VERSIONS) };
        case "crash":
            return { type, module, end: random.pick(ENDS) };
        case "break":
            return { type, module, version: random.pick(VERSIONS), how: random.pick(BREAKS) };
        case "load":
        case "restart":
        case "repair":
            return { type, module };
    }
}

/** What a module needs, by number. */
export interface Need {
    readonly module: number;
    readonly range: string;
    readonly required: boolean;
}

/** Modules need modules with higher numbers only, so there is no circle. */
export const drawNeeds = (random: Random, modules: number): Need[][] =>
    Array.from({ length: modules }, (_, module) =>
        Array.from({ length: modules - module - 1 }, (_unused, index) => module + 1 + index)
            .filter(() => random.chance(0.45))
            .map((needed) => ({
                module: needed,
                range: random.pick(["*", "^1.0.0", "~1.0.0"]),
                required: random.chance(0.75),
            })),
    );
