import { readFileSync } from "node:fs";

const PAGE_BYTES = 4096;
const TICKS_PER_SECOND = 100;

/** Fields of /proc/<pid>/stat after the program's name, which may hold anything. */
const USER_TICKS = 11;
const SYSTEM_TICKS = 12;
const RESIDENT_PAGES = 21;

/** What processes use. */
export interface Usage {
    readonly residentBytes: number;
    /** Processor time since their start. */
    readonly cpuSeconds: number;
}

function childrenOf(pid: number): number[] {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();

    return text === "" ? [] : text.split(" ").map(Number);
}

/** Of one process, by Linux's /proc. @throws Error if there is none */
export function usageOfOne(pid: number): Usage {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const ticks = Number(fields[USER_TICKS]) + Number(fields[SYSTEM_TICKS]);

    return {
        residentBytes: Number(fields[RESIDENT_PAGES]) * PAGE_BYTES,
        cpuSeconds: ticks / TICKS_PER_SECOND,
    };
}

/** Of a process and all that it started, by Linux's /proc; undefined where there is none, or the process has ended. */
export function usageOf(pid: number): Usage | undefined {
    try {
        const { residentBytes, cpuSeconds } = usageOfOne(pid);
        const children = childrenOf(pid).map((child) => usageOf(child));

        return {
            residentBytes: children.reduce((sum, child) => sum + (child?.residentBytes ?? 0), residentBytes),
            cpuSeconds: children.reduce((sum, child) => sum + (child?.cpuSeconds ?? 0), cpuSeconds),
        };
    } catch {
        return undefined;
    }
}
