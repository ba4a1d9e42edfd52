import { Profiler, Session } from "node:inspector";

/** Sources whose coverage guides: the wire code, Core's that calls it, and the API's. */
const WATCHED = /\/src\/(?:transactions|api)\/|\/crypto\/dist\/transactions\//;

/** Which blocks of the watched code have run, as V8 itself counts them. */
export class Coverage {
    private readonly session = new Session();
    private readonly known = new Set<string>();

    public constructor() {
        this.session.connect();
        this.session.post("Profiler.enable");
        this.session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
    }

    public get size(): number {
        return this.known.size;
    }

    public stop(): void {
        this.session.disconnect();
    }

    /** Blocks that have run since the last call and never before. */
    public fresh(): string[] {
        return this.taken().filter((block) => !this.known.has(block));
    }

    public learn(blocks: readonly string[]): void {
        blocks.forEach((block) => this.known.add(block));
    }

    private taken(): string[] {
        let scripts: Profiler.ScriptCoverage[] = [];
        // Without other threads the answer is there when `post` returns.
        this.session.post("Profiler.takePreciseCoverage", (_, { result }) => (scripts = result));

        return scripts
            .filter(({ url }) => WATCHED.test(url))
            .flatMap(({ url, functions }) =>
                functions.flatMap(({ ranges }) => ranges.map((range) => ({ url, ...range }))),
            )
            .filter(({ count }) => count > 0)
            .map(({ url, startOffset, endOffset }) => `${url}:${startOffset}-${endOffset}`);
    }
}
