/** Where a module is in its life (docs/modules.md). */
export const MODULE_STATES = [
    "known",
    "starting",
    "authenticating",
    "registering",
    "loaded",
    "stopping",
    "crashed",
    "waiting",
    "failed",
] as const;

export type ModuleState = (typeof MODULE_STATES)[number];

/** One change of a module's state; each is told once, in order. */
export interface ModuleStateChange {
    readonly name: string;
    readonly version: string;
    readonly from: ModuleState;
    readonly to: ModuleState;
    readonly reason: string;
    /** Of the process that has just ended; null if none has, or a signal ended it. */
    readonly exitCode: number | null;
    readonly signal: string | null;
    /** The module's last log lines, where its process has just ended. */
    readonly logs: readonly string[];
    /** ISO 8601, by this machine's clock. */
    readonly at: string;
}
