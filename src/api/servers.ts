import { Contracts } from "@arkecosystem/core-kernel";

/** `Identifiers.HTTP` and `HTTPS` of core-api, which is not loaded for them: a forger process has no API. */
const IDENTIFIERS = [Symbol.for("API<HTTP>"), Symbol.for("API<HTTPS>")];

/** Below this Core's routes and ours lie. */
const PREFIX = "/api";

interface ApiServer<P> {
    register(registration: { plugin: P; routes: { prefix: string } }): Promise<void>;
}

/** Adds a hapi plugin to Core's API servers, below `/api`; where there are none, nothing. */
export async function registerOnServers<P>(app: Contracts.Kernel.Application, plugin: P): Promise<void> {
    for (const identifier of IDENTIFIERS) {
        if (app.isBound(identifier)) {
            await app.get<ApiServer<P>>(identifier).register({ plugin, routes: { prefix: PREFIX } });
        }
    }
}
