import { compare } from "semver";

import { ModuleError } from "./errors";
import { ModuleManifest } from "./manifest/manifest";
import { claimedName, readModule } from "./manifest/read";

/** Something that was found where a module should be, and why it cannot be one. */
export interface RefusedModule {
    /** The name that it claims; its path if it claims none. */
    readonly name: string;
    readonly path: string;
    readonly reason: string;
}

/** All modules that were discovered, loaded or not, by name and version. */
export class KnownModules {
    private readonly modules = new Map<string, Map<string, ModuleManifest>>();
    private readonly chosen = new Map<string, string>();
    private readonly refused = new Map<string, RefusedModule>();

    /** Reads a module's metadata, and remembers it, or why not. @throws ModuleError MODULE_INVALID */
    public async process(path: string): Promise<ModuleManifest> {
        try {
            const manifest = await readModule(path);
            const versions = this.modules.get(manifest.name) ?? new Map<string, ModuleManifest>();
            this.modules.set(manifest.name, versions.set(manifest.version, manifest));
            this.refused.delete(path);

            return manifest;
        } catch (error) {
            const reason = (error as ModuleError).message;
            this.refused.set(path, { name: (await claimedName(path)) ?? path, path, reason });
            throw error;
        }
    }

    /** Names of all, those that cannot be loaded included, sorted. */
    public names(): string[] {
        const refused = [...this.refused.values()].map(({ name }) => name);

        return [...new Set([...this.modules.keys(), ...refused])].sort();
    }

    public problems(): RefusedModule[] {
        return [...this.refused.values()];
    }

    /** Oldest first. */
    public versionsOf(name: string): string[] {
        return [...(this.modules.get(name)?.keys() ?? [])].sort(compare);
    }

    /** The version that counts: the one that was chosen, else the highest. */
    public currentVersion(name: string): string | undefined {
        return this.chosen.get(name) ?? this.versionsOf(name).at(-1);
    }

    /** @throws ModuleError MODULE_UNKNOWN if that version was not processed */
    public choose(name: string, version: string): void {
        this.get(name, version);
        this.chosen.set(name, version);
    }

    /** The version that counts; undefined if there is none. */
    public find(name: string): ModuleManifest | undefined {
        return this.modules.get(name)?.get(this.currentVersion(name) ?? "");
    }

    /**
     * @param version default: the current one
     * @throws ModuleError MODULE_INVALID with the reason if it was refused, MODULE_UNKNOWN if it was never seen
     */
    public get(name: string, version?: string): ModuleManifest {
        const wanted = version ?? this.currentVersion(name);
        const manifest = wanted === undefined ? undefined : this.modules.get(name)?.get(wanted);

        if (manifest) {
            return manifest;
        }

        const refused = this.problems().find((problem) => problem.name === name);

        if (refused) {
            throw new ModuleError("MODULE_INVALID", refused.reason);
        }

        const what = version === undefined ? name : `${name}@${version}`;
        throw new ModuleError("MODULE_UNKNOWN", `${what} is not known: process its folder, or install it first.`);
    }

    /** Forgets one version. */
    public forget(name: string, version: string): void {
        const versions = this.modules.get(name);
        versions?.delete(version);

        if (this.chosen.get(name) === version) {
            this.chosen.delete(name);
        }

        if (versions?.size === 0) {
            this.modules.delete(name);
        }
    }
}
