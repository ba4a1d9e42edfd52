import { Contracts } from "@arkecosystem/core-kernel";
import { Identities } from "@arkecosystem/crypto";
import Joi from "joi";
import semver from "semver";

import { Limits, Patterns } from "../transactions";

type Sorting = Contracts.Search.Sorting;

export interface PageQuery {
    readonly page: number;
    readonly limit: number;
    readonly offset?: number;
}

export interface PluginsQuery extends PageQuery {
    readonly vendor?: string;
    readonly owner?: string;
    readonly free?: boolean;
    readonly trial?: boolean;
    readonly core?: string;
    readonly q?: string;
    readonly orderBy: Sorting;
}

/** A value that some check of ours accepts. */
const checked = (isValid: (value: string) => boolean, expected: string): Joi.StringSchema =>
    Joi.string().custom((value: string, helpers) =>
        isValid(value) ? value : helpers.message({ custom: `{{#label}} must be ${expected}` }),
    );

const address = checked((value) => Identities.Address.validate(value), "an address of this network");

const version = Joi.string().max(Limits.version).pattern(new RegExp(Patterns.version), { name: "version" });

/** Any text: what is no package's name is the name of no package. */
const name = Joi.string().max(Limits.name);

/** Core splits the query at commas before it validates. */
const text = Joi.alternatives(Joi.string(), Joi.array().items(Joi.string().allow(""))).custom(
    (value: string | string[]) => [value].flat().join(","),
);

/** `price:desc` or `price:desc,name`, as Core's own lists take it. */
function orderBy(...properties: string[]): Joi.Schema {
    const item = new RegExp(`^(${properties.join("|")})(?::(asc|desc))?$`);

    return text
        .custom((value: string, helpers): Sorting | Joi.ErrorReport => {
            const items = value.split(",").map((part) => item.exec(part));

            return items.every((match) => match !== null)
                ? items.map(([, property, direction]) => ({
                      property: property as string,
                      direction: direction === "desc" ? "desc" : "asc",
                  }))
                : helpers.message({
                      custom: `{{#label}} must be ${properties.join(", ")}, each with :asc or :desc`,
                  });
        })
        .default([]);
}

export const pageQuery: Joi.ObjectSchema = Joi.object({
    page: Joi.number().integer().positive().default(1),
    offset: Joi.number().integer().min(0),
    limit: Joi.number().integer().min(1).default(100).max(Joi.ref("$configuration.plugins.pagination.limit")),
});

export const pluginsQuery: Joi.ObjectSchema<PluginsQuery> = (pageQuery as Joi.ObjectSchema).keys({
    vendor: Joi.string().max(Limits.vendor),
    owner: address,
    free: Joi.boolean(),
    trial: Joi.boolean(),
    core: checked((value) => semver.valid(value) !== null, "a version of Core, as 3.9.1"),
    q: text,
    orderBy: orderBy("name", "price", "published", "sold"),
});

export const decisionQuery = Joi.object<{ version?: string }>({ version });

export const nameParams = Joi.object<{ name: string }>({ name });
export const versionParams = Joi.object<{ name: string; version: string }>({ name, version: Joi.string().max(256) });
export const addressParams = Joi.object<{ name: string; address: string }>({ name, address });
export const vendorParams = Joi.object<{ vendor: string }>({ vendor: Joi.string().max(256) });
/** Address, public key or delegate's name, as Core's own wallet routes take it. */
export const walletParams = Joi.object<{ id: string }>({ id: Joi.string().max(256) });
