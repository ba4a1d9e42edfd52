/** From a folder to a release: packing, what its publisher would regret, the npm registry, what the chain would say. */
export { assertReleasable, type Standing, standingOf } from "./chain-checks";
export { PublishError, type PublishErrorCode } from "./errors";
export { type Finding, findingsOf } from "./findings";
export { downloadedIntegrity, isUploaded, type PackageRegistry, registryFor, upload } from "./registry";
export { requirementsOf } from "./requirements";
export { pack, type Packed, type Tarball } from "./tarball";
