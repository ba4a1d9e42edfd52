import { ExitCode } from "./command";

/** Exit code by the stable code of an error; others mean plain failure. */
export const EXIT_CODES: Readonly<Record<string, number>> = {
    USAGE: ExitCode.usage,
    INTERRUPTED: ExitCode.interrupted,

    NO_NODE: ExitCode.usage,
    NO_PASSPHRASE: ExitCode.usage,
    NODE_UNREACHABLE: ExitCode.node,
    NODE_ERROR: ExitCode.node,
    RATE_LIMITED: ExitCode.node,
    WRONG_NETWORK: ExitCode.node,
    REGISTRY_MISSING: ExitCode.node,
    REGISTRY_INACTIVE: ExitCode.node,
    CHAIN_BEHIND: ExitCode.node,
    HISTORY_UNAVAILABLE: ExitCode.node,

    NOT_INSTALLED: ExitCode.usage,
    NOTHING_TO_ROLL_BACK: ExitCode.usage,
    MODULE_UNKNOWN: ExitCode.usage,

    NOT_CONFIRMED: ExitCode.refused,
    TRANSACTION_REFUSED: ExitCode.refused,
    TRANSACTION_DROPPED: ExitCode.refused,
    INSUFFICIENT_BALANCE: ExitCode.refused,
    PRICE_ABOVE_LIMIT: ExitCode.refused,
    FREE_PACKAGE: ExitCode.refused,
    NO_TRIAL: ExitCode.refused,
    LICENSE_NOT_NEEDED: ExitCode.refused,
    NOTHING_TO_MOVE: ExitCode.refused,
    NOT_TRANSFERABLE: ExitCode.refused,
    TARGET_HOLDS_LICENSE: ExitCode.refused,

    REQUIREMENTS_UNMET: ExitCode.requirement,
    REQUIRED_BY_OTHERS: ExitCode.requirement,
    LICENSE_REQUIRED: ExitCode.requirement,
    MODULE_REQUIRED: ExitCode.requirement,
    DEPENDENCY_MISSING: ExitCode.requirement,
    DEPENDENCY_UNMET: ExitCode.requirement,
    DEPENDENCY_CYCLE: ExitCode.requirement,
    CHAIN_UNUSABLE: ExitCode.node,
    CORE_NOT_FOUND: ExitCode.usage,
    OPTIONS_INVALID: ExitCode.usage,

    INTEGRITY_MISMATCH: ExitCode.integrity,
    TREE_MISMATCH: ExitCode.integrity,
    MANIFEST_MISMATCH: ExitCode.integrity,
    TARBALL_UNSAFE: ExitCode.integrity,
    RELEASE_NOT_AUTHENTIC: ExitCode.integrity,
    NODES_DISAGREE: ExitCode.integrity,
};

const codeOf = (error: unknown): string => {
    const code = (error as { code?: unknown } | undefined)?.code;

    return typeof code === "string" ? code : "FAILED";
};

const detailsOf = (error: unknown): Readonly<Record<string, unknown>> | undefined => {
    const details = (error as { details?: unknown } | undefined)?.details;

    return typeof details === "object" && details !== null ? (details as Record<string, unknown>) : undefined;
};

/** What programs are told of an error: every error class of this package has a `code`, some have `details`. */
export function failureOf(error: unknown) {
    const details = detailsOf(error);

    return {
        code: codeOf(error),
        message: error instanceof Error ? error.message : String(error),
        ...(details && { details }),
    };
}

export const exitCodeOf = (error: unknown): number => EXIT_CODES[codeOf(error)] ?? ExitCode.failure;
