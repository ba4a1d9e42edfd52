import { Container, Contracts } from "@arkecosystem/core-kernel";

import { registerOnServers } from "../api";
import { ANY_EVENT, RegistryEvent } from "../events";
import { metricsPlugin } from "./hapi-plugin";
import { Meters } from "./meters";
import { MetricsOptions } from "./options";
import { reader } from "./readings";

export { type MetricsOptions, metricsOptionsSchema } from "./options";

const MetersIdentifier = Symbol.for("PluginRegistry<Meters>");

/** Core's reboot boots again, with the API's server and so the routes of before. */
function metersOf(app: Contracts.Kernel.Application): Meters {
    if (!app.isBound(MetersIdentifier)) {
        app.bind(MetersIdentifier).toConstantValue(new Meters());
    }

    return app.get(MetersIdentifier);
}

/** For `boot`, where there is a blockchain: counts, and serves what is counted. @returns what ends it */
export async function startMetrics(
    app: Contracts.Kernel.Application,
    { enabled }: MetricsOptions,
): Promise<() => void> {
    if (!enabled) {
        return () => undefined;
    }

    const meters = metersOf(app);
    await registerOnServers(app, metricsPlugin(meters, reader(app)));

    return app
        .get<Contracts.Kernel.EventDispatcher>(Container.Identifiers.EventDispatcherService)
        .listen(ANY_EVENT, { handle: ({ data }: { data: RegistryEvent }) => meters.told(data.event) });
}
