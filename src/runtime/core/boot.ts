import { Container, Contracts, Enums } from "@arkecosystem/core-kernel";

import { ModulesViewIdentifier } from "../../api/modules-view";
import { registerOnServers } from "../../api/servers";
import { RunningModulesIdentifier } from "../../entitlements";
import { CoreModules, ModulesIdentifier } from "./core-modules";
import { ModuleOptions } from "./options";
import { PublicView } from "./public-view";
import { moduleRoutes } from "./routes";

/** What Core calls the last of its steps. */
const LAST_STEP = "BootServiceProviders";

/** Ties the modules of a node to its life. */
export class NodeWithModules {
    private core: CoreModules | undefined;

    /** Binds them and adds their routes; they start once every provider has booted. Never throws. */
    public async boot(app: Contracts.Kernel.Application, options: ModuleOptions): Promise<void> {
        if (app.isBound(ModulesIdentifier)) {
            return;
        }

        const log = app.get<Contracts.Kernel.Logger>(Container.Identifiers.LogService);

        try {
            this.core = new CoreModules(app, options);
        } catch (error) {
            log.error(`Modules: none is run: ${(error as Error).message}`);

            return;
        }

        const core = this.core;
        app.bind(ModulesIdentifier).toConstantValue(core.modules);
        app.bind(ModulesViewIdentifier).toConstantValue(new PublicView(core.modules));
        app.bind(RunningModulesIdentifier).toConstantValue(() => core.running());
        await registerOnServers(
            app,
            moduleRoutes(() => core.modules),
        );
        const events = app.get<Contracts.Kernel.EventDispatcher>(Container.Identifiers.EventDispatcherService);
        events.listen(Enums.KernelEvent.Bootstrapped, {
            handle: ({ data }) => (data as { bootstrapper?: string }).bootstrapper === LAST_STEP && void core.start(),
        });
    }

    /** Ends every module. */
    public async dispose(): Promise<void> {
        await this.core?.stop();
    }
}
