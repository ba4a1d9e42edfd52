export { NodeWithModules } from "./boot";
export { type ModuleOptions, moduleOptionsSchema } from "./options";
