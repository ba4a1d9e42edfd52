import { FuzzedRequest } from "./requests";

/** What must never be, and the request that made it so. */
export interface Fault {
    readonly what: string;
    readonly request: FuzzedRequest;
}

export interface Answered {
    readonly status: number;
    readonly text: string;
    readonly body: unknown;
}

/** A page is at most this long; the largest file of the reference page has 1.6 MB. */
const MOST = { entries: 100, bytes: 2_000_000 };

const PROTOTYPES = [Object.prototype, Array.prototype, Function.prototype, String.prototype];

const keysOfPrototypes = (): string => PROTOTYPES.map((each) => Reflect.ownKeys(each).map(String).join()).join(" ");

const untouched = keysOfPrototypes();

/** What is wrong with an answer; undefined if nothing is. That it is as described the API's test double has checked. */
export function faultOf({ status, text, body }: Answered): string | undefined {
    const { data, code } = (body ?? {}) as { data?: unknown; code?: unknown };

    if (status >= 500) {
        return `${status} ${String(code)}`;
    }

    if (status >= 400 && text !== "" && typeof code !== "string") {
        return `${status} without a code`;
    }

    if (Buffer.byteLength(text) > MOST.bytes) {
        return `an answer of ${Buffer.byteLength(text)} bytes`;
    }

    if (Array.isArray(data) && data.length > MOST.entries) {
        return `${data.length} entries at once`;
    }

    return keysOfPrototypes() === untouched ? undefined : "a prototype has changed";
}
