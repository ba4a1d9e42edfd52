import Joi from "joi";

import { Endpoint, methodOf } from "./endpoint";
import { ApiError, apiErrorOf } from "./errors";
import { Freshness } from "./freshness";
import { HapiRequest, HapiResponse, HapiRoute, HapiToolkit } from "./hapi";

const DEFAULT_MAX_BYTES = 16 * 1024;

const nothing = Joi.object();

/** An endpoint as hapi and Core's plugins take it. */
export function hapiRoute(route: Endpoint, freshness: Freshness): HapiRoute {
    return {
        method: methodOf(route),
        path: route.path,
        handler: (request, h) =>
            freshness.unchanged(route, request, h) ?? freshness.mark(route, request, () => answer(route, request, h)),
        options: {
            validate: {
                ...(route.params && { params: route.params }),
                ...(route.body && { payload: route.body }),
                query: route.query ?? nothing,
                failAction: refuse,
            },
            ...(route.body && {
                payload: {
                    allow: "application/json",
                    maxBytes: route.maxBytes ?? DEFAULT_MAX_BYTES,
                    failAction: "error",
                },
            }),
            plugins:
                "page" in route ? { pagination: { enabled: true }, semaphore: { enabled: true, type: "memory" } } : {},
        },
    };
}

async function answer(route: Endpoint, request: HapiRequest, h: HapiToolkit): Promise<HapiResponse> {
    try {
        return await respond(route, request, h);
    } catch (error) {
        const known = apiErrorOf(error);

        if (!known) {
            throw error;
        }

        return h.response(known.body).code(known.body.statusCode);
    }
}

async function respond(route: Endpoint, request: HapiRequest, h: HapiToolkit): Promise<HapiResponse> {
    const { params, query, payload } = request;

    if ("page" in route) {
        return h.response(await route.page(params, query, payload));
    }

    if ("item" in route) {
        return h.response({ data: await route.item(params, query, payload) });
    }

    const { mediaType } = route;
    const response = h
        .response(await route.document(params, query, payload))
        .type(typeof mediaType === "string" ? mediaType : mediaType(params));
    Object.entries(route.headers ?? {}).forEach(([name, value]) => response.header(name, value));

    return response;
}

function refuse(_: HapiRequest, h: HapiToolkit, error?: Error): unknown {
    const { body } = new ApiError("INVALID_REQUEST", error?.message ?? "The request is not valid");

    return h.response(body).code(body.statusCode).takeover();
}
