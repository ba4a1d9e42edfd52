import { RegistryChange, RegistryListener } from "../handlers";

/** Which transaction, and where. */
export type Placed = Pick<RegistryChange, "data" | "height" | "timestamp">;

/** 128 bits, in numbers that the processor adds at once. */
const LANES = [0, 1, 2, 3] as const;

/**
 * Names the registry's whole history up to now: which of its transactions were applied, in which order, in which
 * blocks. Nodes with the same blocks have the same one, and so has a node that reverts and applies them again. Unlike
 * the state's digest it tells apart chains in which the same transactions stand in other blocks. A sum of what each
 * transaction's id, which is a hash already, makes with its place, so that undoing is exact; it marks answers for
 * caches, tells a whole read model from half of one, and proves nothing.
 */
export class Revision implements RegistryListener {
    private readonly sum = new Int32Array(LANES.length);
    private changes = 0;
    private name: string | undefined;

    public get current(): string {
        this.name ??= [this.changes, ...this.sum].map((lane) => (lane >>> 0).toString(36)).join(".");

        return this.name;
    }

    /** How many transactions that is. */
    public get count(): number {
        return this.changes;
    }

    public reset(): void {
        this.sum.fill(0);
        this.changes = 0;
        this.name = undefined;
    }

    public applied(change: Placed): void {
        this.add(change, 1);
        this.changes++;
    }

    public reverted(change: Placed): void {
        this.changes--;
        this.add(change, -1);
    }

    private add({ data, height, timestamp }: Placed, sign: 1 | -1): void {
        const id = data.id as string;
        const where = mixed(mixed(mixed(this.changes) + height) + timestamp);

        for (const lane of LANES) {
            const part = parseInt(id.slice(8 * lane, 8 * lane + 8), 16);
            this.sum[lane] = (this.sum[lane] as number) + sign * mixed(part ^ mixed(where + lane));
        }

        this.name = undefined;
    }
}

/** MurmurHash3's last step: each bit of the number changes half of the bits. */
function mixed(number: number): number {
    let mix = number ^ (number >>> 16);
    mix = Math.imul(mix, 0x85ebca6b);
    mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35);

    return mix ^ (mix >>> 16);
}
