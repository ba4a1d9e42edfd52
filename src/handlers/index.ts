export { RegistryIdentifiers } from "./identifiers";
export { LicensePurchaseHandler } from "./license-purchase";
export type { RegistryChange, RegistryListener } from "./listener";
export { PENDING_INDEX } from "./pending-transactions";
export { PluginPublishHandler } from "./plugin-publish";
export { describeConfiguration, type RegistryCounts, RegistryState } from "./registry-state";
export { readStoredRows, type StoredRow, type StoredRows } from "./stored-rows";
