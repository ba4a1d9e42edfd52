import { STATUS_CODES } from "node:http";

import { HistoryUnavailable } from "../catalogue";

/** Every code of an error body, with its HTTP status. `docs/api.md` lists them. */
export const apiErrors = {
    INVALID_REQUEST: 422,
    UNKNOWN_PLUGIN: 404,
    UNKNOWN_VERSION: 404,
    UNKNOWN_VENDOR: 404,
    UNKNOWN_WALLET: 404,
    HISTORY_UNAVAILABLE: 503,
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
    if (error instanceof HistoryUnavailable) {
        return new ApiError("HISTORY_UNAVAILABLE", `The history is not available: ${error.message}`);
    }

    return error instanceof ApiError ? error : undefined;
}
