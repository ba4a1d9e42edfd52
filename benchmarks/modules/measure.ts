import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

import { usageOf } from "../../src/runtime/process/usage";
import { inTurn } from "../harness/rounds";
import { median, Row, rowOf } from "../report/rows";
import { BareChild } from "./peers";
import { CALLER, ECHO, Subjects } from "./subjects";

export interface Size {
    readonly starts: number;
    readonly rounds: number;
    readonly calls: number;
    readonly modules: number;
    readonly idleSeconds: number;
}

const KIBIBYTES = 1024;

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
    const started = process.hrtime.bigint();
    await work();

    return Number(process.hrtime.bigint() - started) / 1e6;
}

/** Microseconds of each of so many calls, one after another. */
async function callTimes(calls: number, call: (index: number) => Promise<unknown>): Promise<number[]> {
    const times: number[] = [];

    for (let index = 0; index < calls; index += 1) {
        times.push(1000 * (await millisecondsOf(() => call(index))));
    }

    return times;
}

/** Resident memory in MiB, as the kernel counts it; `Pss` shares what processes share among them. */
function memoryOf(pid: number, field: "Rss" | "Pss"): number {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");

    return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(text)?.[1]) / KIBIBYTES;
}

/** Load to registered beside a bare child's start to its first message; the memory of both once they are idle. */
export async function startRows({ starts }: Size): Promise<Row[]> {
    const subjects = new Subjects();
    await subjects.addEcho();
    const [ours, peers, memory, peerMemory]: number[][] = [[], [], [], []];

    for (let round = 0; round < starts; round += 1) {
        let bare: BareChild | undefined;
        peers?.push(await millisecondsOf(async () => (bare = await BareChild.start())));
        ours?.push(await millisecondsOf(() => subjects.manager.loadPlugin(ECHO)));
        await sleep(500);
        peerMemory?.push(memoryOf((bare as unknown as BareChild).pid, "Rss"));
        memory?.push(memoryOf(subjects.pidOf(ECHO), "Rss"));
        await (bare as unknown as BareChild).end();
        await subjects.manager.unloadPlugin(ECHO);
    }

    await subjects.end();

    return [
        rowOf({
            name: "load to registered; a bare child's start to first message",
            ours: median(ours ?? []),
            peer: median(peers ?? []),
            unit: "ms",
            goal: 2,
        }),
        rowOf({
            name: "resident memory when idle; of a bare child",
            ours: median(memory ?? []),
            peer: median(peerMemory ?? []),
            unit: "MiB",
            goal: 1.25,
        }),
    ];
}

/** A call and its answer, by the operator and by another module, beside the same over `child_process`'s channel. */
export async function callRows({ rounds, calls }: Size): Promise<Row[]> {
    const subjects = new Subjects();
    await subjects.addEcho();
    await subjects.addCaller();
    await Promise.all([ECHO, CALLER].map((name) => subjects.manager.loadPlugin(name)));
    const bare = await BareChild.start();
    const measures = {
        bare: () => callTimes(calls, (index) => bare.echo({ index })),
        call: () => callTimes(calls, (index) => subjects.manager.invoke(ECHO, "echo", { index })),
        mediated: async () => (await subjects.manager.invoke(CALLER, "measure", { calls })) as number[],
    };
    const found = await inTurn(["bare", "call", "mediated"], { rounds }, async (name) =>
        median(await measures[name]()),
    );
    await bare.end();
    await subjects.end();
    const peer = median(found.bare);

    return [
        rowOf({
            name: "call of a module and its answer; the same over raw IPC",
            ours: median(found.call),
            peer,
            unit: "µs",
            goal: 2,
        }),
        rowOf({
            name: "call of another module, mediated, two hops; one hop over raw IPC",
            ours: median(found.mediated),
            peer,
            unit: "µs",
            goal: 4,
        }),
    ];
}

/** Many modules that do nothing: do all of them run, and what do they cost? */
export async function idleRows({ modules, idleSeconds }: Size): Promise<Row[]> {
    const subjects = new Subjects();
    const names = Array.from({ length: modules }, (_, index) => `@bench/idle-${index}`);

    for (const name of names) {
        await subjects.addEcho(name);
    }

    const seconds =
        (await millisecondsOf(() => Promise.all(names.map((name) => subjects.manager.loadPlugin(name))))) / 1000;
    await sleep(2000);
    const pids = names.map((name) => subjects.pidOf(name));
    const cpu = (): number => pids.reduce((sum, pid) => sum + (usageOf(pid)?.cpuSeconds ?? 0), 0);
    const own = (): number => (process.cpuUsage().user + process.cpuUsage().system) / 1e6;
    const [cpuBefore, ownBefore] = [cpu(), own()];
    await sleep(idleSeconds * 1000);
    const [cpuSpent, ownSpent] = [cpu() - cpuBefore, own() - ownBefore];
    const answers = await Promise.all(names.map((name) => subjects.manager.invoke(name, "echo", { name })));
    const memory = pids.reduce((sum, pid) => sum + memoryOf(pid, "Pss"), 0) / modules;
    await subjects.end();
    const what = `${modules} idle modules`;

    return [
        rowOf({
            name: `${what}: run and answer`,
            ours: answers.length,
            unit: "modules",
            goal: modules,
            better: "higher",
        }),
        rowOf({ name: `${what}: loaded at once`, ours: seconds, unit: "s" }),
        rowOf({ name: `${what}: memory of each, shared pages divided`, ours: memory, unit: "MiB" }),
        rowOf({ name: `${what}: of one processor, all of them`, ours: (100 * cpuSpent) / idleSeconds, unit: "%" }),
        rowOf({ name: `${what}: of one processor, the manager`, ours: (100 * ownSpent) / idleSeconds, unit: "%" }),
    ];
}
