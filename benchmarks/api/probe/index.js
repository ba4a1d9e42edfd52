/**
 * A Core plugin for benchmarks: a route that does nothing, on Core's own API server. Plain JavaScript, since Core loads it
 * by its path.
 */
"use strict";

const { Providers } = require("@arkecosystem/core-kernel");

const BARE = { data: { valid: true } };

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
                    server.route({ method: "GET", path: "/bench/bare", handler: () => BARE });
                },
            },
            routes: { prefix: "/api" },
        });
    }
}

module.exports = { ServiceProvider };
