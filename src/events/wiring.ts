import { Container, Contracts } from "@arkecosystem/core-kernel";

import { RegistryIdentifiers } from "../handlers";
import { Announcer } from "./announcer";
import { EventRelay } from "./relay";

const AnnouncerIdentifier = Symbol.for("PluginRegistry<Announcer>");
const RelayIdentifier = Symbol.for("PluginRegistry<EventRelay>");

const eventsOf = (app: Contracts.Kernel.Application): Contracts.Kernel.EventDispatcher =>
    app.get(Container.Identifiers.EventDispatcherService);

/** For `register`: the handlers' listeners are bound before the handlers are made. */
export function bindEvents(app: Contracts.Kernel.Application): void {
    const announcer = new Announcer(eventsOf(app), app.get(Container.Identifiers.LogService));
    app.bind(AnnouncerIdentifier).toConstantValue(announcer);
    const relay = new EventRelay(app, announcer);
    app.bind(RelayIdentifier).toConstantValue(relay);
    app.bind(RegistryIdentifiers.Listener).toConstantValue(relay);
}

/** For others who have something to tell, once the events are bound. */
export const announcerOf = (app: Contracts.Kernel.Application): Announcer => app.get(AnnouncerIdentifier);

/** For `boot`. @returns what ends it */
export const listenToCore = (app: Contracts.Kernel.Application): (() => void) =>
    app.get<EventRelay>(RelayIdentifier).listen(eventsOf(app));
