import autocannon from "autocannon";

/** How a server stood a load. */
export interface Load {
    readonly requestsPerSecond: number;
    /** milliseconds */
    readonly p99: number;
}

interface LoadOptions {
    /** the server's origin */
    readonly origin: string;
    /** asked for in turn, each connection from the first on */
    readonly paths: readonly string[];
    readonly seconds: number;
    /** each with one request at a time */
    readonly connections: number;
}

/** @throws Error if an answer is no success, or none comes */
export async function load({ origin, paths, seconds, connections }: LoadOptions): Promise<Load> {
    const result = await autocannon({
        url: origin,
        connections,
        duration: seconds,
        // See the probe: Core would end the connection after each answer.
        headers: { "x-benchmark": "keep-alive" },
        requests: paths.map((path) => ({ method: "GET", path })),
    });

    if (result.non2xx > 0 || result.errors > 0) {
        throw new Error(`${paths[0]}: ${result.non2xx} answers other than 2xx, ${result.errors} errors`);
    }

    if (result.requests.total === 0) {
        throw new Error(`${paths[0]}: no answer within ${seconds} seconds`);
    }

    return {
        requestsPerSecond: result.requests.total / result.duration,
        p99: result.latency.p99,
    };
}
