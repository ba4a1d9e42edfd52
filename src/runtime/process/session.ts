import { ModuleManifest } from "../manifest/manifest";
import {
    AuthenticateParams,
    HandshakeParams,
    HandshakeResult,
    isSupported,
    LOG_LEVELS,
    LogParams,
    MAX_MESSAGE_BYTES,
    PROTOCOL,
    RegisterParams,
} from "../protocol";
import { CancellationToken, RpcConnection, RpcFailure } from "../rpc/connection";
import { ProtocolViolation } from "../rpc/lines";
import { Token } from "../token";
import { BoundedLog } from "./bounded-log";
import { Child } from "./child";

/** The rule that a module broke, of the protocol or of its registration. */
export type Violation = ProtocolViolation | RpcFailure;

/** What a module is told when it is authenticated, beside its token. */
export type Welcome = Pick<AuthenticateParams, "dataFolder" | "options" | "grants">;

/** What a session tells, and asks, whoever started it. */
export interface SessionHooks {
    phase(phase: "authenticating" | "registering"): void;
    /** A request of a registered module. @throws RpcFailure */
    request(method: string, params: unknown, token: CancellationToken): Promise<unknown>;
    /** Once: the module has registered. */
    registered(): void;
    /** Nothing more will be understood of this process, which must end. No violation: its connection was closed. */
    broken(violation: Violation | undefined): void;
}

/** A node has other things to do than to hear a module. */
const PACE = { messagesPerSecond: 20_000, bytesPerSecond: 4 * 1_048_576, messagesWaiting: 256 };

/** The manager's side of one host process's connection: handshake, token, registration; then calls. */
export class Session {
    public readonly connection: RpcConnection;
    public methods: readonly string[] = [];
    private readonly token = new Token();
    private step: "new" | "greeted" | "registered" = "new";

    public constructor(
        child: Child,
        private readonly module: ModuleManifest,
        private readonly welcome: Welcome,
        private readonly heartbeatMilliseconds: number,
        private readonly log: BoundedLog,
        private readonly hooks: SessionHooks,
    ) {
        const limits = { maxMessageBytes: MAX_MESSAGE_BYTES, pace: PACE };
        this.connection = new RpcConnection(child.socket, limits, {
            request: (method, params, token) => this.request(method, params, token),
            notification: (method, params) => this.notification(method, params),
            ended: (violation) => hooks.broken(violation),
        });
    }

    /** Whatever still comes with this process's token is refused. */
    public revoke(): void {
        this.token.revoke();
    }

    private async request(method: string, params: unknown, token: CancellationToken): Promise<unknown> {
        if (method === "handshake") {
            return this.handshake(params as Partial<HandshakeParams>);
        }

        if (method === "register") {
            return this.register(params as Partial<RegisterParams>);
        }

        if (this.step !== "registered") {
            throw new RpcFailure("NOT_REGISTERED", `${method}: register first`);
        }

        return this.hooks.request(method, params, token);
    }

    private handshake({ protocol }: Partial<HandshakeParams>): HandshakeResult {
        if (this.step !== "new") {
            throw new RpcFailure("PARAMS_INVALID", "The handshake was made already");
        }

        if (!isSupported(protocol)) {
            const reason = `The host speaks protocol ${JSON.stringify(protocol)}, this node ${PROTOCOL}`;
            throw this.fatal("PROTOCOL_UNSUPPORTED", reason);
        }

        this.step = "greeted";
        this.hooks.phase("authenticating");
        // Behind the answer, since a host may only understand it then.
        setImmediate(() => this.authenticate());

        return {
            protocol: PROTOCOL,
            maxMessageBytes: MAX_MESSAGE_BYTES,
            heartbeatMilliseconds: this.heartbeatMilliseconds,
        };
    }

    private authenticate(): void {
        // It may have been ended since it was greeted.
        if (this.token.isRevoked) {
            return;
        }

        const { name, version, main, folder } = this.module;
        const params: AuthenticateParams = {
            token: this.token.reveal(),
            module: { name, version, main, folder },
            ...this.welcome,
        };
        this.connection.notify("authenticate", params);
        this.hooks.phase("registering");
    }

    private register({ token, name, version, methods }: Partial<RegisterParams>): object {
        if (this.step === "new" || !this.token.matches(token)) {
            throw this.fatal("TOKEN_INVALID", "The process showed a token that is not its own");
        }

        // A token serves once: whoever overhears it later has nothing.
        this.token.revoke();

        if (name !== this.module.name || version !== this.module.version) {
            throw this.fatal("REGISTRATION_INVALID", `It registered as ${name}@${version}, which it is not`);
        }

        const undeclared = Array.isArray(methods)
            ? methods.find((method) => !this.module.methods.includes(method as string))
            : "nothing";

        if (undeclared !== undefined) {
            throw this.fatal("REGISTRATION_INVALID", `It registered ${String(undeclared)}, which it does not declare`);
        }

        this.methods = methods as readonly string[];
        this.step = "registered";
        setImmediate(() => this.hooks.registered());

        return {};
    }

    private notification(method: string, params: unknown): void {
        const { level, message } = params as Partial<LogParams>;

        if (method === "log" && LOG_LEVELS.includes(level as never) && typeof message === "string") {
            this.log.tell(level as string, message);
        }
    }

    /** The answer that the host gets; the process ends behind it. */
    private fatal(code: "PROTOCOL_UNSUPPORTED" | "TOKEN_INVALID" | "REGISTRATION_INVALID", reason: string): RpcFailure {
        const failure = new RpcFailure(code, reason);
        this.token.revoke();
        setImmediate(() => this.hooks.broken(failure));

        return failure;
    }
}
