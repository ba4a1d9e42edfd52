import { setTimeout as sleep } from "node:timers/promises";

import { Cluster, ClusterNode } from "../devnet/cluster";

/** Something that happens to a network and is over when `strike` returns; healing, a node's boot included, takes longer. */
export interface Fault {
    readonly name: string;
    strike(cluster: Cluster, victim: number): Promise<void>;
}

const DOWN_MS = 10_000;
const CUT_MS = 30_000;
/** long enough for both sides to lose their peers of the other and to forge some blocks each */
const PARTITION_MS = 75_000;

const node = (cluster: Cluster, index: number): ClusterNode => cluster.nodes[index] as ClusterNode;

const start = (cluster: Cluster, victim: number): void => node(cluster, victim).start({ peers: "running" });

/** The process and those of its pool workers. */
const signal = (cluster: Cluster, victim: number, name: NodeJS.Signals): void => {
    process.kill(-(node(cluster, victim).pid() as number), name);
};

async function cut(cluster: Cluster, side: readonly number[], ms: number): Promise<void> {
    cluster.partition(side);

    try {
        await sleep(ms);
    } finally {
        cluster.heal();
    }
}

export const faults: readonly Fault[] = [
    {
        name: "kill -9",
        async strike(cluster, victim) {
            await node(cluster, victim).kill();
            await sleep(DOWN_MS);
            start(cluster, victim);
        },
    },
    {
        name: "pause",
        async strike(cluster, victim) {
            signal(cluster, victim, "SIGSTOP");
            await sleep(CUT_MS);
            signal(cluster, victim, "SIGCONT");
        },
    },
    { name: "disconnect", strike: (cluster, victim) => cut(cluster, [victim], CUT_MS) },
    {
        name: "restart",
        async strike(cluster, victim) {
            await node(cluster, victim).stop();
            start(cluster, victim);
        },
    },
    { name: "partition 3:2", strike: (cluster, victim) => cut(cluster, [victim, (victim + 1) % 5], PARTITION_MS) },
];
