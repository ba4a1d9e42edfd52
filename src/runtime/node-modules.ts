import { contained } from "./launch/node-flags";
import { ModuleFolders } from "./layout";
import { ModuleInfo, ModuleManager } from "./module-manager";
import { grantsFor, ModuleGrants, readPolicy } from "./policy/policy";
import { InstalledModules } from "./store/installed";

/** One line of a list: a module, or what cannot be one. */
export interface ListedModule {
    readonly name: string;
    readonly version: string | null;
    readonly state: string;
    /** Why it cannot be loaded; null if it can. */
    readonly problem: string | null;
}

/** All about a module, for its operator. */
export interface ModuleReport extends ModuleInfo {
    readonly declared: Pick<ModuleGrants, "calls" | "events" | "routes" | "permissions">;
    readonly granted: ModuleGrants;
    /** What this Node's permission model keeps modules from. */
    readonly contained: { readonly files: boolean; readonly network: boolean };
}

/** A node's modules: what its store holds, run by a manager. */
export class NodeModules {
    private readonly installed: InstalledModules;

    public constructor(
        public readonly manager: ModuleManager,
        private readonly folders: ModuleFolders,
    ) {
        this.installed = new InstalledModules(folders);
    }

    /**
     * Makes every installed version known; those that cannot be are listed with the reason.
     *
     * @throws ModuleError MODULE_INVALID if the store's own file is damaged
     */
    public async discover(): Promise<void> {
        for (const [name, { current, versions }] of Object.entries(await this.installed.read())) {
            for (const version of Object.keys(versions)) {
                await this.manager.processPlugin(this.installed.folderOf(name, version)).catch(() => undefined);
            }

            if (!this.manager.getLoadedPlugins().includes(name)) {
                await this.manager.usePluginVersion(name, current).catch(() => undefined);
            }
        }
    }

    public list(): ListedModule[] {
        const refused = new Map(this.manager.getRefusedPlugins().map(({ name, reason }) => [name, reason]));

        return this.manager.getKnownPlugins().map((name) => {
            const problem = refused.get(name) ?? null;

            try {
                const { version, state } = this.manager.getPluginInfo(name);

                return { name, version, state, problem };
            } catch {
                return { name, version: null, state: "refused", problem };
            }
        });
    }

    public async load(name: string): Promise<ModuleInfo> {
        await this.discover();
        await this.manager.loadPlugin(name);

        return this.manager.getPluginInfo(name);
    }

    public async unload(name: string, cascade: boolean): Promise<ModuleInfo> {
        await this.manager.unloadPlugin(name, { cascade });

        return this.manager.getPluginInfo(name);
    }

    public async restart(name: string): Promise<ModuleInfo> {
        await this.manager.restartPlugin(name);

        return this.manager.getPluginInfo(name);
    }

    /** Another installed version counts, in the store too once it runs. @throws ModuleError */
    public async use(name: string, version: string): Promise<ModuleInfo> {
        await this.discover();
        await this.manager.usePluginVersion(name, version);

        if ((await this.installed.read())[name]) {
            await this.installed.choose(name, version);
        }

        return this.manager.getPluginInfo(name);
    }

    /** @throws ModuleError MODULE_UNKNOWN, POLICY_INVALID */
    public info(name: string): ModuleReport {
        const manifest = this.manager.getPluginManifest(name);
        const { calls, events, routes, permissions } = manifest;

        return {
            ...this.manager.getPluginInfo(name),
            declared: { calls, events, routes, permissions },
            granted: grantsFor(manifest, readPolicy(this.folders.policy)),
            contained: contained(),
        };
    }
}
