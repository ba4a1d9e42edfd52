import Joi from "joi";

import { MODULE_NAME } from "../manifest/names";

/** What becomes of a module without a license: `warn` runs it, `unload` does not, and ends it when its license does. */
export type ModuleExpiryPolicy = "warn" | "unload";

export const LAUNCHERS = ["process", "namespaces", "bubblewrap", "strongest"] as const;

/** `modules` of this plugin's options in `app.json`. */
export interface ModuleOptions {
    /** Names of the modules that are loaded when the node has booted. */
    readonly load: readonly string[];
    /** What each module is told as its options, by name. */
    readonly options: Readonly<Record<string, unknown>>;
    readonly launcher: (typeof LAUNCHERS)[number];
    readonly onExpiry: ModuleExpiryPolicy;
}

export const moduleOptionsSchema: Joi.ObjectSchema<ModuleOptions> = Joi.object<ModuleOptions>({
    load: Joi.array().items(Joi.string().pattern(MODULE_NAME, "@vendor/package")).unique().default([]),
    options: Joi.object().pattern(MODULE_NAME, Joi.any()).default({}),
    launcher: Joi.string()
        .valid(...LAUNCHERS)
        .default("process"),
    onExpiry: Joi.string().valid("warn", "unload").default("warn"),
});
