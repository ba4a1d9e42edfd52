import { createHash } from "node:crypto";

import { Endpoint } from "./endpoint";
import { HapiRequest, HapiResponse, HapiToolkit } from "./hapi";
import { isPromise } from "./is-promise";
import { ApiServices } from "./services";

const CACHED = "no-cache";
const KEPT = "public, max-age=31536000, immutable";
const NOT_STORED = "no-store";

const cacheControlOf = ({ changesWith }: Endpoint): string => (changesWith === "nothing" ? KEPT : CACHED);

type StatePart = string | boolean | undefined;

/** Tells clients how long to believe an answer, and saves the work of one that they have already. */
export class Freshness {
    private readonly names = new Map<string, { readonly parts: readonly StatePart[]; readonly name: string }>();

    /**
     * @param release names what this package's code is: another release may answer otherwise
     * @param revalidatesEarly false where Core's response cache is on: it would keep an empty 304 for everybody
     */
    public constructor(
        private readonly services: ApiServices,
        private readonly release: string,
        private readonly revalidatesEarly: boolean,
    ) {}

    /** 304 if the client says that it has what would be answered; nothing has been computed for it. */
    public unchanged(route: Endpoint, request: HapiRequest, h: HapiToolkit): HapiResponse | undefined {
        const asked = request.headers["if-none-match"];

        if (!asked || !this.revalidatesEarly) {
            return undefined;
        }

        const tag = this.tagOf(route, request);

        return tag !== undefined && matches(asked, tag)
            ? h.response().code(304).header("cache-control", cacheControlOf(route)).etag(tag)
            : undefined;
    }

    /** Adds the headers; without a tag where the chain has moved while the answer was made. */
    public mark(
        route: Endpoint,
        request: HapiRequest,
        answer: () => HapiResponse | Promise<HapiResponse>,
    ): HapiResponse | Promise<HapiResponse> {
        const before = this.stateFor(route);
        const answered = answer();

        if (isPromise(answered)) {
            return answered.then((response) =>
                marked(route, request, response, before, this.stateFor(route) === before),
            );
        }

        // Nothing happens while an answer is made at once.
        return marked(route, request, answered, before, true);
    }

    private tagOf(route: Endpoint, request: HapiRequest): string | undefined {
        const state = this.stateFor(route);

        return state === undefined ? undefined : tagFor(request, state);
    }

    /** Names what an answer of a route is made from, as it is now; undefined if it is never the same. */
    private stateFor({ body, changesWith }: Endpoint): string | undefined {
        const { view, catalogue, revision } = this.services;

        switch (body ? "anything" : changesWith) {
            case "release":
            case "nothing":
                return this.named("release", this.release);
            case "registry":
                return this.named("registry", this.release, revision.current, catalogue.unavailable);
            case "block":
                return this.named(
                    "block",
                    this.release,
                    revision.current,
                    catalogue.unavailable,
                    view.lastBlockId,
                    view.synced,
                );
            case "anything":
                return undefined;
        }
    }

    /** A hash of what a state is described by, computed when that changes: once a block, not once a request. */
    private named(kind: string, ...parts: readonly StatePart[]): string {
        const known = this.names.get(kind);

        if (known && parts.every((part, index) => part === known.parts[index])) {
            return known.name;
        }

        const name = createHash("sha256").update(parts.join(" ")).digest("hex").slice(0, 32);
        this.names.set(kind, { parts, name });

        return name;
    }
}

function marked(
    route: Endpoint,
    request: HapiRequest,
    response: HapiResponse,
    state: string | undefined,
    isCurrent: boolean,
): HapiResponse {
    if (state === undefined || response.statusCode !== null) {
        return response.header("cache-control", state === undefined ? NOT_STORED : CACHED);
    }

    response.header("cache-control", cacheControlOf(route));

    return isCurrent ? response.etag(tagFor(request, state)) : response;
}

/**
 * A tag is of one resource, so the state alone would do; with the path's hash a client that mixes paths up gets what it
 * asks for all the same.
 */
const tagFor = ({ path, raw }: HapiRequest, state: string): string =>
    `${state}.${textHash(path + searchOf(raw.req.url))}`;

const searchOf = (url: string): string => {
    const start = url.indexOf("?");

    return start === -1 ? "" : url.slice(start);
};

/** FNV-1a. */
function textHash(text: string): string {
    let hash = 0x811c9dc5;

    for (let index = 0; index < text.length; index++) {
        hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    }

    return (hash >>> 0).toString(16);
}

/** Weak comparison; hapi ends the tag of an answer that it compresses with the name of the encoding. */
const matches = (ifNoneMatch: string, tag: string): boolean =>
    ifNoneMatch.split(",").some(
        (one) =>
            one
                .trim()
                .replace(/^W\//, "")
                .replace(/-\w+"$/, '"') === `"${tag}"`,
    );
