export { ModuleError, type ModuleErrorCode } from "./errors";
export type { CallContext, ModuleDefinition, NodeApi, Register } from "./host/module-api";
export type { RefusedModule } from "./known-modules";
export type { Launcher, Sandbox } from "./launch/launcher";
export { type ModuleFolders, moduleFoldersOf } from "./layout";
export type { ModuleManifest } from "./manifest/manifest";
export { type ModuleInfo, ModuleManager } from "./module-manager";
export type { ManagerOptions } from "./runner";
export type { ModuleState, ModuleStateChange, Timings } from "./states";
