import { setImmediate } from "node:timers/promises";

import { Application, Container, Contracts } from "@arkecosystem/core-kernel";

import { ANY_EVENT, RegistryEvent } from "../../src/events";
import { pluginOf } from "./app";

/** All events of this package that Core's dispatcher hands out, in their order. */
export class Heard {
    private readonly events: RegistryEvent[] = [];

    public static on(app: Application): Heard {
        const heard = new Heard();
        app.get<Contracts.Kernel.EventDispatcher>(Container.Identifiers.EventDispatcherService).listen(ANY_EVENT, {
            handle: ({ data }) => void heard.events.push(data as RegistryEvent),
        });

        return heard;
    }

    /** Boots this package's service provider too, as a node does once all have registered. */
    public static async from(app: Application): Promise<Heard> {
        const heard = Heard.on(app);
        await pluginOf(app).boot();

        return heard;
    }

    /** What has come since this was last asked. Core's dispatcher hands out a few microtasks later. */
    public async take(): Promise<RegistryEvent[]> {
        await setImmediate();

        return this.events.splice(0);
    }

    public async names(): Promise<string[]> {
        return (await this.take()).map(({ event }) => event);
    }
}
