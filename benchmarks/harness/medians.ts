import { Bench } from "tinybench";

import { median } from "../report/rows";

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
 * Median µs of one run of each subject. All subjects take turns, round by round, so whatever else the machine does
 * hits them alike; the first round warms up and does not count.
 */
export async function medians<K extends string>(
    subjects: Readonly<Record<K, Subject>>,
    { rounds, time }: Effort,
): Promise<Record<K, number>> {
    const found = new Map<string, number[]>(Object.keys(subjects).map((name) => [name, []]));

    for (let round = 0; round <= rounds; round++) {
        for (const [name, microseconds] of await oneRound(subjects, time)) {
            if (round > 0) {
                found.get(name)?.push(microseconds);
            }
        }
    }

    return Object.fromEntries([...found].map(([name, values]) => [name, median(values)])) as Record<K, number>;
}

async function oneRound(subjects: Readonly<Record<string, Subject>>, time: number): Promise<[string, number][]> {
    const bench = new Bench({ time, iterations: 16, warmup: false });

    for (const [name, { run, before }] of Object.entries(subjects)) {
        bench.add(name, run, before ? { beforeEach: before } : {});
    }

    await bench.run();

    return bench.tasks.map(({ name, result }) => {
        if (!("latency" in result)) {
            const reason = "error" in result ? String((result.error as Error).stack) : result.state;
            throw new Error(`${name} was not measured: ${reason}`);
        }

        return [name, result.latency.p50 * 1000];
    });
}
