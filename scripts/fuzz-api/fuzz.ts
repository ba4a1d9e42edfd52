import { performance } from "node:perf_hooks";

import * as fc from "fast-check";

import { TestApi } from "../../__tests__/__support__/api";
import { OpenApiDocument } from "../openapi/document";
import { Samples } from "./from-schema";
import { Fault, faultOf } from "./judge";
import { FuzzedRequest, requests } from "./requests";

export interface FuzzOptions {
    readonly seed: number;
    readonly cases: number;
    readonly samples: Samples;
    readonly progress?: (done: number) => void;
}

export interface FuzzReport {
    readonly seed: number;
    readonly cases: number;
    /** how many answers had which status */
    readonly statuses: Readonly<Record<number, number>>;
    readonly faults: readonly Fault[];
    /** the slowest, each the best of four tries, in milliseconds */
    readonly slowest: readonly { readonly milliseconds: number; readonly request: FuzzedRequest }[];
}

/** Milliseconds from which an answer is asked for again, to tell a slow one from a busy machine. */
const SUSPICIOUS = 20;

const SHOWN = 3;

/** At most so many are generated at a time, so that memory does not grow with their number. */
const BATCH = 1_000;

/** Asks what the document describes, and what it does not, of an API that runs in this process. */
export async function fuzz(api: TestApi, { seed, cases, samples, progress }: FuzzOptions): Promise<FuzzReport> {
    const document = (await api.get("/plugins/openapi.json")).body as unknown as OpenApiDocument;
    const arbitrary = requests(document, samples);
    const statuses: Record<number, number> = {};
    const faults: Fault[] = [];
    let slowest: { milliseconds: number; request: FuzzedRequest }[] = [];

    for (let done = 0; done < cases; done += BATCH) {
        const batch = fc.sample(arbitrary, { seed: seed + done, numRuns: Math.min(BATCH, cases - done) });

        for (const request of batch) {
            const { status, what, milliseconds } = await ask(api, request);
            statuses[status] = (statuses[status] ?? 0) + 1;
            faults.push(...(what === undefined ? [] : [{ what, request }]));
            slowest = [...slowest, { milliseconds, request }]
                .sort((a, b) => b.milliseconds - a.milliseconds)
                .slice(0, SHOWN);
        }

        progress?.(done + batch.length);
    }

    return { seed, cases, statuses, faults, slowest };
}

interface Outcome {
    readonly status: number;
    readonly what: string | undefined;
    readonly milliseconds: number;
}

async function ask(api: TestApi, request: FuzzedRequest): Promise<Outcome> {
    const first = await askOnce(api, request);
    let { milliseconds } = first;

    for (let again = 0; again < 3 && milliseconds > SUSPICIOUS; again++) {
        milliseconds = Math.min(milliseconds, (await askOnce(api, request)).milliseconds);
    }

    return { ...first, milliseconds };
}

const segmentsOf = (path: string): string[] => path.replace(/\?.*$/s, "").split("/");

/** Whether an address of missing, further or dot segments leads to no route of ours: Core answers that, in its words. */
function isElsewhere(path: string, template: string): boolean {
    const segments = segmentsOf(path);

    return (
        segments.length !== segmentsOf(template).length ||
        segments.slice(1).some((segment) => /^(\.|%2e){0,2}$/i.test(segment))
    );
}

async function askOnce(api: TestApi, { method, path, template, headers, body }: FuzzedRequest): Promise<Outcome> {
    const began = performance.now();

    try {
        const answer = await api.request(path, { method, headers, ...(body !== undefined && { payload: body }) });
        const milliseconds = performance.now() - began;

        return {
            status: answer.status,
            what: answer.status === 404 && isElsewhere(path, template) ? undefined : faultOf(answer),
            milliseconds,
        };
    } catch (error) {
        return { status: 0, what: (error as Error).message, milliseconds: performance.now() - began };
    }
}
