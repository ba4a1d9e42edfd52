import { createHash, randomBytes } from "node:crypto";

import { Run } from "../process/run";

/** The right of one process to call some methods of one target. */
export interface Capability {
    readonly caller: Run;
    readonly target: string;
    /** The target's process; undefined for the node itself. */
    readonly targetRun: Run | undefined;
    readonly methods: ReadonlySet<string>;
}

/** Found by digest, so that how long a look-up takes says nothing of the secret. */
const keyOf = (secret: string): string => createHash("sha256").update(secret).digest("base64");

/** Capabilities that are in force. Each ends with its caller's or its target's process. */
export class Capabilities {
    private readonly issued = new Map<string, Capability>();
    /** A process asks for the same target again and again: it gets the same one. */
    private readonly secrets = new Map<Run, Map<string, string>>();

    /** @returns 32 random bytes, hexadecimal */
    public issue(capability: Capability): string {
        const { caller, target, targetRun } = capability;
        const ofCaller = this.secrets.get(caller) ?? new Map<string, string>();
        const former = ofCaller.get(target);
        const known = former === undefined ? undefined : this.issued.get(keyOf(former));

        if (former !== undefined && known?.targetRun === targetRun) {
            return former;
        }

        const secret = randomBytes(32).toString("hex");
        this.issued.set(keyOf(secret), capability);
        this.secrets.set(caller, ofCaller.set(target, secret));

        return secret;
    }

    /** Undefined if there is none, or none any more. */
    public find(secret: string): Capability | undefined {
        return this.issued.get(keyOf(secret));
    }

    /** Ends all that the process had, and all that others had on it. */
    public revoke(run: Run): void {
        this.secrets.delete(run);

        for (const [key, { caller, targetRun }] of this.issued) {
            if (caller === run || targetRun === run) {
                this.issued.delete(key);
            }
        }
    }

    public get size(): number {
        return this.issued.size;
    }
}
