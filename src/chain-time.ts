import { Utils } from "@arkecosystem/core-kernel";
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

/** @param epoch seconds of the network's epoch */
export function timeOf(epoch: number): Time {
    const unix = Math.floor(Date.parse(Managers.configManager.getMilestone()["epoch"]) / 1000) + epoch;

    return unix > LAST_DATE ? { epoch, unix, human: null } : Utils.formatTimestamp(epoch);
}

export const timeOrNull = (epoch: number | null): Time | null => (epoch === null ? null : timeOf(epoch));
