import type { Socket } from "node:net";

const SECOND = 1000;

/** How much of a peer is read at once, and in a second. */
export interface PaceLimits {
    readonly messagesPerSecond: number;
    readonly bytesPerSecond: number;
    /** Messages that were read and not handled yet: a process that has other work handles few of them at a time. */
    readonly messagesWaiting: number;
}

/** Reads a peer that sends too much more slowly, so that it waits and this process does not. */
export class Pace {
    private windowStart = 0;
    private messages = 0;
    private bytes = 0;
    private waiting = 0;
    private late = false;
    private behind = false;
    private resuming: NodeJS.Timeout | undefined;

    public constructor(
        private readonly socket: Socket,
        private readonly limits: PaceLimits,
    ) {}

    public chunk(bytes: number): void {
        this.bytes += bytes;
        this.check();
    }

    /** @returns whether to mark this place: `caughtUp` wants to be called once all before it is handled */
    public message(): boolean {
        this.messages += 1;
        this.waiting += 1;
        this.check();

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

    private check(): void {
        const now = Date.now();
        const { messagesPerSecond, bytesPerSecond } = this.limits;

        if (now - this.windowStart >= SECOND) {
            this.windowStart = now;
            this.messages = 0;
            this.bytes = 0;
        }

        if (!this.late && (this.messages > messagesPerSecond || this.bytes > bytesPerSecond)) {
            this.late = true;
            this.socket.pause();
            this.resuming = setTimeout(() => this.nextSecond(), this.windowStart + SECOND - now).unref();
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
