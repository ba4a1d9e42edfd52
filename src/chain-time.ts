import { Managers } from "@arkecosystem/crypto";

/** What a Date can hold, in seconds before and after 1970. */
const LAST_DATE = 8.64e12;

/** As Core shows a time; `human` is null beyond what a Date can hold. */
export interface Time {
    /** seconds of the network's epoch */
    readonly epoch: number;
    /** seconds since 1970 */
    readonly unix: number;
    /** ISO 8601 */
    readonly human: string | null;
}

/**
 * The same as Core's `formatTimestamp`, in a tenth of its time: an answer of the API shows many of them.
 *
 * @param epoch seconds of the network's epoch
 */
export function timeOf(epoch: number): Time {
    const unix = startOf(Managers.configManager.getMilestone()["epoch"] as string) + epoch;

    return { epoch, unix, human: unix > LAST_DATE ? null : new Date(unix * 1000).toISOString() };
}

let known = { epoch: "", seconds: 0 };

/** A network's epoch in seconds since 1970. */
function startOf(epoch: string): number {
    if (known.epoch !== epoch) {
        known = { epoch, seconds: Math.floor(Date.parse(epoch) / 1000) };
    }

    return known.seconds;
}

export const timeOrNull = (epoch: number | null): Time | null => (epoch === null ? null : timeOf(epoch));
