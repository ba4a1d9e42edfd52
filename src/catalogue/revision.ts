import { createHash } from "node:crypto";

import { RegistryChange, RegistryListener } from "../handlers";

/** Which transaction, and where. */
export type Placed = Pick<RegistryChange, "data" | "height" | "timestamp">;

/**
 * Names the registry's whole history up to now: which of its transactions were applied, in which order, in which
 * blocks. Nodes with the same blocks have the same one, and so has a node that reverts and applies them again. Unlike
 * the state's digest it tells apart chains in which the same transactions stand in other blocks. A sum of hashes, so
 * that undoing is exact; it marks answers for caches, tells a whole read model from half of one, and proves nothing.
 */
export class Revision implements RegistryListener {
    private sum = 0n;
    private changes = 0;
    private name: string | undefined;

    public get current(): string {
        this.name ??= `${this.changes}.${this.sum.toString(36)}`;

        return this.name;
    }

    /** How many transactions that is. */
    public get count(): number {
        return this.changes;
    }

    public reset(): void {
        this.sum = 0n;
        this.changes = 0;
        this.name = undefined;
    }

    public applied(change: Placed): void {
        this.sum = BigInt.asUintN(128, this.sum + hashOf(change, this.changes));
        this.changes++;
        this.name = undefined;
    }

    public reverted(change: Placed): void {
        this.changes--;
        this.sum = BigInt.asUintN(128, this.sum - hashOf(change, this.changes));
        this.name = undefined;
    }
}

function hashOf({ data, height, timestamp }: Placed, place: number): bigint {
    const hash = createHash("sha256").update([place, data.id, height, timestamp].join()).digest();

    return hash.readBigUInt64BE(0) * (1n << 64n) + hash.readBigUInt64BE(8);
}
