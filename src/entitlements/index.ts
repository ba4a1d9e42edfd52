import { Container, Contracts, Enums, Providers } from "@arkecosystem/core-kernel";

import { RegistryView } from "../catalogue";
import { Entitlements, RunningPlugin } from "./entitlements";
import { EntitlementOptions } from "./options";
import { Proofs } from "./proofs";

export { entitlementEvents } from "./announcements";
export type { Entitlement, EntitlementStatus, Proof } from "./entitlement";
export { isUnlicensed } from "./entitlement";
export type { Entitlements } from "./entitlements";
export { type EntitlementOptions, entitlementOptionsSchema } from "./options";

/** Binding of `Entitlements` in Core's container: plugins of the same process ask it. */
export const EntitlementsIdentifier = Symbol.for("PluginRegistry<Entitlements>");

/** Binding of a function that names what this node runs in other processes. */
export const RunningModulesIdentifier = Symbol.for("PluginRegistry<RunningModules>");

/** Neither Core's own packages nor this one need a license. */
const isPlugin = (name: string): boolean => !name.startsWith("@arkecosystem/") && name !== "ark-plugin-registry";

function runningPlugins(app: Contracts.Kernel.Application): readonly RunningPlugin[] {
    const providers = app.get<Providers.ServiceProviderRepository>(Container.Identifiers.ServiceProviderRepository);

    const modules = app.isBound(RunningModulesIdentifier)
        ? app.get<() => readonly RunningPlugin[]>(RunningModulesIdentifier)()
        : [];

    return providers
        .all()
        .map(([, provider]) => ({ name: provider.name() ?? "", version: provider.version() ?? "" }))
        .filter(({ name }) => name !== "" && isPlugin(name))
        .concat(modules);
}

/** Binds the service, and lets it follow the chain. For processes that have a blockchain. */
export function startEntitlements(app: Contracts.Kernel.Application, options: EntitlementOptions): void {
    // Core's reboot boots every provider again.
    if (app.isBound(EntitlementsIdentifier)) {
        return;
    }

    const events = app.get<Contracts.Kernel.EventDispatcher>(Container.Identifiers.EventDispatcherService);
    const log = app.get<Contracts.Kernel.Logger>(Container.Identifiers.LogService);
    const subject = `${app.config<string>("crypto.network.nethash")} ${options.operator ?? ""}`;
    const entitlements = new Entitlements({
        view: app.resolve(RegistryView),
        proofs: new Proofs(app.dataPath("plugin-registry/entitlements.json"), subject),
        options,
        plugins: () => runningPlugins(app),
        events,
        log,
        terminate: (reason) => app.terminate(reason),
    });
    app.bind(EntitlementsIdentifier).toConstantValue(entitlements);
    entitlements.start();
    events.listen(Enums.BlockEvent.Applied, {
        handle: () => {
            entitlements.blockApplied().catch((error: Error) => log.warning(`Entitlements: ${error.message}`));
        },
    });
}
