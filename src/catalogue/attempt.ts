import { setImmediate as yieldToNode, setTimeout as sleep } from "node:timers/promises";

import { Contents } from "./contents";
import { apply, Step } from "./follow";
import { Revision } from "./revision";
import { StoredSteps } from "./stored-steps";

/** After so many transactions the node gets its turn: about ten milliseconds of work. */
const STEPS_AT_ONCE = 200;

/** Core stores blocks after it has applied them, many at a time while it catches up. In milliseconds. */
const STORING = { pause: 200, patience: 60_000 };

/** Why an attempt came to nothing that is no fault: the chain moved in a way that it cannot follow. */
export class Overtaken extends Error {
    public override readonly name = "Overtaken";
}

/**
 * Builds a catalogue's contents from stored transactions while the chain goes on. What is applied meanwhile is kept
 * and follows at the end. Whether the outcome is exact tells the revision: it must be that of the chain itself.
 */
export class Attempt {
    public readonly contents = new Contents();
    private readonly revision = new Revision();
    private readonly missed: Step[] = [];
    private height = 0;
    private overtaken = false;
    private readonly firstMissed: number;

    /** @param chain what it has to reach */
    public constructor(
        private readonly chain: Revision,
        private readonly stored: StoredSteps,
    ) {
        this.firstMissed = chain.count;
    }

    /** How many transactions it has read. */
    public get done(): number {
        return this.revision.count;
    }

    /** The chain goes on. */
    public applied(step: Step): void {
        this.missed.push(step);
    }

    /** The chain goes back: beyond where this began, there may be read what is gone. */
    public reverted(): void {
        if (this.missed.pop() === undefined) {
            this.abandon();
        }
    }

    /** It ends at its next step. */
    public abandon(): void {
        this.overtaken = true;
    }

    /** Reads what is stored. @throws Overtaken, or what a step throws */
    public async prepare(): Promise<void> {
        await this.read();

        for (let waited = 0; this.done < this.firstMissed; waited += STORING.pause) {
            if (waited >= STORING.patience) {
                throw new Overtaken(`the database has ${this.done} of ${this.firstMissed} transactions`);
            }

            await sleep(STORING.pause);
            await this.read();
        }

        await this.contents.index.settle();
    }

    /**
     * Follows what was applied meanwhile. Nothing may wait between this and the use of what it returns: each wait, be it
     * for a settled promise, lets Core apply a transaction that nobody would follow.
     *
     * @throws Overtaken, or what a step throws
     */
    public finish(): Contents {
        this.assertOnCourse();
        this.missed.slice(this.done - this.firstMissed).forEach((step) => this.follow(step));

        if (this.revision.current !== this.chain.current) {
            throw new Overtaken("the chain has changed meanwhile");
        }

        return this.contents;
    }

    /** Blocks are stored whole, so it goes on after the last one it saw. */
    private async read(): Promise<void> {
        for await (const step of this.stored(this.height + 1)) {
            this.assertOnCourse();
            this.follow(step);
            this.height = step.height;

            if (this.done % STEPS_AT_ONCE === 0) {
                await yieldToNode();
            }
        }

        this.assertOnCourse();
    }

    private follow(step: Step): void {
        apply(this.contents, step);
        this.revision.applied(step);
    }

    private assertOnCourse(): void {
        if (this.overtaken) {
            throw new Overtaken("blocks were reverted meanwhile");
        }
    }
}
