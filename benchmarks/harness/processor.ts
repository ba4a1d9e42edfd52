const secondsOf = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1e6;

/** Seconds of processor time that something takes; unlike the clock it does not see what else the machine does. */
export function processorSeconds(work: () => void): number {
    const before = process.cpuUsage();
    work();

    return secondsOf(process.cpuUsage(before));
}

/** The same of what waits for others in between. */
export async function processorSecondsOf(work: () => Promise<void>): Promise<number> {
    const before = process.cpuUsage();
    await work();

    return secondsOf(process.cpuUsage(before));
}
