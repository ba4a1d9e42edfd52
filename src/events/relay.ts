import { Contracts, Enums } from "@arkecosystem/core-kernel";
import { Interfaces } from "@arkecosystem/crypto";

import { RegistryChange, RegistryListener } from "../handlers";
import { Announcer, RegistryEvent } from "./announcer";
import { revertedEvent } from "./names";
import { payloadOf, vendorOfChange } from "./payload";
import { ownerOf } from "./state";

/**
 * Tells the world what the chain's own transactions changed. It hears of a change while its block is still being applied or
 * reverted, which may yet fail; Core says that a transaction is applied or reverted only after the whole block was.
 * So a change waits until Core has said so (docs/decisions/0009-events-follow-core.md).
 */
export class EventRelay implements RegistryListener, Contracts.Kernel.EventListener {
    /** By the transaction's data, which Core's events carry: what Core never mentions is forgotten with its block. */
    private readonly waiting = new WeakMap<object, () => RegistryEvent>();
    private replaying = false;

    public constructor(
        private readonly app: Contracts.Kernel.Application,
        private readonly announcer: Announcer,
    ) {}

    /** Starts to listen. @returns what ends it */
    public listen(events: Contracts.Kernel.EventDispatcher): () => void {
        const { Applied, Reverted } = Enums.TransactionEvent;
        const ends = [Applied, Reverted, Enums.StateEvent.BuilderFinished].map((name) => events.listen(name, this));

        return () => ends.forEach((end) => end());
    }

    /** A bootstrap repeats what has happened long ago: nothing of it is news. */
    public reset(): void {
        this.replaying = true;
    }

    public applied(change: RegistryChange): void {
        this.wait(change, (payload) => payload);
    }

    /** The event that is taken back, with its own payload: what it says is true no more. */
    public reverted(change: RegistryChange): void {
        this.wait(change, (payload) => ({ ...payload, event: revertedEvent(payload.event), reverted: true }));
    }

    /** Never throws: Core does not look after what its events cause. */
    public handle({ name, data }: { name: Contracts.Kernel.EventName; data: Interfaces.ITransactionData }): void {
        if (name === Enums.StateEvent.BuilderFinished) {
            this.replaying = false;

            return;
        }

        const payload = this.waiting.get(data);
        this.waiting.delete(data);

        if (payload) {
            this.announcer.announce(payload);
        }
    }

    private wait(change: RegistryChange, tell: (payload: RegistryEvent) => RegistryEvent): void {
        if (!this.replaying) {
            const owner = ownerOf(this.app, vendorOfChange(change));
            this.waiting.set(change.data, () => tell(payloadOf(change, owner)));
        }
    }
}
