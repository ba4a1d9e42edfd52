import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, Server, Socket } from "node:net";
import { dirname } from "node:path";

import { ModuleError } from "../errors";
import type { NodeModules } from "../node-modules";
import { MAX_MESSAGE_BYTES } from "../protocol";
import { RpcConnection, RpcFailure } from "../rpc/connection";
import { Token } from "../token";
import type { ControlFolders } from "./client";
import { controlMethods } from "./methods";

/** What the kernel takes as a socket's path. */
const LONGEST_PATH = 107;

/** A module may connect, too, on a Node that contains no network: it must not use up what the node can hold open. */
const MOST_STRANGERS = 32;
const STRANGER_MILLISECONDS = 5000;

const PACE = { messagesPerSecond: 1000, bytesPerSecond: MAX_MESSAGE_BYTES, messagesWaiting: 64 };

/** Codes reach the command through the text: the connection knows those of modules only. */
const failureOf = (error: unknown): RpcFailure =>
    new RpcFailure("FAILED", error instanceof ModuleError ? `[${error.code}] ${error.message}` : String(error));

/** Lets whoever may open the socket and read the token, which is the node's own user and no module, manage its modules. */
export class ControlServer {
    private readonly server: Server;
    private readonly sockets = new Set<Socket>();
    /** Those that have not shown the token, oldest first. */
    private readonly strangers = new Set<Socket>();
    private readonly token = new Token();

    public constructor(private readonly modules: NodeModules) {
        this.server = createServer((socket) => this.serve(socket));
    }

    /** @throws Error if the socket cannot be made */
    public async listen({ socket: path, socketToken }: ControlFolders): Promise<void> {
        if (Buffer.byteLength(path) > LONGEST_PATH) {
            throw new Error(`${path} is longer than ${LONGEST_PATH} bytes, which no socket may be`);
        }

        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        chmodSync(dirname(path), 0o700);
        // What lies here is of a node that was killed: two nodes never share a data folder.
        rmSync(path, { force: true });
        rmSync(socketToken, { force: true });
        writeFileSync(socketToken, this.token.reveal(), { mode: 0o600 });
        await new Promise<void>((resolve, reject) => this.server.once("error", reject).listen(path, resolve));
        chmodSync(path, 0o600);
    }

    public close(): Promise<void> {
        this.sockets.forEach((socket) => socket.destroy());

        return new Promise((resolve) => this.server.close(() => resolve()));
    }

    /** @throws RpcFailure, and the connection ends behind it */
    private opens(socket: Socket, method: string, params: unknown): true {
        if (method !== "open" || !this.token.matches((params as { token?: unknown }).token)) {
            setImmediate(() => socket.end());
            throw new RpcFailure("TOKEN_INVALID", "Only who may read the node's control token may ask it");
        }

        return true;
    }

    private admit(socket: Socket): void {
        const late = setTimeout(() => this.strangers.has(socket) && socket.destroy(), STRANGER_MILLISECONDS);
        this.sockets.add(socket);
        this.strangers.add(socket);
        socket.once("close", () => {
            clearTimeout(late);
            this.sockets.delete(socket);
            this.strangers.delete(socket);
        });
        const [oldest] = this.strangers;

        if (this.strangers.size > MOST_STRANGERS) {
            oldest?.destroy();
        }
    }

    private serve(socket: Socket): void {
        const methods = controlMethods(this.modules);
        let isOpen = false;
        this.admit(socket);
        new RpcConnection(
            socket,
            { maxMessageBytes: MAX_MESSAGE_BYTES, pace: PACE },
            {
                request: async (method, params) => {
                    if (!isOpen) {
                        isOpen = this.opens(socket, method, params);
                        this.strangers.delete(socket);

                        return {};
                    }

                    const found = methods.get(method);

                    if (!found) {
                        throw new RpcFailure("METHOD_UNKNOWN", `No method ${method}`);
                    }

                    try {
                        return (await found(params as Readonly<Record<string, unknown>>)) ?? {};
                    } catch (error) {
                        throw failureOf(error);
                    }
                },
                notification: () => undefined,
                ended: () => socket.destroy(),
            },
        );
    }
}
