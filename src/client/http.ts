import { setTimeout as sleep } from "node:timers/promises";

import { ClientError } from "./errors";

export interface HttpOptions {
    /** milliseconds for one attempt; 10,000 unless told */
    readonly timeout?: number;
    /** further attempts after the first; 3 unless told */
    readonly retries?: number;
}

/** An answer other than success, for whoever knows what it means on its route. */
export interface Refused {
    readonly status: number;
    /** the stable code of a registry's route; absent in Core's own errors */
    readonly code?: string;
    readonly message: string;
}

export type Answer<T> = { readonly ok: true; readonly body: T } | { readonly ok: false; readonly refused: Refused };

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 5_000;

/** The address of a node's API, with `/api`, from what people write. @throws ClientError NO_NODE */
export function apiAddress(node: string): string {
    const text = /^[a-z]+:\/\//i.test(node) ? node : `http://${node}`;
    const url = URL.canParse(text) ? new URL(text) : undefined;

    if (url?.username || url?.password) {
        throw new ClientError("NO_NODE", `The address of the node ${url.host} must not hold a user or password.`);
    }

    if (!url || !["http:", "https:"].includes(url.protocol)) {
        throw new ClientError("NO_NODE", `Not the address of a node: ${node}. Expected http://host:4003`);
    }

    const path = url.pathname.replace(/\/+$/, "");

    return `${url.origin}${path.endsWith("/api") ? path : `${path}/api`}`;
}

const causeOf = (error: unknown): string => {
    const { name, message, cause } = error as Error & { cause?: { code?: string; message?: string } };

    return name === "TimeoutError" ? "no answer in time" : (cause?.code ?? cause?.message ?? message);
};

function parse<T>(text: string): T | undefined {
    try {
        return JSON.parse(text) as T;
    } catch {
        return undefined;
    }
}

/** Milliseconds to wait before attempt `attempt` (from 0), or what the node asks for. */
function pauseBefore(attempt: number, retryAfter: string | null): number {
    const asked = Number(retryAfter) * 1_000;

    return Math.min(asked > 0 ? asked : FIRST_PAUSE * 2 ** attempt, LONGEST_PAUSE);
}

interface Attempt<T> {
    readonly answer?: Answer<T>;
    readonly error?: ClientError;
    readonly retryAfter?: string | null;
}

/** JSON over HTTP with one node. Attempts are bounded: 429, 5xx and broken connections are tried again, and little else. */
export class Http {
    private readonly timeout: number;
    private readonly retries: number;

    /** @param api from `apiAddress` */
    public constructor(
        public readonly api: string,
        { timeout = 10_000, retries = 3 }: HttpOptions = {},
    ) {
        this.timeout = timeout;
        this.retries = retries;
    }

    /** @throws ClientError NODE_UNREACHABLE, NODE_ERROR, RATE_LIMITED */
    public get<T>(path: string): Promise<Answer<T>> {
        return this.repeat<T>(path, { method: "GET" });
    }

    /** Repeats like `get`: only for requests that mean the same when they arrive twice. @throws as `get` */
    public post<T>(path: string, body: unknown): Promise<Answer<T>> {
        const headers = { "content-type": "application/json" };

        return this.repeat<T>(path, { method: "POST", headers, body: JSON.stringify(body) });
    }

    private async repeat<T>(path: string, request: RequestInit): Promise<Answer<T>> {
        for (let attempt = 0; ; attempt++) {
            const { answer, error, retryAfter = null } = await this.attempt<T>(path, request);

            if (answer) {
                return answer;
            }

            if (attempt >= this.retries) {
                throw error as ClientError;
            }

            await sleep(pauseBefore(attempt, retryAfter));
        }
    }

    private async attempt<T>(path: string, request: RequestInit): Promise<Attempt<T>> {
        let response: Response;
        let text: string;

        try {
            const signal = AbortSignal.timeout(this.timeout);
            response = await fetch(`${this.api}${path}`, { ...request, redirect: "error", signal });
            text = await response.text();
        } catch (error) {
            return { error: this.unreachable(error) };
        }

        return this.read<T>(path, response, text);
    }

    private read<T>(path: string, response: Response, text: string): Attempt<T> {
        const { status, headers } = response;
        const body = parse<T & { code?: unknown; message?: unknown }>(text);

        if (response.ok && typeof body === "object" && body !== null) {
            return { answer: { ok: true, body } };
        }

        const code = typeof body?.code === "string" ? body.code : undefined;
        const message = typeof body?.message === "string" ? body.message : `HTTP ${status}`;

        if (status === 429) {
            const error = `${this.api} allows no more requests for now (429). Wait, or name another node with --node.`;

            return {
                error: new ClientError("RATE_LIMITED", error, { node: this.api }),
                retryAfter: headers.get("retry-after"),
            };
        }

        if (response.ok || (status >= 500 && code === undefined)) {
            const error = `${this.api}${path} answered ${response.ok ? "no JSON" : message}`;

            return { error: new ClientError("NODE_ERROR", error, { node: this.api, status }) };
        }

        return { answer: { ok: false, refused: { status, message, ...(code !== undefined && { code }) } } };
    }

    private unreachable(error: unknown): ClientError {
        return new ClientError(
            "NODE_UNREACHABLE",
            `${this.api} cannot be reached: ${causeOf(error)}. Is the node running? --node names another one.`,
            { node: this.api },
        );
    }
}
