import { RpcConnection } from "../rpc/connection";
import { Timings } from "../timings";
import { usageOf } from "./usage";

const MEGABYTE = 1_048_576;

const MISSED_HEARTBEATS = 2;

/** What is watched: a process that can be killed, and asked whether it lives once it has registered. */
interface Watched {
    readonly pid: number | undefined;
    readonly connection: Pick<RpcConnection, "request">;
    kill(reason: string): void;
}

/** Kills a registered module that does not answer. @returns what ends that */
export function watchHeart(run: Watched, milliseconds: number): () => void {
    let missed = 0;

    const timer = setInterval(() => {
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

    return () => clearInterval(timer);
}

/** Kills a process that does not stay within its limits, from its start on. @returns what ends that */
export function watchUsage(
    run: Watched,
    memoryMegabytes: number,
    { usage: interval, cpuShare, cpuPeriod }: Timings,
): () => void {
    let periodStart = Date.now();
    let cpuAtStart = usageOf(run.pid ?? 0)?.cpuSeconds ?? 0;

    const timer = setInterval(() => {
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

    return () => clearInterval(timer);
}
