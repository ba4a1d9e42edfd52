export { Catalogue, HistoryUnavailable } from "./catalogue";
export type { Occasion, OwnerChange, Release, TermsChange, Yank } from "./history";
export { CatalogueIdentifier } from "./identifier";
export type { PackageHistory } from "./package-history";
export { type Decision, type PackageView, RegistryView } from "./registry-view";
export { remember } from "./remember";
