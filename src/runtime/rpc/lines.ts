import type { Socket } from "node:net";

import {
    AbstractMessageReader,
    AbstractMessageWriter,
    DataCallback,
    Disposable,
    Message,
    MessageReader,
    MessageWriter,
} from "vscode-jsonrpc/lib/common/api";

import { Pace, PaceLimits } from "./pace";

const LINE_FEED = 0x0a;

/** Of JSON-RPC. */
const INTERNAL_ERROR = -32603;

/** The peer does not speak the protocol; the connection is of no use any more. */
export class ProtocolViolation extends Error {
    public override readonly name = "ProtocolViolation";
}

const isMessage = (value: unknown): value is Message =>
    typeof value === "object" && value !== null && (value as Partial<Message>).jsonrpc === "2.0";

function parseMessage(line: Buffer): Message {
    let message: unknown;

    try {
        message = JSON.parse(line.toString("utf8"));
    } catch {
        throw new ProtocolViolation(`A message is not JSON: ${JSON.stringify(line.toString("utf8", 0, 80))}`);
    }

    if (!isMessage(message)) {
        throw new ProtocolViolation("A message is not JSON-RPC 2.0");
    }

    return message;
}

export interface ReadingLimits {
    /** Longest message with its line feed. */
    readonly maxMessageBytes: number;
    /** A peer that sends more is read more slowly; absent: as fast as it sends. */
    readonly pace?: PaceLimits;
}

/** Delivered behind what the peer has sent, to learn when all of that is handled. */
const MARK: Message = Object.freeze({ jsonrpc: "2.0", method: "" });

/** Reads one JSON-RPC message a line, holding no more of a message than the limit. */
export class LineReader extends AbstractMessageReader implements MessageReader {
    private parts: Buffer[] = [];
    private size = 0;
    private broken = false;
    private readonly pace: Pace | undefined;
    private callback: DataCallback | undefined;

    public constructor(
        private readonly socket: Socket,
        private readonly limits: ReadingLimits,
    ) {
        super();
        this.pace = limits.pace && new Pace(socket, limits.pace);
    }

    /** @returns false if the message is none of the peer's, and has served */
    public handling(message: Message): boolean {
        if (message === MARK) {
            this.pace?.caughtUp();
        }

        return message !== MARK;
    }

    /** Delivers a message that has not come from the peer. */
    public inject(message: Message): void {
        this.callback?.(message);
    }

    public listen(callback: DataCallback): Disposable {
        this.callback = callback;
        const onData = (chunk: Buffer): void => this.take(chunk, callback);
        const onEnd = (): void => this.fireClose();
        const onError = (error: Error): void => this.fireError(error);
        this.socket.on("data", onData).once("close", onEnd).once("end", onEnd).on("error", onError);

        return {
            dispose: () => {
                this.pace?.end();
                this.socket.off("data", onData).off("close", onEnd).off("end", onEnd);
            },
        };
    }

    private take(chunk: Buffer, callback: DataCallback): void {
        let start = 0;

        for (let end = chunk.indexOf(LINE_FEED); end >= 0 && !this.broken; end = chunk.indexOf(LINE_FEED, start)) {
            this.add(chunk.subarray(start, end));
            this.deliver(callback);
            start = end + 1;
        }

        this.add(chunk.subarray(start));
        this.pace?.chunk(chunk.length);
    }

    private add(part: Buffer): void {
        this.size += part.length;

        if (this.size >= this.limits.maxMessageBytes) {
            this.fail(new ProtocolViolation(`A message has more than ${this.limits.maxMessageBytes} bytes`));
        } else if (part.length > 0 && !this.broken) {
            this.parts.push(part);
        }
    }

    private deliver(callback: DataCallback): void {
        const line = this.parts.length === 1 ? (this.parts[0] as Buffer) : Buffer.concat(this.parts);
        this.parts = [];
        this.size = 0;

        if (this.broken) {
            return;
        }

        try {
            callback(parseMessage(line));
        } catch (error) {
            this.fail(error as Error);
        }

        if (this.pace?.message()) {
            callback(MARK);
        }
    }

    private fail(error: Error): void {
        if (!this.broken) {
            this.broken = true;
            this.parts = [];
            this.fireError(error);
            this.socket.destroy();
        }
    }
}

type Answerable = Message & { readonly id: string | number | null };

const isResponse = (message: Message): message is Answerable => "id" in message && !("method" in message);

const isRequest = (message: Message): message is Answerable => "id" in message && "method" in message;

/** Most bytes that UTF-8 needs for one unit of a string. */
const BYTES_PER_UNIT = 3;

/** Writes one message a line. */
export class LineWriter extends AbstractMessageWriter implements MessageWriter {
    /** @param answer takes the answer to a request that cannot be sent, as if the peer had given it */
    public constructor(
        private readonly socket: Socket,
        private readonly maxMessageBytes: number,
        private readonly answer: (response: Message) => void,
    ) {
        super();
        socket.on("error", (error) => this.fireError(error)).once("close", () => this.fireClose());
    }

    /**
     * Never rejects: what JSON-RPC does with that would end the whole process. A message that is longer than the peer
     * would read, or nested too deeply to be written, becomes an error for whoever waits for its answer.
     */
    public async write(message: Message): Promise<void> {
        try {
            this.send(message);
        } catch (error) {
            this.undeliverable(message, (error as Error).message);
        }
    }

    public end(): void {
        this.socket.end();
    }

    private send(message: Message): void {
        const line = `${JSON.stringify(message)}\n`;

        if (line.length * BYTES_PER_UNIT > this.maxMessageBytes && Buffer.byteLength(line) > this.maxMessageBytes) {
            throw new Error(`The message has more than ${this.maxMessageBytes} bytes`);
        }

        if (!this.socket.destroyed) {
            this.socket.write(line);
        }
    }

    private undeliverable(message: Message, text: string): void {
        const error = { code: INTERNAL_ERROR, message: text, data: { code: "FAILED" } };

        if (isResponse(message)) {
            this.send({ jsonrpc: "2.0", id: message.id, error } as Message);
        } else if (isRequest(message)) {
            this.answer({ jsonrpc: "2.0", id: message.id, error } as Message);
        }
    }
}
