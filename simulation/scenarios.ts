import { Watch } from "./life";
import { Plan } from "./steps";

/** What a simulation does with each seed. */
export interface Scenario {
    readonly summary: string;
    readonly watch: Watch;
    readonly plan: Pick<Plan, "forks" | "depth">;
    /** how often each seed is lived in this process; every look must be the same */
    readonly runs: 1 | 2;
    /** live each seed once more in another process, and compare every look */
    readonly elsewhere: boolean;
}

const QUIET: Watch = { every: 1, recall: true, revertEach: false, unwind: false, bootstrap: false };

export const scenarios = {
    mixed: {
        summary: "all of the others on each seed: forks, every block reverted once, bootstrap, two runs",
        watch: { every: 1, recall: true, revertEach: true, unwind: true, bootstrap: true },
        plan: { forks: 0.05, depth: 51 },
        runs: 2,
        elsewhere: true,
    },
    determinism: {
        summary: "the same states in two runs, each in a process of its own",
        watch: { ...QUIET, every: 10, recall: false },
        plan: { forks: 0, depth: 1 },
        runs: 1,
        elsewhere: true,
    },
    identity: {
        summary: "every block is reverted and applied again; at the end everything is reverted",
        watch: { ...QUIET, every: 10, revertEach: true, unwind: true },
        plan: { forks: 0, depth: 1 },
        runs: 1,
        elsewhere: false,
    },
    bootstrap: {
        summary: "a node that builds its state and catalogue from stored blocks has the live node's",
        watch: { ...QUIET, every: 10, bootstrap: true },
        plan: { forks: 0.05, depth: 20 },
        runs: 1,
        elsewhere: false,
    },
    forks: {
        summary: "forks of depth 1 to 51, compared with the state at that height",
        watch: QUIET,
        plan: { forks: 1 / 26, depth: 51 },
        runs: 1,
        elsewhere: false,
    },
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;
