export { Commands } from "./cli/core-commands";
export { type Entitlement, entitlementEvents, type Entitlements, EntitlementsIdentifier } from "./entitlements";
export { ServiceProvider } from "./service-provider";
export { Transactions } from "./transactions";
