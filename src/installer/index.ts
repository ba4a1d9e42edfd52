/** Installing, updating and removing plugins of a node (docs/installer.md). */
export { type CoreLocation, locateCore } from "./core-location";
export { InstallerError, type InstallerErrorCode } from "./errors";
export { type Folders, foldersOf } from "./folders";
export { inspect, type Inspection, type InstalledPlugin } from "./inspect";
export type { StepListener } from "./journal/commit";
export { type LockEntry, type LockFile, type Origin, readLockFile } from "./lock-file";
export { readNpmOptions } from "./npm/config";
export { ci, type CiRequest } from "./operations/ci";
export { install, type InstallRequest, type InstallResult } from "./operations/install";
export { list, type ListedPlugin, type OutdatedPlugin } from "./operations/list";
export { outdated } from "./operations/outdated";
export { remove, type RemoveRequest } from "./operations/remove";
export { rollback, type RollbackRequest } from "./operations/rollback";
export { type GivenOptions, parseOption } from "./options/given";
export { type NeededLicense, type Plan, type PlannedPlugin, planText } from "./plan";
export type { Dialogue, Site } from "./site";
