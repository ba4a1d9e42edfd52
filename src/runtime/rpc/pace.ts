import type { Socket } from "node:net";

import { Budget } from "../budget";

/** How much of a peer is read at once, and in a second. */
export interface PaceLimits {
    readonly messagesPerSecond: number;
    readonly bytesPerSecond: number;
    /** Messages that were read and not handled yet: a process that has other work handles few of them at a time. */
    readonly messagesWaiting: number;
}

/** Reads a peer that sends too much more slowly, so that it waits and this process does not. */
export class Pace {
    private readonly messages: Budget;
    private readonly bytes: Budget;
    private waiting = 0;
    private late = false;
    private behind = false;
    private resuming: NodeJS.Timeout | undefined;

    public constructor(
        private readonly socket: Socket,
        private readonly limits: PaceLimits,
    ) {
        this.messages = new Budget(limits.messagesPerSecond);
        this.bytes = new Budget(limits.bytesPerSecond);
    }

    public chunk(bytes: number): void {
        this.waitFor(this.bytes.spend(bytes));
    }

    /** @returns whether to mark this place: `caughtUp` wants to be called once all before it is handled */
    public message(): boolean {
        this.waiting += 1;
        this.waitFor(this.messages.spend(1));

        if (this.behind || this.waiting <= this.limits.messagesWaiting) {
            return false;
        }

        this.behind = true;
        this.socket.pause();

        return true;
    }

    public caughtUp(): void {
        this.behind = false;
        this.waiting = 0;
        this.resume();
    }

    public end(): void {
        clearTimeout(this.resuming);
    }

    /** @param pause ms until there is more to spend; 0 if there is enough */
    private waitFor(pause: number): void {
        if (!this.late && pause > 0) {
            this.late = true;
            this.socket.pause();
            this.resuming = setTimeout(() => this.nextSecond(), pause).unref();
        }
    }

    private nextSecond(): void {
        this.late = false;
        this.resume();
    }

    private resume(): void {
        if (!this.late && !this.behind) {
            this.socket.resume();
        }
    }
}
