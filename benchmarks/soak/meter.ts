import { EventLoop, SoakNode } from "./node";
import { Point } from "./slope";

/** What a node and its workers use, and how late its event loop is, from when this is made. */
export class Meter {
    /** resident memory in MB, by hours since then */
    public readonly memory: Point[] = [];
    private readonly start = performance.now();
    private readonly usedBefore: number;

    public constructor(private readonly node: SoakNode) {
        this.usedBefore = node.usage().cpuSeconds;
        node.resetEventLoop();
    }

    /** Takes a sample of the memory. @returns MB */
    public sample(): number {
        const megabytes = this.node.usage().residentBytes / 1e6;
        this.memory.push([this.seconds() / 3600, megabytes]);

        return megabytes;
    }

    /** Processor seconds of a second. */
    public processor(): number {
        return (this.node.usage().cpuSeconds - this.usedBefore) / this.seconds();
    }

    public eventLoop(): EventLoop {
        return this.node.eventLoop();
    }

    private seconds(): number {
        return (performance.now() - this.start) / 1000;
    }
}
