import { Container, Contracts } from "@arkecosystem/core-kernel";

import { Entitlement, entitlementEvents, Entitlements, EntitlementsIdentifier } from "../../entitlements";
import { ControlServer } from "../control/server";
import { ModuleError } from "../errors";
import { launcherOf } from "../launch/choose";
import { HostProgram } from "../launch/host-command";
import { moduleFoldersOf } from "../layout";
import { ModuleManifest } from "../manifest/manifest";
import { ModuleManager } from "../module-manager";
import { NodeModules } from "../node-modules";
import { ModuleStateChange } from "../states";
import { InstalledModules } from "../store/installed";
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
    private readonly log: Contracts.Kernel.Logger;
    private readonly events: Contracts.Kernel.EventDispatcher;
    private readonly listening: (() => void)[] = [];

    /** @throws ModuleError LAUNCHER_UNAVAILABLE */
    public constructor(
        private readonly app: Contracts.Kernel.Application,
        private readonly options: ModuleOptions,
        hostProgram?: HostProgram,
    ) {
        this.log = app.get(Container.Identifiers.LogService);
        this.events = app.get(Container.Identifiers.EventDispatcherService);
        this.folders = moduleFoldersOf(app.dataPath());
        this.installed = new InstalledModules(this.folders);
        const manager = new ModuleManager({
            folders: this.folders,
            launcher: launcherOf(options.launcher),
            moduleOptions: options.options,
            offer: coreOffer(app),
            mayStart: (manifest) => this.mayStart(manifest),
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
            this.listen(entitlementEvents.expired, (_, data) => void this.expired(data as Entitlement)),
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

    private async mayStart(manifest: ModuleManifest): Promise<void> {
        await this.installed.verify(manifest);

        if (!this.app.isBound(EntitlementsIdentifier)) {
            return;
        }

        const { name, version } = manifest;
        const { status, code } = this.app.get<Entitlements>(EntitlementsIdentifier).check(name, version);

        // What is not on the chain needs no license; what a node cannot know is no reason to refuse.
        if (status !== "refused" || code === "UNKNOWN_PLUGIN" || code === "UNKNOWN_VERSION") {
            return;
        }

        const text = `${name}@${version} has no license (${code}): \`ark plugin:buy ${name}\` buys one.`;

        if (this.options.onExpiry === "unload") {
            throw new ModuleError("LICENSE_REQUIRED", text);
        }

        this.log.warning(`Modules: ${text}`);
    }

    private async expired({ name }: Entitlement): Promise<void> {
        const { manager } = this.modules;

        if (this.options.onExpiry === "unload" && manager.getLoadedPlugins().includes(name)) {
            this.log.warning(`Modules: the license of ${name} has ended, and "modules.onExpiry" is "unload"`);
            await manager.unloadPlugin(name, { cascade: true }).catch(() => undefined);
        }
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
