import Joi from "joi";

import { HttpResponse } from "../protocol";
import { RpcFailure } from "../rpc/connection";

/** What a module may say about its answer; the rest could speak for the node. */
const HEADERS = ["content-type", "cache-control", "etag", "last-modified", "retry-after"] as const;

const schema = Joi.object({
    status: Joi.number().integer().min(200).max(599).required(),
    headers: Joi.object().pattern(Joi.string(), Joi.string().max(1000)).default({}),
    body: Joi.string().allow("").default(""),
}).options({ stripUnknown: true, convert: false });

/** A module's pages are of the node's origin: they may run nothing there. */
const ALWAYS = { "x-content-type-options": "nosniff", "content-security-policy": "sandbox; default-src 'none'" };

/** A module's answer as the node sends it on. @throws RpcFailure FAILED if it is none */
export function safeResponse(answer: unknown): Required<HttpResponse> {
    const { value, error } = schema.validate(answer ?? {}) as {
        value: Required<HttpResponse>;
        error?: Error;
    };

    if (error) {
        throw new RpcFailure("FAILED", `The module's answer is no HTTP response: ${error.message}`);
    }

    const given = new Map(Object.entries(value.headers).map(([name, text]) => [name.toLowerCase(), text]));
    const headers = HEADERS.flatMap((name) => (given.has(name) ? [[name, given.get(name) as string]] : []));

    return {
        status: value.status,
        headers: { "content-type": "application/json; charset=utf-8", ...Object.fromEntries(headers), ...ALWAYS },
        body: value.body,
    };
}
