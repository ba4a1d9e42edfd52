/** What anybody may know of a module: nothing of folders, processes, options or logs. */
export interface PublicModule {
    readonly name: string;
    /** null of one that cannot be loaded */
    readonly version: string | null;
    /** installed side by side, oldest first */
    readonly versions: readonly string[];
    readonly description: string;
    /** one of docs/modules.md, or `refused` */
    readonly state: string;
    /** ISO 8601; of the last change since the node started */
    readonly since: string | null;
}

/** The plugins that this node runs, or could run, in processes of their own. */
export interface ModulesView {
    list(): PublicModule[];
    find(name: string): PublicModule | undefined;
}

/** Binding of a `ModulesView` in Core's container; a node that runs no modules has none. */
export const ModulesViewIdentifier = Symbol.for("PluginRegistry<ModulesView>");

export const NO_MODULES: ModulesView = { list: () => [], find: () => undefined };
