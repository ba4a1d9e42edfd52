import { Timings } from "../states";
import { Run } from "./run";
import { usageOf } from "./usage";

const MEGABYTE = 1_048_576;

const MISSED_HEARTBEATS = 2;

/** Watches a loaded module: does it answer, and stay within its limits? Kills it when not. @returns what ends that */
export function watch(run: Run, memoryMegabytes: number, timings: Timings): () => void {
    const beats = watchHeart(run, timings.heartbeat);
    const usage = watchUsage(run, memoryMegabytes, timings);

    return () => [beats, usage].forEach(clearInterval);
}

function watchHeart(run: Run, milliseconds: number): NodeJS.Timeout {
    let missed = 0;

    return setInterval(() => {
        run.connection.request("ping", {}, milliseconds).then(
            () => (missed = 0),
            () => {
                missed += 1;

                if (missed >= MISSED_HEARTBEATS) {
                    run.kill(`It did not answer ${missed} heartbeats of ${milliseconds} ms`);
                }
            },
        );
    }, milliseconds).unref();
}

function watchUsage(
    run: Run,
    memoryMegabytes: number,
    { usage: interval, cpuShare, cpuPeriod }: Timings,
): NodeJS.Timeout {
    let periodStart = Date.now();
    let cpuAtStart = usageOf(run.pid ?? 0)?.cpuSeconds ?? 0;

    return setInterval(() => {
        const used = usageOf(run.pid ?? 0);

        if (!used) {
            return;
        }

        if (used.residentBytes > memoryMegabytes * MEGABYTE) {
            const megabytes = Math.ceil(used.residentBytes / MEGABYTE);
            run.kill(`It used ${megabytes} MiB of memory, more than ${memoryMegabytes}`);
        }

        const seconds = (Date.now() - periodStart) / 1000;

        if (seconds * 1000 >= cpuPeriod) {
            const share = (used.cpuSeconds - cpuAtStart) / seconds;
            periodStart = Date.now();
            cpuAtStart = used.cpuSeconds;

            if (share > cpuShare) {
                run.kill(`It used ${Math.round(share * 100)} % of a processor for ${Math.round(seconds)} s`);
            }
        }
    }, interval).unref();
}
