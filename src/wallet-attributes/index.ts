export * from "./license-state";
export * from "./licenses";
export type { Entry } from "./log";
export { OrderedMap } from "./ordered-map";
export type { PackageState } from "./package-record";
export { hashRecord, hashText, type StateRecord } from "./record";
export { savepoint, type Touched } from "./savepoint";
export * from "./vendors";
export * from "./wallet-indexes";
