import { setTimeout as sleep } from "node:timers/promises";

import { Cleanup } from "../../devnet/cleanup";
import { Network } from "../../devnet/network";
import { Feeder } from "./feeder";
import { BLOCK_TIME, EventLoop, Slots, SoakNode } from "./node";
import { Slope, slopeOf } from "./slope";

/** Mainnet's full block. */
const TRANSACTIONS_PER_BLOCK = 150;
const REQUESTS_PER_SECOND = 20;
/** Seconds before anything counts: code becomes hot, caches fill. */
const WARM_UP = 60;

export interface PhaseOptions {
    readonly network: Network;
    /** folder that becomes the node's own */
    readonly directory: string;
    readonly plugin: boolean;
    readonly minutes: number;
    readonly report: (line: string) => void;
}

export interface PhaseResult {
    readonly slots: Slots;
    readonly eventLoop: EventLoop;
    /** MB an hour */
    readonly memory: Slope;
    /** the same of the second half: a node's heap grows in its first minutes whatever it does */
    readonly laterMemory: Slope;
    readonly megabytes: number;
    /** seconds of a second */
    readonly processor: number;
    readonly accepted: number;
    readonly refusals: ReadonlyMap<string, number>;
    /** ms, 99 of 100 API requests */
    readonly requestP99: number;
}

/** One node under the load of full blocks, with requests to its API beside it. */
export async function soakPhase(options: PhaseOptions, cleanup: Cleanup): Promise<PhaseResult> {
    const { plugin, report } = options;
    report("starting a node");
    const soaked = await SoakNode.start(options, cleanup);
    const feeder = new Feeder(soaked);
    await feeder.prepare(plugin);
    report("under load");
    const { latencies, memory, height, processorSeconds } = await keepBusy(soaked, feeder, options);
    latencies.sort((left, right) => left - right);

    return {
        slots: await soaked.slotsSince(height),
        eventLoop: soaked.eventLoop(),
        memory: slopeOf(memory),
        laterMemory: slopeOf(memory.slice(memory.length >> 1)),
        megabytes: soaked.memory(),
        processor: processorSeconds / (options.minutes * 60),
        accepted: feeder.accepted,
        refusals: feeder.refusals,
        requestP99: latencies[Math.floor(latencies.length * 0.99)] as number,
    };
}

/** What was seen since the end of warming up, which was at `height`. */
interface Seen {
    /** ms, of API requests */
    readonly latencies: number[];
    readonly memory: readonly [hours: number, megabytes: number][];
    readonly height: number;
    readonly processorSeconds: number;
}

/** As many transactions a second as a full block takes, until the time is over. */
async function keepBusy(soaked: SoakNode, feeder: Feeder, { plugin, minutes, report }: PhaseOptions): Promise<Seen> {
    const latencies: number[] = [];
    const memory: [hours: number, megabytes: number][] = [];
    const start = performance.now();
    const seconds = WARM_UP + minutes * 60;
    let [owed, height, used] = [0, 0, 0];

    for (let second = 0; second < seconds; second++) {
        if (second === WARM_UP) {
            soaked.resetEventLoop();
            height = await soaked.node.height();
            used = soaked.processorSeconds();
            latencies.length = 0;
        }

        owed += TRANSACTIONS_PER_BLOCK / BLOCK_TIME;
        const count = Math.floor(owed);
        owed -= count;
        await Promise.all([
            feeder.send(count, plugin ? "both" : "transfers"),
            ask(soaked, feeder, second, plugin, latencies),
        ]);

        if (second >= WARM_UP) {
            memory.push([second / 3600, soaked.memory()]);
        }

        if (second % 60 === 59) {
            const [minute, megabytes] = [(second + 1) / 60, Math.round(soaked.memory())];
            report(`${minute} of ${seconds / 60} minutes, ${feeder.accepted} transactions, ${megabytes} MB`);
        }

        await sleep(Math.max(0, start + (second + 1) * 1000 - performance.now()));
    }

    return { latencies, memory, height, processorSeconds: soaked.processorSeconds() - used };
}

/** Requests spread over most of a second: a wallet, and with the plugin as often the decision about it. */
async function ask(
    { node }: SoakNode,
    feeder: Feeder,
    second: number,
    plugin: boolean,
    latencies: number[],
): Promise<void> {
    await Promise.all(
        Array.from({ length: REQUESTS_PER_SECOND }, async (_, index) => {
            await sleep((index * 900) / REQUESTS_PER_SECOND);
            const asked = second * REQUESTS_PER_SECOND + index;
            const { address } = feeder.walletAt(asked);
            const name = encodeURIComponent(`@v${(asked + 1) % 200}/package`);
            const path = plugin && index % 2 === 0 ? `/plugins/${name}/licenses/${address}` : `/wallets/${address}`;
            const start = performance.now();
            const options = { headers: { connection: "close" }, signal: AbortSignal.timeout(30_000) };
            await (await fetch(`${node.api}${path}`, options)).text();
            latencies.push(performance.now() - start);
        }),
    );
}
