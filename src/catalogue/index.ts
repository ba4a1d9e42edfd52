export { Catalogue, HistoryUnavailable } from "./catalogue";
export type { Decision, PackageView } from "./decision";
export type { Occasion, OwnerChange, Release, TermsChange, Yank } from "./history";
export { CatalogueIdentifier, TransactionHeightsIdentifier } from "./identifier";
export type { PackageHistory } from "./package-history";
export type { PastBlock } from "./past-moment";
export { RegistryView } from "./registry-view";
export { remember } from "./remember";
export { TransactionHeights } from "./transaction-heights";
