/** Times of the module manager, in milliseconds, and how much is too much. */
export interface Timings {
    /** From start to registration. */
    readonly start: number;
    /** Between two heartbeats, and how long one may take. */
    readonly heartbeat: number;
    /** After `stop`, and again after SIGTERM. */
    readonly grace: number;
    /** How long a call may take. */
    readonly call: number;
    /** Between two looks at a module's memory. */
    readonly usage: number;
    /** A module that uses more than this share of a processor over a whole period is killed. */
    readonly cpuShare: number;
    readonly cpuPeriod: number;
    /** First pause before a restart; it doubles. */
    readonly backoff: number;
    readonly longestBackoff: number;
    /** More restarts than `intensity` within `period` end in `failed`. */
    readonly intensity: number;
    readonly period: number;
    /** A module that ran this long starts over with the first pause. */
    readonly healthy: number;
}

export const DEFAULT_TIMINGS: Timings = {
    start: 10_000,
    heartbeat: 5_000,
    grace: 5_000,
    call: 20_000,
    usage: 250,
    cpuShare: 0.9,
    cpuPeriod: 60_000,
    backoff: 500,
    longestBackoff: 60_000,
    intensity: 5,
    period: 120_000,
    healthy: 60_000,
};
