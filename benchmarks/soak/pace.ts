import { setTimeout as sleep } from "node:timers/promises";

/** Does `work` once for each second; what took longer than its second is caught up with. */
export async function everySecond(seconds: number, work: (second: number) => Promise<void>): Promise<void> {
    const start = performance.now();

    for (let second = 0; second < seconds; second++) {
        await work(second);
        await sleep(Math.max(0, start + (second + 1) * 1000 - performance.now()));
    }
}
