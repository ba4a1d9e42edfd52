/** What the sandbox would otherwise forbid. */
export interface Permissions {
    readonly workers: boolean;
    readonly childProcesses: boolean;
    readonly addons: boolean;
    readonly network: boolean;
}

/** In MiB; what is absent has the manager's default. */
export interface MemoryLimits {
    readonly heapMegabytes?: number;
    readonly memoryMegabytes?: number;
}

/** One element of `arkecosystem.core.dependencies`. */
export interface ModuleDependency {
    readonly name: string;
    /** npm's range; `*` if none is given. */
    readonly range: string;
    readonly required: boolean;
}

/** What a module asks for, and the operator grants it or not. */
export interface Grantable {
    /** By target, names of methods. */
    readonly calls: Readonly<Record<string, readonly string[]>>;
    readonly events: readonly string[];
    readonly routes: boolean;
    readonly permissions: Permissions;
    /** Names of the node's environment variables that it sees. */
    readonly environment: readonly string[];
    readonly limits: MemoryLimits;
}

/** What a module says of itself, read without running a line of it (docs/module-protocol.md). */
export interface ModuleManifest extends Grantable {
    readonly name: string;
    readonly version: string;
    readonly description: string;
    /** The package's folder, links resolved. */
    readonly folder: string;
    /** The file that the host process loads, absolute and inside `folder`. */
    readonly main: string;
    readonly protocol: string;
    readonly methods: readonly string[];
    readonly dependencies: readonly ModuleDependency[];
}
