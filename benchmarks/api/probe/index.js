/**
 * A Core plugin for benchmarks: a route that does nothing, on Core's own API server, the process's memory after a garbage
 * collection, and its CPU profile. Plain JavaScript, since Core loads it by its path.
 */
"use strict";

const { Session } = require("node:inspector/promises");
const { setTimeout: sleep } = require("node:timers/promises");
const { setFlagsFromString } = require("node:v8");
const { runInNewContext } = require("node:vm");

const { Providers } = require("@arkecosystem/core-kernel");

const BARE = { data: { valid: true } };

function memory() {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc");
    collect();
    collect();

    return { data: process.memoryUsage() };
}

/** A CPU profile of the next seconds, as Chrome's developer tools open it. */
async function profile({ query: { seconds }, raw: { req } }) {
    // Core's server ends connections that are silent for five seconds.
    req.socket.setTimeout(0);
    const session = new Session();
    session.connect();

    try {
        await session.post("Profiler.enable");
        await session.post("Profiler.start");
        await sleep(Number(seconds) * 1000);

        return (await session.post("Profiler.stop")).profile;
    } finally {
        session.disconnect();
    }
}

/**
 * Core closes every connection after one answer, so that a load generator would measure connections. A request that
 * asks for it keeps its own: takes back the listener that Core's server has just added.
 */
function keepConnection({ headers, raw: { res } }, h) {
    if (headers["x-benchmark"] !== undefined) {
        res.off("finish", res.listeners("finish").at(-1));
    }

    return h.continue;
}

class ServiceProvider extends Providers.ServiceProvider {
    async register() {}

    async boot() {
        await this.app.get(Symbol.for("API<HTTP>")).register({
            plugin: {
                name: "benchmark-probe",
                register: (server) => {
                    server.ext("onRequest", keepConnection);
                    server.route([
                        { method: "GET", path: "/bench/bare", handler: () => BARE },
                        { method: "GET", path: "/bench/memory", handler: memory },
                        { method: "GET", path: "/bench/profile", handler: profile },
                    ]);
                },
            },
            routes: { prefix: "/api" },
        });
    }
}

module.exports = { ServiceProvider };
