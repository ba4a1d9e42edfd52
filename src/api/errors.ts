import { STATUS_CODES } from "node:http";

import { HistoryUnavailableError } from "../catalogue";
import { QuestionError } from "../resolver";

/** Every code of an error body, with its HTTP status. `docs/api.md` lists them. */
export const apiErrors = {
    MALFORMED_REQUEST: 400,
    FORBIDDEN: 403,
    UNKNOWN_PLUGIN: 404,
    UNKNOWN_VERSION: 404,
    UNKNOWN_VENDOR: 404,
    UNKNOWN_WALLET: 404,
    UNKNOWN_MODULE: 404,
    UNKNOWN_ROUTE: 404,
    REQUEST_TIMEOUT: 408,
    BODY_TOO_LARGE: 413,
    UNSUPPORTED_MEDIA_TYPE: 415,
    INVALID_REQUEST: 422,
    NOT_YET: 422,
    TOO_MANY_REQUESTS: 429,
    INTERNAL_ERROR: 500,
    HISTORY_UNAVAILABLE: 503,
    SERVICE_UNAVAILABLE: 503,
} as const;

export type ApiErrorCode = keyof typeof apiErrors;

/** Core's error body, and the code. */
export interface ErrorBody {
    readonly statusCode: number;
    readonly error: string;
    readonly message: string;
    readonly code: ApiErrorCode;
}

export class ApiError extends Error {
    public override readonly name = "ApiError";

    public constructor(
        public readonly code: ApiErrorCode,
        message: string,
    ) {
        super(message);
    }

    public get body(): ErrorBody {
        const statusCode = apiErrors[this.code];

        return { statusCode, error: STATUS_CODES[statusCode] as string, message: this.message, code: this.code };
    }
}

/** The answer to an error that is not the server's fault; undefined for all others. */
export function apiErrorOf(error: unknown): ApiError | undefined {
    if (error instanceof HistoryUnavailableError) {
        return new ApiError("HISTORY_UNAVAILABLE", `The history is not available: ${error.message}`);
    }

    if (error instanceof QuestionError) {
        return new ApiError("INVALID_REQUEST", error.message);
    }

    return error instanceof ApiError ? error : undefined;
}

/** Codes of answers that hapi and Core's plugins give before or instead of a route. */
const GENERAL: Readonly<Record<number, ApiErrorCode>> = {
    400: "MALFORMED_REQUEST",
    403: "FORBIDDEN",
    404: "UNKNOWN_ROUTE",
    408: "REQUEST_TIMEOUT",
    413: "BODY_TOO_LARGE",
    415: "UNSUPPORTED_MEDIA_TYPE",
    422: "INVALID_REQUEST",
    429: "TOO_MANY_REQUESTS",
    503: "SERVICE_UNAVAILABLE",
};

export const codeOfStatus = (statusCode: number): ApiErrorCode =>
    GENERAL[statusCode] ?? (statusCode >= 500 ? "INTERNAL_ERROR" : "MALFORMED_REQUEST");
