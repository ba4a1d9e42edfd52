import { Bench } from "tinybench";

import { median } from "../report/rows";
import { inTurn } from "./rounds";

/** Something whose cost is measured. */
export interface Subject {
    readonly run: () => unknown;
    /** prepares each single run; its own time does not count */
    readonly before?: () => void;
}

export interface Effort {
    /** subjects take turns this many times */
    readonly rounds: number;
    /** milliseconds of each subject in each round */
    readonly time: number;
}

/**
 * Median µs of one run of each subject. All subjects take turns, round by round; the first round warms up and does not
 * count.
 */
export async function medians<K extends string>(
    subjects: Readonly<Record<K, Subject>>,
    { rounds, time }: Effort,
): Promise<Record<K, number>> {
    const names = Object.keys(subjects) as K[];
    const found = await inTurn(names, { rounds }, (name) => microsecondsOf(name, subjects[name], time));

    return Object.fromEntries(names.map((name) => [name, median(found[name])])) as Record<K, number>;
}

async function microsecondsOf(name: string, { run, before }: Subject, time: number): Promise<number> {
    const bench = new Bench({ time, iterations: 16, warmup: false });
    bench.add(name, run, before ? { beforeEach: before } : {});
    const [task] = await bench.run();
    const result = task?.result;

    if (!result || !("latency" in result)) {
        const reason = result && "error" in result ? String((result.error as Error).stack) : result?.state;
        throw new Error(`${name} was not measured: ${reason}`);
    }

    return result.latency.p50 * 1000;
}
