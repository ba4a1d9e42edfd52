import { Contracts } from "@arkecosystem/core-kernel";
import Joi from "joi";

import { ApiError, apiErrorOf } from "./errors";
import { HapiRequest, HapiRoute, HapiToolkit } from "./hapi";

interface Route<P, Q> {
    readonly path: string;
    readonly params?: Joi.ObjectSchema<P>;
    readonly query?: Joi.ObjectSchema<Q>;
}

/** Answers one thing: `{ data }`. */
interface ItemRoute<P, Q> extends Route<P, Q> {
    readonly item: (params: P, query: Q) => object | Promise<object>;
}

/** Answers one page of many things: `{ meta, data }`. */
interface PageRoute<P, Q> extends Route<P, Q> {
    readonly page: (params: P, query: Q) => Page | Promise<Page>;
}

export type Page<T = object> = Contracts.Search.ResultsPage<T>;

const nothing = Joi.object();

/** Schemas see to it that a handler gets what its types say. */
export function endpoint<P = object, Q = object>(route: ItemRoute<P, Q> | PageRoute<P, Q>): HapiRoute {
    const isPage = "page" in route;

    return {
        method: "GET",
        path: route.path,
        handler: (request, h) =>
            answer(h, async () => {
                const [params, query] = [request.params as P, request.query as Q];

                return isPage ? await route.page(params, query) : { data: await route.item(params, query) };
            }),
        options: {
            validate: {
                ...(route.params && { params: route.params }),
                query: route.query ?? nothing,
                failAction: refuse,
            },
            plugins: isPage ? { pagination: { enabled: true }, semaphore: { enabled: true, type: "memory" } } : {},
        },
    };
}

async function answer(h: HapiToolkit, respond: () => Promise<object>): Promise<unknown> {
    try {
        return await respond();
    } catch (error) {
        const known = apiErrorOf(error);

        if (!known) {
            throw error;
        }

        return h.response(known.body).code(known.body.statusCode);
    }
}

function refuse(_: HapiRequest, h: HapiToolkit, error?: Error): unknown {
    const { body } = new ApiError("INVALID_REQUEST", error?.message ?? "The request is not valid");

    return h.response(body).code(body.statusCode).takeover();
}
