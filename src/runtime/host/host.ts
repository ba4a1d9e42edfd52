import { createRequire } from "node:module";
import type { Socket } from "node:net";

import {
    AuthenticateParams,
    EventParams,
    HandshakeParams,
    HandshakeResult,
    HttpRequest,
    InvokeParams,
    isSupported,
    MAX_MESSAGE_BYTES,
    PROTOCOL,
} from "../protocol";
import { CancellationToken, RpcConnection, RpcFailure } from "../rpc/connection";
import { CallContext, ModuleDefinition, Register } from "./module-api";
import { nodeApi } from "./node-api";

const ANSWER_MILLISECONDS = 60_000;

/** Makes the signal only for methods that look at it: most do not, and it costs more than all else of a call. */
class Call implements CallContext {
    private made: AbortSignal | undefined;

    public constructor(
        public readonly caller: string,
        private readonly token: CancellationToken,
    ) {}

    public get signal(): AbortSignal {
        return (this.made ??= this.makeSignal());
    }

    private makeSignal(): AbortSignal {
        const controller = new AbortController();
        this.token.onCancellationRequested(() => controller.abort());

        return controller.signal;
    }
}

/** Ends the process as a crash whose reason is in the log. */
function crash(error: unknown): never {
    console.error(error);
    process.exit(1);
}

/** The host process's side of the protocol: loads one module and lets the manager call it. */
export class Host {
    private readonly connection: RpcConnection;
    private module: ModuleDefinition = {};
    private isStopping = false;

    public constructor(socket: Socket) {
        const limits = { maxMessageBytes: MAX_MESSAGE_BYTES };
        this.connection = new RpcConnection(socket, limits, {
            request: (method, params, token) => this.request(method, params, token),
            notification: (method, params) => this.notification(method, params),
            // The node is gone, or wants this process to be.
            ended: () => process.exit(0),
        });
    }

    public async greet(): Promise<void> {
        const greeting: HandshakeParams = { protocol: PROTOCOL, host: `node ${process.versions.node}` };
        const answer = await this.connection.request<HandshakeResult>("handshake", greeting, ANSWER_MILLISECONDS);

        if (!isSupported(answer.protocol)) {
            throw new Error(`The node speaks protocol ${answer.protocol}, this host ${PROTOCOL}`);
        }
    }

    private async request(method: string, params: unknown, token: CancellationToken): Promise<unknown> {
        switch (method) {
            case "ping":
                return {};
            case "invoke":
                return this.invoke(params as InvokeParams, token);
            case "http":
                return this.http(params as HttpRequest);
            case "stop":
                return this.stop();
            default:
                throw new RpcFailure("METHOD_UNKNOWN", `No method ${method}`);
        }
    }

    private notification(method: string, params: unknown): void {
        if (method === "authenticate") {
            this.start(params as AuthenticateParams).catch((error) => this.failed(error));
        } else if (method === "event") {
            this.tell(params as EventParams).catch((error) => this.failed(error));
        }
    }

    private async tell({ name, payload }: EventParams): Promise<void> {
        await this.module.event?.(name, payload);
    }

    private async start(params: AuthenticateParams): Promise<void> {
        const { module, token } = params;
        const { register } = createRequire(module.main)(module.main) as { register?: Register };

        if (typeof register !== "function") {
            throw new Error(`${module.name} exports no function "register"`);
        }

        this.module = await register(nodeApi(this.connection, params));
        const { name, version } = module;
        const methods = Object.keys(this.module.methods ?? {});
        await this.connection.request("register", { token, name, version, methods }, ANSWER_MILLISECONDS);
        await this.module.started?.();
    }

    private async invoke({ method, params, caller }: InvokeParams, token: CancellationToken): Promise<unknown> {
        const methods = this.module.methods ?? {};
        const found = Object.hasOwn(methods, method) ? methods[method] : undefined;

        if (!found) {
            throw new RpcFailure("METHOD_UNKNOWN", `No method ${method}`);
        }

        return found.call(methods, (params ?? {}) as never, new Call(caller, token));
    }

    private async http(request: HttpRequest): Promise<unknown> {
        if (!this.module.http) {
            throw new RpcFailure("METHOD_UNKNOWN", "This module answers no HTTP requests");
        }

        return this.module.http(request);
    }

    /** What the module was still doing when it was asked to end fails, since it may not call any more: no crash. */
    private failed(error: unknown): void {
        if (!this.isStopping) {
            crash(error);
        }
    }

    private async stop(): Promise<object> {
        this.isStopping = true;
        await this.module.stop?.();
        setImmediate(() => process.exit(0));

        return {};
    }
}
