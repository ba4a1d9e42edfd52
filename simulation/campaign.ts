import { Violation } from "./invariants";
import { Life } from "./life";
import { People } from "./people";
import { Scenario } from "./scenarios";
import { shrink } from "./shrink";
import { Plan, Step, stepsOf } from "./steps";
import { Tally } from "./tally";

export interface Size {
    readonly seeds: number;
    /** how many seeds to leave out before the first, for a long run in parts */
    readonly skip: number;
    readonly blocks: number;
    readonly transactions: number;
    readonly wallets: number;
    /** of the first seed; the n-th is `<seed>/<n>` */
    readonly seed: string;
    /** fork chance after each block, if another than the scenario's */
    readonly forks: number | undefined;
    /** whether a few packages, vendors and wallets gather most of it */
    readonly crowded: boolean;
    /** how long to look for a shorter sequence after a failure, seconds */
    readonly shrink: number;
}

/** A seed on which something did not hold, with the shortest sequence of steps that was found for it. */
export interface Failure {
    readonly seed: string;
    readonly check: string;
    readonly message: string;
    readonly steps: readonly Step[];
}

export interface Outcome {
    readonly tally: Tally;
    /** per seed, of all states that were looked at */
    readonly looks: Readonly<Record<string, readonly string[]>>;
    readonly failure: Failure | undefined;
}

const checkOf = (error: unknown): string => (error instanceof Violation ? error.check : (error as Error).name);

/** Runs all seeds until one fails. `progress` is told after each. */
export async function campaign(
    size: Size,
    scenario: Scenario,
    progress: (done: number, tally: Tally) => void,
): Promise<Outcome> {
    const people = new People(size.wallets);
    const tally = new Tally();
    const looks: Record<string, readonly string[]> = {};
    const plan: Plan = { ...scenario.plan, ...(size.forks !== undefined && { forks: size.forks }), ...drawn(size) };
    // What a fork leads back to must be known, also where the scenario itself has none.
    const watch = { ...scenario.watch, recall: scenario.watch.recall || plan.forks > 0 };

    for (let index = size.skip; index < size.skip + size.seeds; index++) {
        const seed = `${size.seed}/${index}`;
        const live = async (steps: Iterable<Step>, into: Tally): Promise<string[]> =>
            Life.run(steps, people, watch, into);
        const mine = new Tally();

        try {
            looks[seed] = await live(stepsOf(seed, plan), mine);

            if (scenario.runs === 2) {
                assertSame(looks[seed], await live(stepsOf(seed, plan), new Tally()));
            }
        } catch (error) {
            return {
                tally,
                looks,
                failure: await explain(seed, [...stepsOf(seed, plan)], error as Error, size.shrink, live),
            };
        } finally {
            tally.add(mine);
        }

        progress(index + 1 - size.skip, tally);
    }

    return { tally, looks, failure: undefined };
}

const drawn = ({ blocks, transactions, crowded }: Size): Pick<Plan, "blocks" | "transactions" | "crowded"> => ({
    blocks,
    transactions,
    crowded,
});

function assertSame(first: readonly string[], second: readonly string[]): void {
    const at = first.findIndex((look, index) => look !== second[index]);

    if (at !== -1 || first.length !== second.length) {
        throw new Violation("second run", `look ${at + 1} of ${first.length} differs`);
    }
}

async function explain(
    seed: string,
    steps: readonly Step[],
    error: Error,
    seconds: number,
    live: (steps: Iterable<Step>, into: Tally) => Promise<string[]>,
): Promise<Failure> {
    const check = checkOf(error);
    const fails = async (steps: readonly Step[]): Promise<boolean> =>
        live(steps, new Tally()).then(
            () => false,
            (other: unknown) => checkOf(other) === check,
        );
    const shortest = await shrink(steps, fails, Date.now() + seconds * 1000);

    return { seed, check, message: error.message, steps: shortest };
}
