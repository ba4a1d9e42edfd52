import { Contracts } from "@arkecosystem/core-kernel";

import { Entitlements, EntitlementsIdentifier, isUnlicensed } from "../../entitlements";
import { ModuleError } from "../errors";
import { ModuleManager } from "../module-manager";
import { ModuleExpiryPolicy } from "./options";

type Versioned = { readonly name: string; readonly version: string };

/** Holds a node's modules to their licenses: before each start, and with each block. */
export class ModuleLicenses {
    /** Names of modules that are being ended. */
    private readonly ending = new Set<string>();

    public constructor(
        private readonly app: Contracts.Kernel.Application,
        private readonly log: Contracts.Kernel.Logger,
        private readonly policy: ModuleExpiryPolicy,
    ) {}

    /** @throws ModuleError LICENSE_REQUIRED if the operator chose that nothing runs without */
    public assertMayStart(module: Versioned): void {
        const refusal = this.refusalOf(module);

        if (refusal !== undefined && this.policy === "unload") {
            throw new ModuleError("LICENSE_REQUIRED", refusal);
        }

        if (refusal !== undefined) {
            this.log.warning(`Modules: ${refusal}`);
        }
    }

    /** Ends what has no license any more, or turned out to have none, if the operator chose that. Never throws. */
    public enforce(manager: ModuleManager, running: readonly Versioned[]): void {
        if (this.policy !== "unload") {
            return;
        }

        for (const module of running.filter(({ name }) => !this.ending.has(name))) {
            const refusal = this.refusalOf(module);

            if (refusal !== undefined) {
                const { name } = module;
                this.log.warning(`Modules: ${name} is ended, for "modules.onExpiry" is "unload": ${refusal}`);
                this.ending.add(name);
                void manager
                    .unloadPlugin(name, { cascade: true })
                    .catch(() => undefined)
                    .finally(() => this.ending.delete(name));
            }
        }
    }

    /** What is not on the chain needs no license; what a node has never known is no reason to refuse. */
    private refusalOf({ name, version }: Versioned): string | undefined {
        if (!this.app.isBound(EntitlementsIdentifier)) {
            return undefined;
        }

        const { proof } = this.app.get<Entitlements>(EntitlementsIdentifier).check(name, version);

        return proof && isUnlicensed(proof.code)
            ? `${name}@${version} has no license (${proof.code}): \`ark plugin:buy ${name}\` buys one.`
            : undefined;
    }
}
