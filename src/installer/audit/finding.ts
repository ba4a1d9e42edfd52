/** What an audit can find; scripts tell findings apart by it (docs/installer.md). Codes are never renamed. */
export type FindingCode =
    | "EXPIRED"
    | "EXPIRING"
    | "INTERRUPTED"
    | "MISSING"
    | "ORPHANED"
    | "OUTDATED"
    | "OWNER_CHANGED"
    | "TAMPERED"
    | "UNREGISTERED"
    | "UNVERIFIED"
    | "YANKED";

/** `critical`: now; `warning`: soon; `notice`: good to know. */
export type Severity = "critical" | "warning" | "notice";

export interface Finding {
    readonly code: FindingCode;
    readonly severity: Severity;
    /** The plugin; null for what is about the whole node. */
    readonly name: string | null;
    readonly message: string;
    /** What mends it: a command, or what else to do. */
    readonly fix: string;
}
