import { Contracts } from "@arkecosystem/core-kernel";

import { RegistryChange, RegistryListener } from "../handlers";
import { Attempt, Overtaken } from "./attempt";
import { Catalogue } from "./catalogue";
import { stepOf } from "./follow";
import { Revision } from "./revision";
import { StoredSteps } from "./stored-steps";

/** Each failure doubles the time until the next attempt. In milliseconds. */
const PAUSE = { first: 10_000, longest: 3_600_000 };

export interface RebuildContext {
    readonly catalogue: Catalogue;
    /** of the chain itself */
    readonly revision: Revision;
    readonly stored: StoredSteps;
    readonly log: Contracts.Kernel.Logger;
}

/**
 * Makes a catalogue whole again that has failed, from the node's database, while the chain goes on. It begins with
 * the block after which it finds the failure, and tries again with later ones
 * (docs/decisions/0012-read-model-rebuild.md).
 */
export class CatalogueRebuild implements RegistryListener, Contracts.Kernel.EventListener {
    private attempt: Attempt | undefined;
    private failures = 0;
    private notBefore = 0;

    public constructor(private readonly context: RebuildContext) {}

    public get running(): boolean {
        return this.attempt !== undefined;
    }

    /** How many of the chain's transactions the catalogue lacks; 0 when it is whole. */
    public get behind(): number {
        const { catalogue, revision } = this.context;

        return catalogue.unavailable === undefined ? 0 : Math.max(0, revision.count - (this.attempt?.done ?? 0));
    }

    public reset(): void {
        this.attempt?.abandon();
    }

    public applied(change: RegistryChange): void {
        this.attempt?.applied(stepOf(change));
    }

    public reverted(): void {
        this.attempt?.reverted();
    }

    /** For Core's events after which the chain stands still for a moment. */
    public handle(): void {
        if (this.context.catalogue.hasFailed && !this.running && Date.now() >= this.notBefore) {
            void this.run();
        }
    }

    /** Never throws: Core does not look after what its events cause. */
    private async run(): Promise<void> {
        const { catalogue, revision, stored, log } = this.context;
        const attempt = new Attempt(revision, stored);
        const began = Date.now();
        this.attempt = attempt;
        log.info("Plugin registry: rebuilding the read model from the database");

        try {
            await attempt.prepare();
            catalogue.replace(attempt.finish());
            this.failures = 0;
            log.info(
                `Plugin registry: the read model is whole again, ${attempt.done} transactions in ${Date.now() - began} ms`,
            );
        } catch (error) {
            this.failed(error as Error);
        } finally {
            this.attempt = undefined;
        }
    }

    private failed(error: Error): void {
        const { log } = this.context;

        if (error instanceof Overtaken) {
            log.warning(`Plugin registry: the read model is rebuilt once more, since ${error.message}`);
            return;
        }

        const pause = Math.min(PAUSE.first * 2 ** this.failures, PAUSE.longest);
        this.failures++;
        this.notBefore = Date.now() + pause;
        log.error(
            `Plugin registry: rebuilding the read model failed, next attempt in ${pause / 1000} s: ${error.stack}`,
        );
    }
}
