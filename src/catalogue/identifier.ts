/** Binding of the `Catalogue` in Core's container, a constant. */
export const CatalogueIdentifier = Symbol.for("PluginRegistry<Catalogue>");
