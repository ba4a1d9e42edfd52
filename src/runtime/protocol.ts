/** What both sides of the protocol know (docs/module-protocol.md). Host processes load this file: it imports nothing. */

/** `major.minor` of the protocol that this package speaks. */
export const PROTOCOL = "1.0";

/** The host process's end of the socket pair. */
export const PROTOCOL_FD = 3;

/** Longest message with its line feed, in bytes. */
export const MAX_MESSAGE_BYTES = 1_048_576;

/** The target that is no module. */
export const NODE_TARGET = "node";

/** Who calls when it is the holder of the node's control socket. */
export const OPERATOR = "operator";

/** `data.code` of an error, and the number that JSON-RPC wants. Codes are never renamed. */
export const RPC_ERRORS = {
    PROTOCOL_UNSUPPORTED: -32001,
    NOT_REGISTERED: -32002,
    TOKEN_INVALID: -32003,
    REGISTRATION_INVALID: -32004,
    DENIED: -32005,
    REVOKED: -32009,
    NOT_LOADED: -32006,
    FAILED: -32007,
    TIMEOUT: -32008,
    PARAMS_INVALID: -32602,
    METHOD_UNKNOWN: -32601,
} as const;

export type RpcErrorCode = keyof typeof RPC_ERRORS;

export interface HandshakeParams {
    readonly protocol: string;
    /** For logs. */
    readonly host: string;
}

export interface HandshakeResult {
    readonly protocol: string;
    readonly maxMessageBytes: number;
    readonly heartbeatMilliseconds: number;
}

/** What a module may do, since its manifest declares it and the operator grants it. */
export interface Grants {
    /** By target, names of methods. */
    readonly calls: Readonly<Record<string, readonly string[]>>;
    readonly events: readonly string[];
    readonly routes: boolean;
}

export interface AuthenticateParams {
    /** 32 bytes, hexadecimal. */
    readonly token: string;
    readonly module: {
        readonly name: string;
        readonly version: string;
        /** Path of the file to load. */
        readonly main: string;
        readonly folder: string;
    };
    readonly dataFolder: string;
    readonly options: unknown;
    readonly grants: Grants;
}

export interface RegisterParams {
    readonly token: string;
    readonly name: string;
    readonly version: string;
    readonly methods: readonly string[];
}

export interface CapabilityResult {
    /** 32 bytes, hexadecimal. */
    readonly capability: string;
    readonly methods: readonly string[];
}

export interface CallParams {
    readonly capability: string;
    readonly method: string;
    readonly params?: unknown;
}

export interface InvokeParams {
    readonly method: string;
    readonly params?: unknown;
    /** Written by the manager: a module's name, or `operator`. */
    readonly caller: string;
}

export interface EventParams {
    readonly name: string;
    readonly payload: unknown;
}

export const LOG_LEVELS = ["debug", "info", "warning", "error"] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

export interface LogParams {
    readonly level: LogLevel;
    readonly message: string;
}

export interface HttpRequest {
    readonly method: string;
    /** Below the module's own prefix, with a leading slash. */
    readonly path: string;
    readonly query: Readonly<Record<string, string>>;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
}

export interface HttpResponse {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
}

/** Whether a peer that speaks `version` is understood. */
export const isSupported = (version: unknown): boolean =>
    typeof version === "string" &&
    /^\d{1,5}\.\d{1,5}$/.test(version) &&
    version.split(".")[0] === PROTOCOL.split(".")[0];
