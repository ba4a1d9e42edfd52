import { isObject } from "../../json-object";
import { ModuleError } from "../errors";
import { Run } from "../process/run";
import { CallParams, CapabilityResult, Grants, HttpRequest, HttpResponse, NODE_TARGET, OPERATOR } from "../protocol";
import { CancellationToken, RpcFailure } from "../rpc/connection";
import { Capabilities, Capability } from "./capabilities";
import { safeResponse } from "./http";
import { NodeOffer } from "./node-offer";

const MOST_CALLS_AT_ONCE = 256;
const MOST_BYTES_WAITING = 4 * 1_048_576;

/** What is sent to a process that does not read waits in the node's memory. */
const isFull = (run: Run): boolean => run.connection.waitingBytes > MOST_BYTES_WAITING;

function assertReads(run: Run): void {
    if (isFull(run)) {
        throw new RpcFailure("FAILED", "The module has not read yet what it was sent: try again later");
    }
}

interface Member {
    readonly name: string;
    readonly run: Run;
    readonly grants: Grants;
    /** Calls of this module that are under way. */
    calls: number;
}

/**
 * All that modules say to each other and to the node goes through here. Who calls is known by the connection; what is
 * not granted is denied.
 */
export class Mediator {
    private readonly members = new Map<Run, Member>();
    private readonly byName = new Map<string, Member>();
    private readonly capabilities = new Capabilities();

    public constructor(
        private readonly offer: NodeOffer,
        private readonly callMilliseconds: number,
    ) {}

    /** A module has registered. */
    public open(run: Run, name: string, grants: Grants): void {
        const member = { name, run, grants, calls: 0 };
        this.members.set(run, member);
        this.byName.set(name, member);
    }

    /** Its process has ended, or is to end: nothing of it counts any more. */
    public close(run: Run): void {
        const member = this.members.get(run);
        this.members.delete(run);
        this.capabilities.revoke(run);

        if (member && this.byName.get(member.name) === member) {
            this.byName.delete(member.name);
        }
    }

    /** A request of a module. @throws RpcFailure */
    public async request(run: Run, method: string, params: unknown, token: CancellationToken): Promise<unknown> {
        const member = this.members.get(run);

        if (!member) {
            throw new RpcFailure("NOT_REGISTERED", `${method}: register first`);
        }

        if (!isObject(params)) {
            throw new RpcFailure("PARAMS_INVALID", `${method}: params must be an object`);
        }

        switch (method) {
            case "capability":
                return this.capability(member, params["target"]);
            case "call":
                return this.counted(member, () => this.call(member, params, token));
            default:
                throw new RpcFailure("METHOD_UNKNOWN", `No method ${method}`);
        }
    }

    /** A method of a module, called by the operator. @throws ModuleError MODULE_NOT_LOADED, RpcFailure */
    public async invoke(name: string, method: string, params: unknown): Promise<unknown> {
        return this.invokeIn(this.member(name).run, method, params, OPERATOR);
    }

    /** @throws ModuleError MODULE_NOT_LOADED, RpcFailure DENIED without a granted route */
    public async http(name: string, request: HttpRequest): Promise<Required<HttpResponse>> {
        const { run, grants } = this.member(name);

        if (!grants.routes) {
            throw new RpcFailure("DENIED", `${name} has no routes: its manifest or the operator's policy has none`);
        }

        assertReads(run);

        return safeResponse(await run.connection.request("http", request, this.callMilliseconds));
    }

    /** Tells an event to the modules that may hear it. */
    public publish(name: string, payload: unknown): void {
        for (const { run, grants } of this.members.values()) {
            if (grants.events.includes(name)) {
                this.tell(run, name, payload);
            }
        }
    }

    private member(name: string): Member {
        const member = this.byName.get(name);

        if (!member) {
            throw new ModuleError("MODULE_NOT_LOADED", `${name} is not loaded.`);
        }

        return member;
    }

    private tell(run: Run, name: string, payload: unknown): void {
        if (isFull(run)) {
            run.kill("It does not read what it is told");
        } else {
            run.connection.notify("event", { name, payload });
        }
    }

    private capability({ run, name, grants }: Member, target: unknown): CapabilityResult {
        const granted = typeof target === "string" && Object.hasOwn(grants.calls, target) ? grants.calls[target] : [];

        if (typeof target !== "string" || !granted || granted.length === 0) {
            throw new RpcFailure("DENIED", `${name} may call nothing of ${String(target)}`);
        }

        const targetRun = target === NODE_TARGET ? undefined : this.byName.get(target)?.run;

        if (target !== NODE_TARGET && !targetRun) {
            throw new RpcFailure("NOT_LOADED", `${target} is not loaded`);
        }

        const methods = new Set(granted);

        return {
            capability: this.capabilities.issue({ caller: run, target, targetRun, methods }),
            methods: [...methods],
        };
    }

    private async counted<T>(member: Member, work: () => Promise<T>): Promise<T> {
        if (member.calls >= MOST_CALLS_AT_ONCE) {
            throw new RpcFailure("FAILED", `${member.name} has ${MOST_CALLS_AT_ONCE} calls under way`);
        }

        member.calls += 1;

        try {
            return await work();
        } finally {
            member.calls -= 1;
        }
    }

    private async call(member: Member, params: Record<string, unknown>, token: CancellationToken): Promise<unknown> {
        const { capability: secret, method, params: inner = {} } = params as Partial<CallParams>;

        if (typeof secret !== "string" || typeof method !== "string") {
            throw new RpcFailure("PARAMS_INVALID", "call: capability and method must be strings");
        }

        const capability = this.checked(member, this.capabilities.find(secret), method);

        return capability.targetRun === undefined
            ? this.callNode(method, inner, member.name)
            : this.invokeIn(capability.targetRun, method, inner, member.name, token);
    }

    private checked(member: Member, capability: Capability | undefined, method: string): Capability {
        if (!capability) {
            throw new RpcFailure("REVOKED", "There is no such capability, or no more");
        }

        if (capability.caller !== member.run || !capability.methods.has(method)) {
            throw new RpcFailure("DENIED", `${member.name} may not call ${method} of ${capability.target}`);
        }

        return capability;
    }

    private async callNode(method: string, params: unknown, caller: string): Promise<unknown> {
        const offered = this.offer.get(method);

        if (!offered) {
            throw new RpcFailure("METHOD_UNKNOWN", `This node has no method ${method}`);
        }

        if (!isObject(params)) {
            throw new RpcFailure("PARAMS_INVALID", `${method}: params must be an object`);
        }

        return offered(params, caller);
    }

    private invokeIn(
        run: Run,
        method: string,
        params: unknown,
        caller: string,
        token?: CancellationToken,
    ): Promise<unknown> {
        if (!run.methods.includes(method)) {
            throw new RpcFailure("METHOD_UNKNOWN", `No method ${method}`);
        }

        assertReads(run);

        return run.connection.request("invoke", { method, params, caller }, this.callMilliseconds, token);
    }
}
