/** Why the module manager refused something; scripts tell them apart by it. Codes are never renamed. */
export type ModuleErrorCode =
    | "MODULE_UNKNOWN"
    | "MODULE_INVALID"
    | "MODULE_NOT_LOADED"
    | "MODULE_START_FAILED"
    | "MODULE_STOPPED"
    | "MODULE_REQUIRED"
    | "DEPENDENCY_MISSING"
    | "DEPENDENCY_UNMET"
    | "DEPENDENCY_CYCLE"
    | "LICENSE_REQUIRED"
    | "INTEGRITY_MISMATCH"
    | "POLICY_INVALID"
    | "LAUNCHER_UNAVAILABLE"
    | "MANAGER_STOPPED";

/** The message says what to do next. */
export class ModuleError extends Error {
    public override readonly name = "ModuleError";

    public constructor(
        public readonly code: ModuleErrorCode,
        message: string,
    ) {
        super(message);
    }
}
