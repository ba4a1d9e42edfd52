/** The light entry `ark-plugin-registry/transactions`: for wallets, scripts and pool workers. Loads no node code. */
export * from "./constants";
export * from "./errors";
export * from "./fees";
export * from "./license-purchase/asset";
export { LicensePurchaseBuilder } from "./license-purchase/builder";
export { LicensePurchaseTransaction, purchaseAssetOf } from "./license-purchase/transaction";
export * from "./milestone";
export * from "./names";
export * from "./plugin-publish/asset";
export { PluginPublishBuilder } from "./plugin-publish/builder";
export { PluginPublishTransaction, publishAssetOf } from "./plugin-publish/transaction";
export { registerTransactions, Transactions } from "./register";
export type { Requirements } from "./requirements";
export { describeTerms, FREE_TERMS, isFree, sameTerms, type Terms } from "./terms";
export * from "./versions";
