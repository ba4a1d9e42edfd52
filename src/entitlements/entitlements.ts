import { Contracts } from "@arkecosystem/core-kernel";

import { RegistryView } from "../catalogue";
import { advice, describe, entitlementEvents } from "./announcements";
import { Entitlement, entitlementOf, isUnlicensed, Proof } from "./entitlement";
import { EntitlementOptions } from "./options";
import { Proofs } from "./proofs";

const DAY = 86_400;

/** A plugin that this process runs. */
export interface RunningPlugin {
    readonly name: string;
    readonly version: string;
}

export interface EntitlementsContext {
    readonly view: Pick<RegistryView, "decide" | "synced">;
    readonly proofs: Proofs;
    readonly options: EntitlementOptions;
    /** asked again each time: plugins may come and go */
    readonly plugins: () => readonly RunningPlugin[];
    readonly events: Pick<Contracts.Kernel.EventDispatcher, "dispatch">;
    readonly log: Contracts.Kernel.Logger;
    /** ends the node */
    readonly terminate: (reason: string) => Promise<void>;
}

/**
 * Says which of the node's plugins its operator is entitled to, by the chain and by chain time. While the node is not
 * synced, the last verdict of when it was holds: neither a restart nor a resync takes a plugin away.
 */
export class Entitlements {
    private reported = false;

    public constructor(private readonly context: EntitlementsContext) {}

    /**
     * @param name of a package, as `@vendor/name`
     * @param version default: the one that runs here, else the latest
     */
    public check(name: string, version?: string): Entitlement {
        const { view, options, proofs, plugins } = this.context;
        const asked = version ?? plugins().find((plugin) => plugin.name === name)?.version;
        const decision = view.decide(name, options.operator ?? "", asked);

        return entitlementOf(name, decision, proofs.of(name, asked ?? decision.version));
    }

    /** Of every plugin that runs here and is not Core's own. */
    public list(): Entitlement[] {
        return this.context.plugins().map(({ name, version }) => this.check(name, version));
    }

    /** Tells what the last verdicts were, before the node knows anything newer. */
    public start(): void {
        const { proofs, log, options } = this.context;

        try {
            proofs.load();
        } catch (error) {
            log.warning(`Entitlements: the file of proven verdicts is not used: ${(error as Error).message}`);
        }

        if (options.operator === undefined) {
            log.info('Entitlements: no "entitlements.operator" in the plugin\'s options, so no license is looked for');
        }

        this.list().forEach((entitlement) => log.info(`Entitlement of ${describe(entitlement)}`));
    }

    /** To be called after each block. */
    public async blockApplied(): Promise<void> {
        if (!this.context.view.synced) {
            return;
        }

        const list = this.list();
        const current = list.filter(({ code, proof }) => proof?.code === code);
        const changed = current.filter((entitlement) => this.follow(entitlement));

        if (changed.length > 0) {
            await this.context.proofs.save();
        }

        // What the history is needed for may take some blocks more.
        if (!this.reported && current.length === list.length) {
            this.reported = true;
            current.forEach((entitlement) => this.report(entitlement));
            await this.enforce(current);
        }
    }

    /** Remembers and announces what is new. @returns whether the proof must be saved */
    private follow(entitlement: Entitlement): boolean {
        const { proofs } = this.context;
        const { name, proof } = entitlement;
        // The list of `blockApplied` holds proven ones only.
        const now = proof as Proof;
        const last = proofs.of(name, now.version);
        const changed = last?.code !== now.code || last.expiresAt !== now.expiresAt;
        const expiring = this.isExpiring(entitlement) && now.announced !== now.expiresAt;

        if (changed || expiring) {
            proofs.set(name, expiring ? { ...now, announced: now.expiresAt } : now);
        }

        if (changed && last) {
            this.announce(entitlementEvents.changed, entitlement);
        }

        if (changed && (now.code === "EXPIRED" || now.code === "TRIAL_EXPIRED")) {
            this.announce(entitlementEvents.expired, entitlement);
        } else if (expiring) {
            this.announce(entitlementEvents.expiring, entitlement);
        }

        return changed || expiring;
    }

    private isExpiring({ status, proof }: Entitlement): boolean {
        if (status !== "entitled" || !proof || proof.expiresAt === null || proof.code === "FALLBACK") {
            return false;
        }

        return proof.expiresAt - proof.chainTime <= this.context.options.expiringDays * DAY;
    }

    private announce(event: string, entitlement: Entitlement): void {
        const { events, log } = this.context;
        void events.dispatch(event, entitlement);

        if (this.reported) {
            log.warning(`${event}: ${describe(entitlement)}`);
        }
    }

    /** The state of a plugin in the boot log, once it is proven. */
    private report(entitlement: Entitlement): void {
        const { log } = this.context;
        const text = `Entitlement of ${describe(entitlement)}`;

        if (isUnlicensed(entitlement.code)) {
            log.error(`${text}. ${advice(entitlement)}`);
        } else if (this.isExpiring(entitlement)) {
            log.warning(`${text}: it ends soon. ${advice(entitlement)}`);
        } else {
            log.info(text);
        }
    }

    /** The operator may have chosen that a node does not start without licenses. A running node is never ended. */
    private async enforce(current: readonly Entitlement[]): Promise<void> {
        const { options, terminate } = this.context;
        const unlicensed = current.filter(({ code }) => isUnlicensed(code));

        if (options.onExpiry === "refuse" && unlicensed.length > 0) {
            const reasons = unlicensed.map((entitlement) => `${describe(entitlement)}. ${advice(entitlement)}`);
            await terminate(`"entitlements.onExpiry" is "refuse": ${reasons.join("; ")}`);
        }
    }
}
