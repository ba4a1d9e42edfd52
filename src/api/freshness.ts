import { createHash } from "node:crypto";

import { ChangesWith, Endpoint } from "./endpoint";
import { HapiRequest, HapiResponse, HapiToolkit } from "./hapi";
import { ApiServices } from "./services";

const CACHED = "no-cache";
const KEPT = "public, max-age=31536000, immutable";
const NOT_STORED = "no-store";

const cacheControlOf = ({ changesWith }: Endpoint): string => (changesWith === "nothing" ? KEPT : CACHED);

/** Tells clients how long to believe an answer, and saves the work of one that they have already. */
export class Freshness {
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
    public async mark(
        route: Endpoint,
        request: HapiRequest,
        answer: () => Promise<HapiResponse>,
    ): Promise<HapiResponse> {
        const before = this.tagOf(route, request);
        const response = await answer();

        if (before === undefined || response.statusCode !== null) {
            return response.header("cache-control", before === undefined ? NOT_STORED : CACHED);
        }

        response.header("cache-control", cacheControlOf(route));

        return this.tagOf(route, request) === before ? response.etag(before) : response;
    }

    private tagOf(route: Endpoint, { url }: HapiRequest): string | undefined {
        const state = route.body ? undefined : this.stateFor(route.changesWith);

        return state && hashOf([this.release, url.pathname, url.search, ...state]);
    }

    private stateFor(changesWith: ChangesWith): readonly unknown[] | undefined {
        const { view, catalogue, revision } = this.services;

        switch (changesWith) {
            case "release":
            case "nothing":
                return [];
            case "registry":
                return [revision.current, catalogue.unavailable];
            case "block":
                return [revision.current, catalogue.unavailable, view.lastBlockId, view.synced];
            case "anything":
                return undefined;
        }
    }
}

const hashOf = (parts: readonly unknown[]): string =>
    createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);

/** Weak comparison; hapi ends the tag of an answer that it compresses with the name of the encoding. */
const matches = (ifNoneMatch: string, tag: string): boolean =>
    ifNoneMatch.split(",").some(
        (one) =>
            one
                .trim()
                .replace(/^W\//, "")
                .replace(/-\w+"$/, '"') === `"${tag}"`,
    );
