/** Lets changes of one module run beside each other, and those that take several down and up again alone. */
export class Turns {
    private readonly running = new Set<Promise<unknown>>();
    private alone: Promise<unknown> | undefined;

    /** Waits while something runs alone, but not for what waits to. */
    public async beside<T>(work: () => Promise<T>): Promise<T> {
        while (this.alone !== undefined) {
            await Promise.allSettled([this.alone]);
        }

        const turn = work();
        this.running.add(turn);

        try {
            return await turn;
        } finally {
            this.running.delete(turn);
        }
    }

    public async byItself<T>(work: () => Promise<T>): Promise<T> {
        while (this.alone !== undefined || this.running.size > 0) {
            await Promise.allSettled([this.alone, ...this.running]);
        }

        const turn = work();
        this.alone = turn;

        try {
            return await turn;
        } finally {
            this.alone = undefined;
        }
    }
}
