/** What was started, to be ended in reverse order. */
export class Cleanup {
    private readonly steps: Array<() => Promise<unknown>> = [];
    private running: Promise<void> | undefined;

    /** Add a step before starting what it ends: an interruption in between must find it. */
    public add(step: () => Promise<unknown>): void {
        this.steps.push(step);
    }

    /** Ends everything; a second call waits for the first. Steps that fail do not keep the others from running. */
    public run(): Promise<void> {
        this.running ??= this.runSteps();

        return this.running;
    }

    private async runSteps(): Promise<void> {
        for (const step of this.steps.reverse()) {
            try {
                await step();
            } catch (error) {
                console.error(error instanceof Error ? error.message : error);
            }
        }
    }
}
