import { Crypto } from "@arkecosystem/crypto";

import { Cleanup } from "../../devnet/cleanup";
import { Content, Senders } from "../node/senders";
import { Asker } from "./asker";
import { Feeder, Tally } from "./feeder";
import { Meter } from "./meter";
import { BLOCK_TIME, EventLoop, SoakNode, SoakNodeOptions } from "./node";
import { everySecond } from "./pace";
import { Slope, slopeOf } from "./slope";
import { Slots, slotsBetween } from "./slots";

/** Mainnet's full block. */
const TRANSACTIONS_PER_BLOCK = 150;
const SENDERS = 210;
/** Seconds before anything counts: code becomes hot, caches fill. */
const WARM_UP = 60;

interface SideOptions extends SoakNodeOptions {
    readonly report: (line: string) => void;
}

/** A node that forges, what feeds it and what asks it. */
export interface Side {
    readonly node: SoakNode;
    readonly feeder: Feeder;
    readonly asker: Asker;
    readonly report: (line: string) => void;
}

/** All of it counts from the end of warming up. */
export interface SideResult {
    readonly slots: Slots;
    readonly eventLoop: EventLoop;
    /** MB an hour */
    readonly memory: Slope;
    /** the same of the second half: a node's heap grows in its first minutes whatever it does */
    readonly laterMemory: Slope;
    readonly megabytes: number;
    /** seconds of a second */
    readonly processor: number;
    readonly tally: Tally;
    /** ms, 99 of 100 API requests */
    readonly requestP99: number;
}

/** A node that runs, whose senders have what they need to begin. */
export async function prepareSide(options: SideOptions, cleanup: Cleanup): Promise<Side> {
    const { plugin, report } = options;
    const content: Content = plugin ? "both" : "transfers";
    report("starting a node");
    const node = await SoakNode.start(options, cleanup);
    const senders = new Senders(SENDERS);
    const feeder = new Feeder(node, senders, content);
    await feeder.prepare(plugin);
    report("ready");

    return { node, feeder, asker: new Asker(node.api, senders, content), report };
}

/** One node under the load of full blocks, with requests to its API beside it. */
export async function soakOne({ node, feeder, asker, report }: Side, minutes: number): Promise<SideResult> {
    const load = async (): Promise<void> => {
        await Promise.all([feeder.feed(TRANSACTIONS_PER_BLOCK / BLOCK_TIME), asker.oneSecond()]);
    };
    report("warming up");
    await everySecond(WARM_UP, load);
    feeder.startCounting();
    asker.startCounting();
    const [from, meter] = [Crypto.Slots.getTime(), new Meter(node)];
    await everySecond(minutes * 60, async (second) => {
        await load();
        const megabytes = Math.round(meter.sample());

        if (second % 60 === 59) {
            const { accepted, sent } = feeder.tally;
            report(`${(second + 1) / 60} of ${minutes} minutes, ${accepted} of ${sent} accepted, ${megabytes} MB`);
        }
    });
    const [processor, megabytes, to] = [meter.processor(), meter.sample(), Crypto.Slots.getTime()];

    return {
        slots: slotsBetween(await node.blocks(), from, to),
        eventLoop: meter.eventLoop(),
        memory: slopeOf(meter.memory),
        laterMemory: slopeOf(meter.memory.slice(meter.memory.length >> 1)),
        megabytes,
        processor,
        tally: feeder.tally,
        requestP99: asker.p99(),
    };
}
