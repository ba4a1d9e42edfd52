/** Binding of the `Revision` in Core's container, a constant. */
export const RevisionIdentifier = Symbol.for("PluginRegistry<Revision>");
