import Joi from "joi";

import { address as addressSchema, orNull } from "../openapi";
import { ResolveLimits, ResolveQuestion } from "../resolver";
import { Limits } from "../transactions";
import { address, core, documented, version } from "./schemas";

export interface ResolveQuery {
    readonly core: string;
    readonly address?: string;
    readonly version?: string;
}

const coreVersion = core.required().description("version of Core, as 3.9.1");
const licensee = "whose licenses count; default: nobody's";

export const resolveQuery = Joi.object<ResolveQuery>({
    core: coreVersion,
    address: address.description(licensee),
    version: version.description("exactly this version; default: the highest that will do"),
});

const requiredName = Joi.string().max(Limits.name).required().description("a package's name");
const strictFlag = Joi.boolean().strict();

/** Its shape and sizes; what the values mean is the resolver's to check. */
export const resolveBody = Joi.object<ResolveQuestion>({
    packages: Joi.array()
        .max(ResolveLimits.packages)
        .items(
            Joi.object({
                name: requiredName,
                range: Joi.string()
                    .max(Limits.range)
                    .description("of node-semver, as `^1.2.0`; default: any version but prereleases"),
                update: strictFlag.description("the highest version, even if the installed one would do"),
            }),
        )
        .required()
        .description("what is to be there"),
    core: coreVersion,
    address: documented(address.allow(null).default(null), { ...orNull(addressSchema), default: null }).description(
        licensee,
    ),
    installed: Joi.array()
        .max(ResolveLimits.installed)
        .items(Joi.object({ name: requiredName, version: Joi.string().max(ResolveLimits.version).required() }))
        .default([])
        .description("what one process of the node loads; with Core's own packages, or without any of them"),
    allowYanked: strictFlag
        .default(false)
        .description("a version asked for exactly may be one that is yanked for `security`"),
});
