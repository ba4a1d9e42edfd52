import { Contracts } from "@arkecosystem/core-kernel";

import { ANY_EVENT } from "./names";

/** What every event says. All of it is plain JSON. */
export interface RegistryEvent {
    /** the event's own name */
    readonly event: string;
    readonly [key: string]: unknown;
}

/** Hands events to Core's dispatcher, and through it to Core's webhooks. */
export class Announcer {
    public constructor(
        private readonly events: Contracts.Kernel.EventDispatcher,
        private readonly logger: Contracts.Kernel.Logger,
    ) {}

    /** Returns at once and never throws; listeners are called in the order of announcements. */
    public announce(describe: () => RegistryEvent): void {
        try {
            const event = describe();
            [event.event, ANY_EVENT].forEach((name) => this.dispatch(name, event));
        } catch (error) {
            this.logger.error(`Plugin registry: an event is lost: ${(error as Error).stack}`);
        }
    }

    /** What a listener throws would otherwise be a rejection that nobody handles, which ends the node. */
    private dispatch(name: string, event: RegistryEvent): void {
        this.events.dispatch(name, event).catch((error: Error) => {
            this.logger.error(`Plugin registry: a listener of ${name} failed: ${error.stack}`);
        });
    }
}
