import { Timings } from "../timings";

/**
 * When a crashed module starts again. Pauses double up to a limit, each shortened by up to half at random so that
 * modules that fell together do not rise together; too many restarts within a period are the end.
 */
export class RestartPolicy {
    private restarts: number[] = [];
    private inARow = 0;

    public constructor(
        private readonly timings: Timings,
        private readonly random: () => number = Math.random,
    ) {}

    /**
     * @param now milliseconds
     * @param ranFor how long the module had been loaded, in milliseconds
     * @returns the pause in milliseconds; undefined if it has failed for good
     */
    public next(now: number, ranFor: number): number | undefined {
        const { backoff, longestBackoff, intensity, period, healthy } = this.timings;

        if (ranFor >= healthy) {
            this.reset();
        }

        this.restarts = this.restarts.filter((time) => now - time < period);

        if (this.restarts.length >= intensity) {
            return undefined;
        }

        this.restarts.push(now);
        const pause = Math.min(longestBackoff, backoff * 2 ** this.inARow);
        this.inARow += 1;

        return Math.round(pause * (0.5 + this.random() / 2));
    }

    public reset(): void {
        this.restarts = [];
        this.inARow = 0;
    }
}
