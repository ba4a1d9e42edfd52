import Joi from "joi";

import { Endpoint, methodOf } from "./endpoint";
import { ApiError, apiErrorOf } from "./errors";
import { Freshness } from "./freshness";
import { HapiRequest, HapiResponse, HapiRoute, HapiToolkit } from "./hapi";
import { isPromise } from "./is-promise";

const DEFAULT_MAX_BYTES = 16 * 1024;

const nothing = Joi.object();

/** An endpoint as hapi and Core's plugins take it. */
export function hapiRoute(route: Endpoint, freshness: Freshness): HapiRoute {
    return {
        method: methodOf(route),
        path: route.path,
        handler: (request, h) => {
            const refusal = validatesItself(route) ? refusalOf(route, request) : undefined;

            return refusal
                ? refuse(request, h, refusal)
                : (freshness.unchanged(route, request, h) ??
                      freshness.mark(route, request, () => answer(route, request, h)));
        },
        options: {
            validate: validatesItself(route) ? {} : validation(route),
            // A part of a JSON document is of no use to anybody; hapi would answer `Range` with 206 or 416.
            response: { ranges: false },
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

const validation = ({ params, query, body }: Endpoint): object => ({
    ...(params && { params }),
    ...(body && { payload: body }),
    query: query ?? nothing,
    failAction: refuse,
});

/**
 * hapi prepares a context for each part of a request that it validates, which takes longer than a decision does. Routes
 * that answer one thing need none; those that answer pages do, and Core's pagination looks at what was validated.
 */
const validatesItself = (route: Endpoint): boolean => "item" in route && !route.body;

/** What is wrong with a request; if nothing is, it has then what the schemas make of its values. */
function refusalOf(route: Endpoint, request: HapiRequest): Error | undefined {
    if (route.isKnownGood?.(request.params, request.query)) {
        return undefined;
    }

    const params = (route.params ?? nothing).validate(request.params);
    const query = (route.query ?? nothing).validate(request.query);
    const error = params.error ?? query.error;

    if (!error) {
        Object.assign(request, { params: params.value as object, query: query.value as object });
    }

    return error;
}

/** At once where the route's answer is there at once: promises cost as much as a decision does. */
function answer(route: Endpoint, request: HapiRequest, h: HapiToolkit): HapiResponse | Promise<HapiResponse> {
    try {
        const response = respond(route, request, h);

        return isPromise(response) ? response.catch((error: unknown) => answerTo(error, h)) : response;
    } catch (error) {
        return answerTo(error, h);
    }
}

/** @throws what is no error of the API's own */
function answerTo(error: unknown, h: HapiToolkit): HapiResponse {
    const known = apiErrorOf(error);

    if (!known) {
        throw error;
    }

    return h.response(known.body).code(known.body.statusCode);
}

function respond(route: Endpoint, request: HapiRequest, h: HapiToolkit): HapiResponse | Promise<HapiResponse> {
    const { params, query, payload } = request;

    if ("page" in route) {
        return after(route.page(params, query, payload), (page) => h.response(page));
    }

    if ("item" in route) {
        return after(route.item(params, query, payload), (data) => h.response({ data }));
    }

    return after(route.document(params, query, payload), (document) => {
        const { mediaType } = route;
        const response = h.response(document).type(typeof mediaType === "string" ? mediaType : mediaType(params));
        Object.entries(route.headers ?? {}).forEach(([name, value]) => response.header(name, value));

        return response;
    });
}

const after = <T, R>(value: T | Promise<T>, then: (value: T) => R): R | Promise<R> =>
    isPromise(value) ? value.then(then) : then(value);

function refuse(_: HapiRequest, h: HapiToolkit, error?: Error): unknown {
    const { body } = new ApiError("INVALID_REQUEST", error?.message ?? "The request is not valid");

    return h.response(body).code(body.statusCode).takeover();
}
