import { Container, Contracts, Enums } from "@arkecosystem/core-kernel";

import { ControlServer } from "../control/server";
import { moduleFoldersOf } from "../folders";
import { launcherOf } from "../launch/choose";
import { HostProgram } from "../launch/host-command";
import { ModuleManager } from "../module-manager";
import { NodeModules } from "../node-modules";
import { ModuleStateChange } from "../states";
import { InstalledModules } from "../store/installed";
import { ModuleLicenses } from "./licenses";
import { coreOffer } from "./offer";
import { ModuleOptions } from "./options";

/** Binding of `NodeModules` in Core's container. */
export const ModulesIdentifier = Symbol.for("PluginRegistry<Modules>");

/** State changes are events of Core's dispatcher too, so that webhooks tell them. */
const STATE_EVENT = "module.state";

const LOUD: readonly string[] = ["crashed", "failed"];

/** A node's modules, begun and ended with it. */
export class CoreModules {
    public readonly modules: NodeModules;
    private readonly control: ControlServer;
    private readonly installed: InstalledModules;
    private readonly folders;
    private readonly licenses: ModuleLicenses;
    private readonly log: Contracts.Kernel.Logger;
    private readonly events: Contracts.Kernel.EventDispatcher;
    private readonly listening: (() => void)[] = [];

    /** @throws ModuleError LAUNCHER_UNAVAILABLE */
    public constructor(
        app: Contracts.Kernel.Application,
        private readonly options: ModuleOptions,
        hostProgram?: HostProgram,
    ) {
        this.log = app.get(Container.Identifiers.LogService);
        this.events = app.get(Container.Identifiers.EventDispatcherService);
        this.folders = moduleFoldersOf(app.dataPath());
        this.installed = new InstalledModules(this.folders);
        this.licenses = new ModuleLicenses(app, this.log, options.onExpiry);
        const manager = new ModuleManager({
            folders: this.folders,
            launcher: launcherOf(options.launcher),
            moduleOptions: options.options,
            offer: coreOffer(app),
            mayStart: async (manifest) => {
                await this.installed.verify(manifest);
                this.licenses.assertMayStart(manifest);
            },
            ...(hostProgram && { hostProgram }),
        });
        manager.on("state", (change) => this.changed(change));
        this.modules = new NodeModules(manager, this.folders);
        this.control = new ControlServer(this.modules);
    }

    /** Modules that this node runs, for whoever follows their licenses. */
    public running(): { readonly name: string; readonly version: string }[] {
        const { manager } = this.modules;

        return manager.getLoadedPlugins().map((name) => {
            const { version } = manager.getPluginInfo(name);

            return { name, version };
        });
    }

    /** Never throws: a node does not depend on its modules. */
    public async start(): Promise<void> {
        this.listening.push(
            this.listen("*", (name, data) => this.modules.manager.publish(name, data)),
            this.listen(Enums.BlockEvent.Applied, () => this.licenses.enforce(this.modules.manager, this.running())),
        );
        await this.control
            .listen(this.folders)
            .catch((error: Error) => this.log.warning(`Modules: commands cannot reach this node: ${error.message}`));
        await this.modules.discover().catch((error: Error) => this.log.error(`Modules: ${error.message}`));
        const { manager } = this.modules;
        manager.getRefusedPlugins().forEach(({ reason }) => this.log.warning(`Modules: ${reason}`));
        await Promise.all(
            this.options.load.map((name) =>
                manager.loadPlugin(name).catch((error: Error) => this.log.error(`Modules: ${error.message}`)),
            ),
        );
    }

    public async stop(): Promise<void> {
        this.listening.splice(0).forEach((end) => end());
        await Promise.all([this.control.close(), this.modules.manager.stop()]);
    }

    private listen(event: string, handle: (name: string, data: unknown) => void): () => void {
        return this.events.listen(event, { handle: ({ name, data }) => handle(String(name), data) });
    }

    private changed(change: ModuleStateChange): void {
        const { name, version, from, to, reason } = change;
        const text = `Module ${name}@${version}: ${from} → ${to}: ${reason}`;

        if (LOUD.includes(to)) {
            this.log.error(text);
        } else {
            this.log.debug(text);
        }

        void this.events.dispatch(STATE_EVENT, change);
    }
}
