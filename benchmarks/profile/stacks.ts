import { Profiler } from "node:inspector";

/** Functions that called one another, with the time that was spent in them and below. */
export interface Frame {
    readonly name: string;
    /** samples */
    total: number;
    readonly below: Map<string, Frame>;
}

const PATHS = [/\/node_modules\/((?:@[^/]+\/)?[^/]+)/, /\/(src\/[^/]+)\//, /\/(benchmarks)\//];

function nameOf({ functionName, url }: Profiler.ProfileNode["callFrame"]): string {
    const part = PATHS.map((path) => path.exec(url)?.[1]).find((found) => found !== undefined);

    return `${functionName || "(anonymous)"}${part === undefined ? "" : ` ${part}`}`;
}

const COLLECTOR = "(garbage collector)";

/** Where the measured code begins. Behind an `await` a function has no caller any more. */
const isMeasured = ({ url }: Profiler.ProfileNode["callFrame"]): boolean =>
    /\/src\/[^/]+\/|\/node_modules\/@arkecosystem\//.test(url);

/** All sampled stacks as one tree, from this package's or Core's first function on; what else ran is left out. */
export function stacksOf({ nodes, samples = [] }: Profiler.Profile): Frame {
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const callers = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
    const tree: Frame = { name: "all", total: 0, below: new Map() };

    for (const sample of samples) {
        const stack: Profiler.ProfileNode["callFrame"][] = [];

        for (let id: number | undefined = sample; id !== undefined; id = callers.get(id)) {
            stack.unshift((byId.get(id) as Profiler.ProfileNode).callFrame);
        }

        const first = stack.findIndex(isMeasured);

        if (first !== -1) {
            addStack(tree, stack.slice(first).map(nameOf));
        } else if (stack.at(-1)?.functionName === COLLECTOR) {
            addStack(tree, [COLLECTOR]);
        }
    }

    return tree;
}

function addStack(tree: Frame, stack: readonly string[]): void {
    let frame = tree;
    frame.total++;

    for (const name of stack) {
        const next: Frame = frame.below.get(name) ?? { name, total: 0, below: new Map() };
        frame.below.set(name, next);
        next.total++;
        frame = next;
    }
}
