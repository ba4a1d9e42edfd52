/** Binding of the `Catalogue` in Core's container, a constant. */
export const CatalogueIdentifier = Symbol.for("PluginRegistry<Catalogue>");

/** Binding of the `TransactionHeights`, a constant. */
export const TransactionHeightsIdentifier = Symbol.for("PluginRegistry<TransactionHeights>");
