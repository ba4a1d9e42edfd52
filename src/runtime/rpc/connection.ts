import type { Socket } from "node:net";

import {
    CancellationToken,
    createMessageConnection,
    Disposable,
    MessageConnection,
    ResponseError,
} from "vscode-jsonrpc/lib/common/api";
import RIL from "vscode-jsonrpc/lib/node/ril";

import { RPC_ERRORS, RpcErrorCode } from "../protocol";
import { LineReader, LineWriter, ProtocolViolation, ReadingLimits } from "./lines";

export type { CancellationToken } from "vscode-jsonrpc/lib/common/api";

/** An error as it crosses the connection: a code and a text, never a stack. */
export class RpcFailure extends Error {
    public override readonly name = "RpcFailure";

    public constructor(
        public readonly code: RpcErrorCode,
        message: string,
    ) {
        super(message);
    }
}

export interface RpcHandlers {
    /** @throws RpcFailure which is sent as it is; what else is thrown is `FAILED` */
    request(method: string, params: unknown, token: CancellationToken): Promise<unknown>;
    notification(method: string, params: unknown): void;
    /** Once; nothing comes any more. `violation` if the peer broke the protocol. */
    ended(violation: ProtocolViolation | undefined): void;
}

// The library's entry for Node loads pipes, process ids and more that host processes would carry along.
RIL.install();

/** A token for one request, without the listeners of many that the library's own is ready for. */
class Cancellation implements CancellationToken {
    public isCancellationRequested = false;
    private listener: ((event: unknown) => unknown) | undefined;

    public readonly onCancellationRequested = (listener: (event: unknown) => unknown): Disposable => {
        this.listener = listener;

        return { dispose: () => (this.listener = undefined) };
    };

    public cancel(): void {
        this.isCancellationRequested = true;
        this.listener?.(undefined);
    }
}

const SILENT = { error: () => undefined, warn: () => undefined, info: () => undefined, log: () => undefined };

const responseError = (error: unknown): ResponseError<{ code: string }> => {
    const code = error instanceof RpcFailure ? error.code : "FAILED";
    const message = error instanceof Error ? error.message : String(error);

    return new ResponseError(RPC_ERRORS[code], message, { code });
};

const CODES = new Set<unknown>(Object.keys(RPC_ERRORS));

function failureOf(error: unknown): RpcFailure {
    const { data, message } = error as { data?: { code?: unknown }; message?: string };
    const code = data?.code;

    return new RpcFailure(CODES.has(code) ? (code as RpcErrorCode) : "FAILED", message ?? "unknown error");
}

/** JSON-RPC in both directions over one socket. */
export class RpcConnection {
    private readonly connection: MessageConnection;
    private over = false;
    private violation: ProtocolViolation | undefined;

    public constructor(
        private readonly socket: Socket,
        limits: ReadingLimits,
        handlers: RpcHandlers,
    ) {
        const reader = new LineReader(socket, limits);
        const writer = new LineWriter(socket, limits.maxMessageBytes, (response) => reader.inject(response));
        this.connection = createMessageConnection(reader, writer, SILENT, {
            messageStrategy: { handleMessage: (message, handle) => reader.handling(message) && handle(message) },
        });
        this.connection.onRequest(async (method: string, params: unknown, token: CancellationToken) => {
            try {
                return (await handlers.request(method, params ?? {}, token)) ?? null;
            } catch (error) {
                return responseError(error);
            }
        });
        this.connection.onNotification((method: string, params: unknown) =>
            handlers.notification(method, params ?? {}),
        );
        reader.onError((error) => (this.violation ??= error instanceof ProtocolViolation ? error : undefined));
        this.connection.onClose(() => {
            if (!this.over) {
                this.over = true;
                // Answers that never come are errors at once.
                this.connection.dispose();
                handlers.ended(this.violation);
            }
        });
        this.connection.listen();
    }

    /** Bytes that the peer has not read yet. */
    public get waitingBytes(): number {
        return this.socket.writableLength;
    }

    /**
     * @param milliseconds until TIMEOUT; the peer is asked to cancel then
     * @param token of a caller who may give up
     * @throws RpcFailure
     */
    public async request<R>(
        method: string,
        params: object,
        milliseconds: number,
        token?: CancellationToken,
    ): Promise<R> {
        if (this.over) {
            throw new RpcFailure("NOT_LOADED", "The other side has ended");
        }

        const cancellation = new Cancellation();
        const parent = token?.onCancellationRequested(() => cancellation.cancel());
        let late: NodeJS.Timeout | undefined;

        try {
            return await new Promise<R>((resolve, reject) => {
                late = setTimeout(() => {
                    cancellation.cancel();
                    reject(new RpcFailure("TIMEOUT", `${method}: no answer within ${milliseconds} ms`));
                }, milliseconds);
                this.connection.sendRequest<R>(method, params, cancellation).then(resolve, reject);
            });
        } catch (error) {
            throw error instanceof RpcFailure
                ? error
                : this.over
                  ? new RpcFailure("NOT_LOADED", "The other side has ended")
                  : failureOf(error);
        } finally {
            clearTimeout(late);
            parent?.dispose();
        }
    }

    public notify(method: string, params: object): void {
        if (!this.over) {
            this.connection.sendNotification(method, params).catch(() => undefined);
        }
    }

    /** Closes the socket once what was written is out. */
    public end(): void {
        this.socket.end();
    }

    public destroy(): void {
        this.socket.destroy();
    }
}
