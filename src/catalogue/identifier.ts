/** Binding of the `Catalogue` in Core's container, a constant. */
export const CatalogueIdentifier = Symbol.for("PluginRegistry<Catalogue>");

/** Binding of the `Revision`, a constant. */
export const RevisionIdentifier = Symbol.for("PluginRegistry<Revision>");

/** Binding of the `TransactionHeights`, a constant. */
export const TransactionHeightsIdentifier = Symbol.for("PluginRegistry<TransactionHeights>");
