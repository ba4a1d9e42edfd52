/**
 * `npm run bench:scale`: whether memory and replaying grow in proportion. Ten licenses to a package, 1,000,000 in wallets and
 * indexes alone, 200,000 with the read model, in one process without a database; times are processor time. `--quick` for a
 * tenth; `--save` writes the results down.
 */
import { useRegistryNetwork } from "../../__tests__/__support__/test-chain";
import { RegistryListener } from "../../src/handlers";
import { heapInUse } from "../harness/memory";
import { optionsOf } from "../harness/options";
import { processorSeconds } from "../harness/processor";
import { publish } from "../report/publish";
import { Series } from "../report/results";
import { Row, rowOf } from "../report/rows";
import { StoredHistory, StoredRow } from "./history";
import { deaf } from "./listeners";
import { BenchRegistry } from "./registry";

const LICENSES_PER_PACKAGE = 10;
const ROWS_AT_ONCE = 5_000;

/** A registry on its way to the largest size. */
interface Point {
    readonly licenses: number;
    /** bytes, Core's own wallets included */
    readonly heap: number;
    /** µs to replay a license, since the point before */
    readonly cost: number;
}

function* batchesOf(rows: Iterable<StoredRow>): Generator<StoredRow[]> {
    let batch: StoredRow[] = [];

    for (const row of rows) {
        batch.push(row);

        if (batch.length === ROWS_AT_ONCE) {
            yield batch;
            batch = [];
        }
    }

    yield batch;
}

/** @param sizes numbers of licenses, each a multiple of what is replayed at once */
async function pointsOf(sizes: readonly number[], listener?: RegistryListener): Promise<Point[]> {
    const licenses = sizes.at(-1) as number;
    const size = { seed: "scale", packages: licenses / LICENSES_PER_PACKAGE, licenses, entities: 0 };
    const history = new StoredHistory(size, 1);
    const registry = await BenchRegistry.start(listener);
    registry.replay(history.packages());
    const points: Point[] = [];
    let [done, doneBefore, seconds] = [0, 0, 0];

    for (const batch of batchesOf(history.licenses())) {
        seconds += processorSeconds(() => registry.replay(batch));
        done += batch.length;

        if (sizes.includes(done) && points.at(-1)?.licenses !== done) {
            points.push({ licenses: done, heap: heapInUse(), cost: (seconds / (done - doneBefore)) * 1e6 });
            [doneBefore, seconds] = [done, 0];
        }
    }

    return points;
}

const count = (licenses: number): string => licenses.toLocaleString("en");
const slope = (from: Point, to: Point): number => (to.heap - from.heap) / (to.licenses - from.licenses);

function rowsOf(what: string, points: readonly Point[]): Row[] {
    const [first, second] = points as [Point, Point];
    const [beforeLast, last] = points.slice(-2) as [Point, Point];
    const [early, late] = [
        `${count(first.licenses)} to ${count(second.licenses)}`,
        `${count(beforeLast.licenses)} to ${count(last.licenses)}`,
    ];

    return [
        rowOf({
            name: `${what}: heap of a license with its share of a wallet, ${late} / ${early}`,
            ours: slope(beforeLast, last) / 1000,
            peer: slope(first, second) / 1000,
            unit: "KB",
        }),
        rowOf({
            name: `${what}: replaying a license, ${late} / ${early}`,
            ours: last.cost,
            peer: second.cost,
            unit: "µs",
        }),
        rowOf({ name: `${what}: whole heap at ${count(last.licenses)}`, ours: last.heap / 1e9, unit: "GB" }),
    ];
}

const lineOf = (name: string, points: readonly Point[], value: (point: Point) => number): Series["lines"][number] => ({
    name,
    points: points.map((point) => [point.licenses, value(point)] as const),
});

async function main(): Promise<void> {
    const { quick, flags } = optionsOf({
        script: "bench:scale",
        description: "Whether memory and replaying grow in proportion, up to a million licenses.",
        quick: "a tenth of the size",
    });
    const scale = quick ? 1 / 10 : 1;
    const report = (line: string): unknown => process.stderr.write(`${line}\n`);
    const sized = (...sizes: number[]): number[] => sizes.map((size) => size * scale);
    useRegistryNetwork();
    report("wallets and indexes alone");
    const alone = await pointsOf(sized(100_000, 200_000, 400_000, 1_000_000), deaf);
    report("with the read model");
    const all = await pointsOf(sized(50_000, 100_000, 200_000));
    const lines = (value: (point: Point) => number): Series["lines"] => [
        lineOf("wallets and indexes alone", alone, value),
        lineOf("with read model", all, value),
    ];
    const results = {
        suite: "scale",
        script: "bench:scale",
        rows: [...rowsOf("wallets and indexes alone", alone), ...rowsOf("with read model", all)],
        series: [
            { title: "heap", x: "licenses", y: "GB", lines: lines(({ heap }) => heap / 1e9) },
            { title: "replaying a license", x: "licenses", y: "µs", lines: lines(({ cost }) => cost) },
        ],
    };
    publish(results, flags);
}

void main();
