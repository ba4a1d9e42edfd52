/** Bindings of this package in Core's container. */
export const RegistryIdentifiers = {
    /** `RegistryState`, a constant */
    State: Symbol.for("PluginRegistry<State>"),
    /** any number of `RegistryListener` */
    Listener: Symbol.for("PluginRegistry<Listener>"),
    /** `StoredRows`, a constant */
    StoredRows: Symbol.for("PluginRegistry<StoredRows>"),
};
