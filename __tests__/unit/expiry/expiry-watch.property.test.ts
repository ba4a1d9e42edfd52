/** Each end is told once, in time, and none that was not there: over random histories, forks and restarts. */
import fc from "fast-check";

import { License } from "../../../src/expiry/due-licenses";
import { ExpiryWatch } from "../../../src/expiry/expiry-watch";
import { Stage, Told, ToldEntry } from "../../../src/expiry/told";
import { ToldFile } from "../../../src/expiry/told-file";
import { RegistryChange } from "../../../src/handlers";
import { StateRecord } from "../../../src/wallet-attributes";

type LicenseRecord = Extract<StateRecord, { type: "license" }>;
type Entry = LicenseRecord["entry"];

const LEAD = 30;
const LICENSEES = ["alice", "bob", "carol"];

/** A file in memory, which outlives the watch as one on disk outlives the process. */
class MemoryFile {
    private told: { floor: number; entries: ToldEntry[] } | undefined;

    public read(floor: number): Told {
        const told = new Told(this.told?.floor ?? floor);
        this.told?.entries.forEach((entry) => told.add(entry));

        return told;
    }

    public write(told: Told): void {
        this.told = { floor: told.floor, entries: [...told.all()] };
    }

    public append(entries: readonly ToldEntry[]): void {
        this.told?.entries.push(...entries);
    }
}

interface Block {
    readonly timestamp: number;
    readonly records: readonly LicenseRecord[];
}

/** A chain of grants with a watch that follows it. */
class Model {
    public readonly told: [Stage, License][] = [];
    public readonly blocks: Block[] = [{ timestamp: 0, records: [] }];
    private readonly file = new MemoryFile();
    private readonly newest = new Map<string, Entry | undefined>();
    private watch = this.newWatch();
    private counter = 0;

    public constructor() {
        this.watch.reset();
    }

    public get time(): number {
        return this.blocks.at(-1)!.timestamp;
    }

    public endOf(licensee: string): number | undefined {
        return this.newest.get(licensee)?.state.full?.grant.end ?? undefined;
    }

    /** A block that long after the last, in which these wallets buy that many seconds. */
    public forge(pause: number, purchases: readonly [licensee: string, period: number][]): void {
        const timestamp = this.time + pause;
        const records = purchases.map(([licensee, period]) => this.grant(licensee, period, timestamp));
        this.blocks.push({ timestamp, records });
        this.watch.handle({ data: { timestamp, height: this.blocks.length } as never });
    }

    public revert(): Block {
        const block = this.blocks.pop()!;

        for (const record of [...block.records].reverse()) {
            this.newest.set(record.licensee, record.entry.previous);
            this.watch.reverted(changeOf(record, block.timestamp));
        }

        return block;
    }

    public restart(): void {
        this.watch = this.newWatch();
        this.watch.reset();
        this.blocks.forEach(({ records, timestamp }) =>
            records.forEach((record) => this.watch.applied(changeOf(record, timestamp))),
        );
    }

    private grant(licensee: string, period: number, timestamp: number): LicenseRecord {
        const previous = this.newest.get(licensee);
        const start = Math.max(timestamp, previous?.state.full?.grant.end ?? 0);
        const grant = { kind: "full", start, end: start + period } as never;
        const state = { full: { grant }, trial: undefined, bought: true, change: { type: "granted", grant } } as never;
        const entry: Entry = { state, transactionId: `${this.counter++}`, position: 0, previous };
        const record: LicenseRecord = { type: "license", licensee, name: "@acme/pkg", entry };
        this.newest.set(licensee, entry);
        this.watch.applied(changeOf(record, timestamp));

        return record;
    }

    private newWatch(): ExpiryWatch {
        return new ExpiryWatch({
            leadTime: LEAD,
            file: () => this.file as unknown as ToldFile,
            chainTime: () => this.time,
            tell: (stage, license, { timestamp }) => {
                expect(stage === "expired" ? license.end <= timestamp : license.end > timestamp).toBe(true);
                expect(this.endOf(license.licensee)).toBe(license.end);
                this.told.push([stage, license]);
            },
            log: { error: fail, warning: fail } as never,
        });
    }
}

const fail = (message: string): never => {
    throw new Error(message);
};

const changeOf = (record: LicenseRecord, timestamp: number): RegistryChange =>
    ({ records: [record], timestamp }) as unknown as RegistryChange;

const purchases = fc.array(fc.tuple(fc.constantFrom(...LICENSEES), fc.integer({ min: 1, max: 120 })), { maxLength: 3 });

const step = fc.oneof(
    {
        weight: 6,
        arbitrary: fc.record({
            type: fc.constant("forge" as const),
            pause: fc.integer({ min: 1, max: 60 }),
            purchases,
        }),
    },
    {
        weight: 3,
        arbitrary: fc.record({ type: fc.constant("revert" as const), count: fc.integer({ min: 1, max: 4 }) }),
    },
    { weight: 1, arbitrary: fc.constant({ type: "restart" as const }) },
);

/** Every end that the final chain has passed while it was the wallet's, after the node's first start. */
function passed({ blocks }: Model): Set<string> {
    const ends = new Map<string, number>();
    const found = new Set<string>();

    for (const { timestamp, records } of blocks) {
        records.forEach(({ licensee, entry }) => ends.set(licensee, entry.state.full!.grant.end as number));

        for (const [licensee, end] of ends) {
            if (end <= timestamp) {
                found.add(`${licensee} ${end}`);
            }
        }
    }

    return found;
}

it("each end is told exactly once, whatever is forged, reverted and restarted", () => {
    fc.assert(
        fc.property(fc.array(step, { maxLength: 40, size: "max" }), (steps) => {
            const model = new Model();

            for (const each of steps) {
                if (each.type === "forge") {
                    model.forge(each.pause, each.purchases);
                } else if (each.type === "restart") {
                    model.restart();
                } else {
                    for (let count = 0; count < each.count && model.blocks.length > 1; count++) {
                        model.revert();
                    }
                }
            }

            model.forge(1, []);
            const told = model.told.map(([stage, { licensee, end }]) => `${stage} ${licensee} ${end}`);
            expect(new Set(told).size).toBe(told.length);
            expect(told).toEqual(expect.arrayContaining([...passed(model)].map((each) => `expired ${each}`)));
        }),
        { numRuns: Number(process.env["SEQUENCES"] ?? 300) },
    );
});
