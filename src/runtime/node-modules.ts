import { ModuleFolders } from "./folders";
import { contained } from "./launch/node-flags";
import { ModuleInfo } from "./module-info";
import { ModuleManager } from "./module-manager";
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

/** A loaded module that was to become another version. */
export interface ModuleUpgrade {
    readonly name: string;
    readonly from: string;
    readonly to: string;
    /** Why it runs on as it was; null if it runs as the new version. */
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
     * Makes every installed version known, and forgets those that are installed no more; versions that cannot be known
     * are listed with the reason.
     *
     * @throws ModuleError MODULE_INVALID if the store's own file is damaged
     */
    public async discover(): Promise<void> {
        const installed = await this.installed.read();
        this.forgetRemoved(installed);

        for (const [name, { current, versions }] of Object.entries(installed)) {
            for (const version of Object.keys(versions)) {
                await this.manager.processPlugin(this.installed.folderOf(name, version)).catch(() => undefined);
            }

            if (!this.manager.getLoadedPlugins().includes(name)) {
                await this.manager.usePluginVersion(name, current).catch(() => undefined);
            }
        }
    }

    /**
     * Makes loaded modules the versions that count in the store, after something was installed: each is swapped with what
     * needs it. One that does not start as the new version runs on as the former one, which counts again.
     */
    public async refresh(): Promise<ModuleUpgrade[]> {
        await this.discover();
        const upgrades: ModuleUpgrade[] = [];

        for (const [name, { current }] of Object.entries(await this.installed.read())) {
            const loaded = this.manager.getLoadedPlugins().includes(name);
            const from = loaded ? this.manager.getPluginInfo(name).version : current;

            if (from !== current) {
                const problem = await this.use(name, current).then(
                    () => null,
                    (error: Error) => error.message,
                );
                upgrades.push({ name, from, to: current, problem });
            }
        }

        return upgrades;
    }

    public list(): ListedModule[] {
        const refused = new Map(this.manager.getRefusedPlugins().map(({ name, reason }) => [name, reason]));

        return this.manager
            .getKnownPlugins()
            .map((name) => ({ name, ...this.stateOf(name), problem: refused.get(name) ?? null }));
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

    /**
     * Another installed version counts, in the store too, whatever of the two comes true.
     *
     * @throws ModuleError; the version that ran counts again then
     */
    public async use(name: string, version: string): Promise<ModuleInfo> {
        await this.discover();

        try {
            await this.manager.usePluginVersion(name, version);
        } finally {
            const counts = this.manager.getPluginInfo(name).version;
            const stored = (await this.installed.read())[name];

            if (stored && stored.current !== counts) {
                await this.installed.choose(name, counts);
            }
        }

        return this.manager.getPluginInfo(name);
    }

    /** Deletes versions that nobody needs. @returns what was deleted */
    public async prune(): Promise<string[]> {
        const running = this.manager.getKnownPlugins().flatMap((name) => {
            const { version, state } = this.stateOf(name);

            return version === null || state === "known" ? [] : [[name, version] as const];
        });
        const deleted = await this.installed.prune(new Map(running));
        await this.discover();

        return deleted;
    }

    /**
     * Ends a module and deletes its versions; its data folder stays.
     *
     * @throws ModuleError MODULE_UNKNOWN, MODULE_REQUIRED
     */
    public async remove(name: string): Promise<void> {
        const { state } = this.stateOf(name);

        if (state !== "known" && state !== "refused") {
            await this.manager.unloadPlugin(name);
        }

        await this.installed.remove(name);
        await this.discover();
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

    private stateOf(name: string): { readonly version: string | null; readonly state: string } {
        try {
            const { version, state } = this.manager.getPluginInfo(name);

            return { version, state };
        } catch {
            return { version: null, state: "refused" };
        }
    }

    private forgetRemoved(installed: Awaited<ReturnType<InstalledModules["read"]>>): void {
        for (const name of this.manager.getKnownPlugins()) {
            for (const { version, folder } of this.manager.getPluginVersions(name)) {
                const isOfStore = folder === this.installed.folderOf(name, version);

                if (isOfStore && !Object.hasOwn(installed[name]?.versions ?? {}, version)) {
                    this.manager.forgetPlugin(name, version);
                }
            }
        }
    }
}
