import { randomBytes, timingSafeEqual } from "node:crypto";

import { Run } from "../process/run";

/** The right of one process to call some methods of one target. */
export interface Capability {
    readonly caller: Run;
    readonly target: string;
    /** The target's process; undefined for the node itself. */
    readonly targetRun: Run | undefined;
    readonly methods: ReadonlySet<string>;
}

/** Capabilities are found by their first 8 bytes; the other 24 are compared in constant time. */
const keyOf = (secret: string): string => secret.slice(0, 16);

function isSame(left: string, right: string): boolean {
    const [one, other] = [Buffer.from(left), Buffer.from(right)];

    return one.length === other.length && timingSafeEqual(one, other);
}

interface Issued {
    readonly secret: string;
    readonly capability: Capability;
}

/** Capabilities that are in force. Each ends with its caller's or its target's process. */
export class Capabilities {
    private readonly issued = new Map<string, Issued>();
    /** A process asks for the same target again and again: it gets the same one. */
    private readonly secrets = new Map<Run, Map<string, string>>();

    /** @returns 32 random bytes, hexadecimal */
    public issue(capability: Capability): string {
        const { caller, target, targetRun } = capability;
        const ofCaller = this.secrets.get(caller) ?? new Map<string, string>();
        const former = ofCaller.get(target) ?? "";
        const inForce = this.find(former);

        if (inForce && inForce.targetRun === targetRun) {
            return former;
        }

        const secret = randomBytes(32).toString("hex");
        this.issued.set(keyOf(secret), { secret, capability });
        this.secrets.set(caller, ofCaller.set(target, secret));

        return secret;
    }

    /** Undefined if there is none, or none any more. */
    public find(secret: string): Capability | undefined {
        const found = this.issued.get(keyOf(secret));

        return found && isSame(found.secret, secret) ? found.capability : undefined;
    }

    /** Ends all that the process had, and all that others had on it. */
    public revoke(run: Run): void {
        this.secrets.delete(run);

        for (const [key, { capability }] of this.issued) {
            const { caller, targetRun } = capability;

            if (caller === run || targetRun === run) {
                this.issued.delete(key);
            }
        }
    }

    public get size(): number {
        return this.issued.size;
    }
}
