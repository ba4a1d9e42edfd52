import { readFile } from "node:fs/promises";
import { connect, Socket } from "node:net";

import { ModuleError, ModuleErrorCode } from "../errors";
import { ModuleFolders } from "../folders";
import { MAX_MESSAGE_BYTES } from "../protocol";
import { RpcConnection } from "../rpc/connection";

/** Loading what a module needs may take several starts. */
const MILLISECONDS = 120_000;

/** Where a node is asked. */
export type ControlFolders = Pick<ModuleFolders, "socket" | "socketToken">;

/** The node does not run, or runs no modules. */
export class NodeNotRunningError extends Error {
    public override readonly name = "NodeNotRunningError";
    public readonly code = "NODE_UNREACHABLE";
}

function open(path: string): Promise<Socket> {
    return new Promise((resolve, reject) => {
        const socket = connect(path);
        socket.once("connect", () => resolve(socket));
        socket.once("error", (error: NodeJS.ErrnoException) =>
            reject(
                error.code === "EACCES"
                    ? new NodeNotRunningError(`${path} belongs to another user: run this as the node's.`)
                    : new NodeNotRunningError(
                          `No node answers at ${path}: start it, with ark-plugin-registry in its app.json.`,
                      ),
            ),
        );
    });
}

function errorOf(error: Error): Error {
    const [, code, message] = /^\[([A-Z_]+)\] ([^]*)$/.exec(error.message) ?? [];

    return code === undefined ? error : new ModuleError(code as ModuleErrorCode, message ?? "");
}

/**
 * Asks a running node about its modules.
 *
 * @throws NodeNotRunningError, ModuleError
 */
export async function askNode<R>(folders: ControlFolders, method: string, params: object): Promise<R> {
    const socket = await open(folders.socket);
    const connection = new RpcConnection(
        socket,
        { maxMessageBytes: MAX_MESSAGE_BYTES },
        { request: async () => null, notification: () => undefined, ended: () => undefined },
    );

    try {
        const token = await readFile(folders.socketToken, "utf8");
        await connection.request("open", { token }, MILLISECONDS);

        return await connection.request<R>(method, params, MILLISECONDS);
    } catch (error) {
        throw errorOf(error as Error);
    } finally {
        socket.destroy();
    }
}
