import { Random } from "../simulation/random";
import { Coverage } from "./coverage";
import { Finding, Target } from "./target";

const BATCH = 2048;
/** Longer than any input may take, ms. */
const SLOW = 50;
const MOST_KEPT = 20_000;
const MOST_UNSEEN = 8 * BATCH;

/** An input for which something did not hold. */
export interface Failure {
    readonly input: string;
    readonly message: string;
}

export interface Report {
    readonly inputs: number;
    /** blocks of the watched code that have run */
    readonly coverage: number;
    /** inputs that reached a block which none before had reached */
    readonly kept: readonly string[];
    /** ms that the slowest input took, the best of three */
    readonly slowest: number;
    readonly failure: Failure | undefined;
}

export interface Limits {
    readonly seconds: number;
    readonly inputs: number;
    readonly seed: number;
}

/** Mutates what has reached new code, again and again. The same seed gives the same inputs in the same order. */
export class Fuzzer {
    private readonly random: Random;
    private readonly coverage = new Coverage();
    private readonly pool: string[];
    private readonly kept: string[] = [];
    private readonly prototype = prototypeKeys();
    private inputs = 0;
    private unseen: string[] = [];
    private batches = 0;
    private slowest = 0;

    public constructor(
        private readonly target: Target,
        private readonly limits: Limits,
        corpus: readonly string[],
        private readonly progress: (inputs: number, coverage: number) => void,
    ) {
        this.random = new Random(String(limits.seed));
        this.pool = [...corpus, ...target.seeds(limits.seed)];
    }

    public run(): Report {
        const end = Date.now() + this.limits.seconds * 1000;
        let failure = this.batch(this.pool);
        // Beginners are in the pool already, whatever they reach.
        this.coverage.learn(this.coverage.fresh());

        while (!failure && Date.now() < end && this.inputs < this.limits.inputs) {
            const mutants = Array.from({ length: BATCH }, () => this.mutant());
            failure = this.batch(mutants);
            this.look(failure ? [] : mutants);
            this.progress(this.inputs, this.coverage.size);
        }

        this.coverage.stop();

        return { inputs: this.inputs, coverage: this.coverage.size, kept: this.kept, slowest: this.slowest, failure };
    }

    private mutant(): string {
        return this.target.mutate(this.random.pick(this.pool), this.random.pick(this.pool), this.random);
    }

    private batch(inputs: readonly string[]): Failure | undefined {
        for (const input of inputs) {
            const message = this.attempt(input);

            if (message !== undefined) {
                return { input, message };
            }
        }

        this.inputs += inputs.length;

        return undefined;
    }

    /** Looking takes V8 long, so it is done after 1, 2, 4, … batches, and later after every 64th. */
    private look(inputs: readonly string[]): void {
        this.unseen = [...this.unseen.slice(-MOST_UNSEEN), ...inputs];
        this.batches++;

        if (this.batches % Math.min(2 ** Math.floor(Math.log2(this.batches)), 64) === 0) {
            this.keepWhatIsNew(this.unseen);
            this.unseen = [];
        }
    }

    /** @returns what did not hold */
    private attempt(input: string): string | undefined {
        const began = performance.now();

        try {
            this.target.run(input);
        } catch (error) {
            return error instanceof Finding ? error.message : `${(error as Error).stack ?? String(error)}`;
        }

        if (performance.now() - began > SLOW / 4) {
            this.slowest = Math.max(this.slowest, this.timed(input));
        }

        if (this.slowest > SLOW) {
            return `took ${this.slowest.toFixed(0)} ms`;
        }

        return prototypeKeys() === this.prototype ? undefined : "Object.prototype has changed";
    }

    /** The best of three: other processes and garbage collection take time too. */
    private timed(input: string): number {
        const times = [1, 2, 3].map(() => {
            const began = performance.now();
            this.target.run(input);

            return performance.now() - began;
        });

        return Math.min(...times);
    }

    /** Keeps one of those that reached new code, which it finds by halving. */
    private keepWhatIsNew(inputs: readonly string[]): void {
        const fresh = this.coverage.fresh();

        if (fresh.length === 0) {
            return;
        }

        let suspects = inputs;

        while (suspects.length > 1) {
            const half = suspects.slice(0, suspects.length >> 1);
            half.forEach((input) => this.target.run(input));
            suspects = this.coverage.fresh().length > 0 ? half : suspects.slice(half.length);
        }

        this.coverage.learn(fresh);
        this.kept.push(...suspects);
        this.pool.push(...suspects);
        this.pool.splice(0, Math.max(this.pool.length - MOST_KEPT, 0));
    }
}

/** How many properties every object would inherit. */
const prototypeKeys = (): number =>
    Object.getOwnPropertyNames(Object.prototype).length + Object.getOwnPropertyNames(Array.prototype).length;
