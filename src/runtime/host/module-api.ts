import type { HttpRequest, HttpResponse, LogLevel } from "../protocol";

export type { HttpRequest, HttpResponse } from "../protocol";

/** What a method is told beside its params. */
export interface CallContext {
    /** Name of the calling module, or `operator`; the node vouches for it. */
    readonly caller: string;
    /** Aborted when the caller gives up. */
    readonly signal: AbortSignal;
}

/** The node, as a module sees it. Only log may be used before the module has registered. */
export interface NodeApi {
    readonly name: string;
    readonly version: string;
    /** The module's own folder, the only one that it may write. It is kept over upgrades. */
    readonly dataFolder: string;
    /** What the operator configured for the module. */
    readonly options: unknown;
    /**
     * Calls a method of another module, or of the node.
     *
     * @param target a module's name, or `node`
     * @throws Error with a `code` of docs/module-protocol.md
     */
    call<R = unknown>(target: string, method: string, params?: object, signal?: AbortSignal): Promise<R>;
    log(level: LogLevel, message: string): void;
}

/** What a module offers; all of it may be absent. */
export interface ModuleDefinition {
    /** Called after the module has registered. What it throws ends the process. */
    started?(): void | Promise<void>;
    /** Before the process ends, within the grace period. */
    stop?(): void | Promise<void>;
    readonly methods?: Readonly<Record<string, (params: never, context: CallContext) => unknown>>;
    event?(name: string, payload: unknown): void | Promise<void>;
    http?(request: HttpRequest): HttpResponse | Promise<HttpResponse>;
}

/** A module's main file exports this as `register`. */
export type Register = (node: NodeApi) => ModuleDefinition | Promise<ModuleDefinition>;
