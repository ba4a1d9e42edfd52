import { Contracts } from "@arkecosystem/core-kernel";
import Joi from "joi";

import { JsonSchema } from "../openapi";
import { ApiErrorCode } from "./errors";

export interface ExampleRequest {
    /** below `/api`, with query; `{alice}` stands for an address that holds a license, `{acme}` for the vendor's,
     * `{bob}` for a stranger's, `{release}` for this package's version */
    readonly path: string;
    readonly body?: object;
}

/** For the OpenAPI document and for whoever reads it; without it a route does not compile. */
export interface Description {
    /** in camel case; names the operation in generated clients */
    readonly id: string;
    /** heading under which the reference lists it */
    readonly tag: "Packages" | "Licenses" | "Vendors and wallets" | "Registry" | "Modules" | "Reference";
    /** one line */
    readonly summary: string;
    readonly description?: string;
    /** what `data` is, or one element of it where the answer is a page; the whole body of a document */
    readonly answer: JsonSchema;
    /** a request whose answer the document shows, on the chain of `scripts/openapi/example-chain.ts` */
    readonly example: ExampleRequest;
    /** codes that a handler of this route may answer, other than what any route may */
    readonly errors?: readonly ApiErrorCode[];
}

/**
 * What an answer depends on, which decides how long a client may believe it:
 * - `registry`: changes only with transactions of this package. Revalidated by ETag.
 * - `block`: changes with any block, or when the node is no longer synced. Revalidated by ETag.
 * - `release`: the same as long as this version of the package runs. Revalidated by ETag.
 * - `nothing`: never changes; its path names the release. Kept for a year.
 * - `anything`: changes with the clock, peers or the pool. Never stored.
 */
export type ChangesWith = "registry" | "block" | "release" | "nothing" | "anything";

interface Route<P, Q, B> {
    /** below `/api`. A `{name}` may also stand in two segments */
    readonly path: string;
    readonly params?: Joi.ObjectSchema<P>;
    readonly query?: Joi.ObjectSchema<Q>;
    /** a quick look that may see that a request is valid, where the schemas would change nothing about it */
    readonly isKnownGood?: (params: Readonly<Record<string, unknown>>, query: object) => boolean;
    /** makes it a POST with a JSON body; its answer is never stored */
    readonly body?: Joi.ObjectSchema<B>;
    /** of the body, in bytes; default 16 KiB */
    readonly maxBytes?: number;
    readonly changesWith: ChangesWith;
    readonly describe: Description;
}

/** Answers one thing: `{ data }`. */
interface ItemRoute<P, Q, B> extends Route<P, Q, B> {
    readonly item: (params: P, query: Q, body: B) => object | Promise<object>;
}

/** Answers one page of many things: `{ meta, data }`. */
interface PageRoute<P, Q, B> extends Route<P, Q, B> {
    readonly page: (params: P, query: Q, body: B) => Page | Promise<Page>;
}

/** Answers something else than Core's JSON. */
interface DocumentRoute<P, Q, B> extends Route<P, Q, B> {
    /** such as `text/html; charset=utf-8` */
    readonly mediaType: string | ((params: P) => string);
    readonly headers?: Readonly<Record<string, string>>;
    readonly document: (params: P, query: Q, body: B) => string | object | Promise<string | object>;
}

export type Page<T = object> = Contracts.Search.ResultsPage<T>;

/** A route of which server and OpenAPI document are made. */
export type Endpoint = ItemEndpoint | PageEndpoint | DocumentEndpoint;

// What a handler takes is what its schemas let through: `endpoint` has seen to it that they fit.
/* eslint-disable @typescript-eslint/no-explicit-any */
export type ItemEndpoint = ItemRoute<any, any, any>;
export type PageEndpoint = PageRoute<any, any, any>;
export type DocumentEndpoint = DocumentRoute<any, any, any>;
/* eslint-enable @typescript-eslint/no-explicit-any */

/** Schemas see to it that a handler gets what its types say. */
export function endpoint<P = object, Q = object, B = undefined>(
    route: ItemRoute<P, Q, B> | PageRoute<P, Q, B> | DocumentRoute<P, Q, B>,
): Endpoint {
    return route;
}

export const methodOf = ({ body }: Endpoint): "GET" | "POST" => (body ? "POST" : "GET");
