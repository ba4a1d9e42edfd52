import { Limits, Patterns } from "../../transactions";

/** A module's name is that of its package on-chain: it can be a path below a folder, and never `node` or `operator`. */
export const MODULE_NAME = new RegExp(Patterns.name);

export const PACKAGE_VERSION = new RegExp(Patterns.version);

export const isModuleName = (name: unknown): name is string =>
    typeof name === "string" && name.length <= Limits.name && MODULE_NAME.test(name);
