import { Identities } from "@arkecosystem/crypto";
import Joi from "joi";
import semver from "semver";

import { address as addressSchema, JsonSchema } from "../openapi";
import { Order } from "../search";
import { Limits, Patterns } from "../transactions";
import { release } from "./package-files";
import { At } from "./past-blocks";
import { AssetName, assetNames } from "./reference/assets";

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
    /** arktoshi */
    readonly maxPrice?: string;
    readonly q?: string;
    readonly orderBy?: Order;
    readonly cursor?: string;
}

export interface DependentsQuery extends PageQuery {
    readonly all: boolean;
}

/** Of a text to search for, in characters; more than the longest name. */
const LONGEST_TEXT = 255;
const LONGEST_CURSOR = 512;

/** What the API's document says instead of what it would read from Joi. */
export const documented = <T extends Joi.Schema>(schema: T, jsonSchema: JsonSchema): T =>
    schema.meta({ jsonSchema }) as T;

/** A value that some check of ours accepts. */
const checked = (isValid: (value: string) => boolean, expected: string): Joi.StringSchema =>
    Joi.string().custom((value: string, helpers) =>
        isValid(value) ? value : helpers.message({ custom: `{{#label}} must be ${expected}` }),
    );

export const address = documented(
    checked((value) => Identities.Address.validate(value), "an address of this network"),
    addressSchema,
);

export const version = Joi.string().max(Limits.version).pattern(new RegExp(Patterns.version), { name: "version" });

/** Any text: what is no package's name is the name of no package. */
export const name = Joi.string()
    .max(Limits.name)
    .description("a package's name, `@vendor/package`; its slash is percent-encoded, or a segment of its own");

/** Core splits the query at commas before it validates. */
const text = documented(
    Joi.alternatives(Joi.string(), Joi.array().items(Joi.string().allow(""))).custom((value: string | string[]) =>
        [value].flat().join(","),
    ),
    { type: "string" },
);

/** What packages can be sorted by; the direction where the query names none. */
const SORT_KEYS = { relevance: "desc", name: "asc", price: "asc", published: "asc", sold: "asc" } as const;

const ORDER = /^(?:(relevance)(?::desc)?|(name|price|published|sold)(?::(asc|desc))?)(?:,name(?::(asc|desc))?)?$/;

/** `price:desc`, or `price:desc,name:desc` for the names of those that cost the same. */
const orderBy = documented(text, { type: "string", pattern: ORDER.source })
    .description("default: `relevance` with `q`, else `name`")
    .custom((value: string, helpers): Order | Joi.ErrorReport => {
        const [, relevance, key, direction, names] = ORDER.exec(value) ?? [];
        const by = (relevance ?? key) as Order["by"] | undefined;

        return by
            ? { by, descending: (direction ?? SORT_KEYS[by]) === "desc", namesDescending: names === "desc" }
            : helpers.message({
                  custom: `{{#label}} must be one of ${Object.keys(SORT_KEYS).join(", ")}, with :asc or :desc, and ,name:desc behind it for the order of equal ones`,
              });
    });

export const core = checked((value) => semver.valid(value) !== null, "a version of Core, as 3.9.1");

export const pageQuery: Joi.ObjectSchema = Joi.object({
    page: documented(Joi.number().integer().positive().default(1), { type: "integer", minimum: 1, default: 1 }),
    offset: Joi.number().integer().min(0).description("wins over `page`"),
    limit: documented(
        Joi.number().integer().min(1).default(100).max(Joi.ref("$configuration.plugins.pagination.limit")),
        { type: "integer", minimum: 1, maximum: 100, default: 100 },
    ),
});

export const pluginsQuery: Joi.ObjectSchema<PluginsQuery> = (pageQuery as Joi.ObjectSchema)
    .keys({
        // Core's pagination sets the default; here it would contradict a cursor.
        page: documented(Joi.number().integer().positive(), { type: "integer", minimum: 1, default: 1 }),
        cursor: Joi.string()
            .max(LONGEST_CURSOR)
            .description("`meta.cursor` of the answer before, instead of `page` and `offset`"),
        vendor: Joi.string().max(Limits.vendor).description("packages of this vendor, such as `@acme`"),
        owner: address.description("packages of this address' vendors"),
        free: Joi.boolean().description("`true`: costs nothing now"),
        trial: Joi.boolean().description("`true`: grants a trial now"),
        maxPrice: Joi.string()
            .pattern(/^[0-9]{1,19}$/, { name: "arktoshi" })
            .description("arktoshi: costs no more now"),
        core: core.description("some release that is not yanked works with this version of Core"),
        q: documented(text, { type: "string", maxLength: LONGEST_TEXT })
            .description("words, or their beginnings, in name, vendor and the latest version's description")
            .custom((value: string, helpers) =>
                value.length <= LONGEST_TEXT
                    ? value
                    : helpers.message({ custom: `{{#label}} must have at most ${LONGEST_TEXT} characters` }),
            ),
        orderBy,
    })
    .without("cursor", ["page", "offset"]);

export const dependentsQuery: Joi.ObjectSchema<DependentsQuery> = (pageQuery as Joi.ObjectSchema).keys({
    all: Joi.boolean()
        .default(false)
        .description("also those whose latest version does not require it, but another release"),
});

/** `2026-11-21T09:59:03Z`; without an offset nobody would know which hour is meant. */
const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;
const HEIGHT = /^[1-9]\d{0,9}$/;

const at = documented(
    Joi.alternatives(Joi.number(), Joi.string()).custom((value: string | number, helpers): At | Joi.ErrorReport => {
        if (HEIGHT.test(`${value}`)) {
            return { height: Number(value) };
        }

        const time = ISO_TIME.test(`${value}`) ? Date.parse(`${value}`) : NaN;

        return Number.isNaN(time)
            ? helpers.message({
                  custom: "{{#label}} must be a block's height or a time with its offset, as 2026-11-21T09:59:03Z",
              })
            : { time };
    }),
    {
        anyOf: [
            { type: "integer", minimum: 1, maximum: 9_999_999_999 },
            { type: "string", pattern: ISO_TIME.source },
        ],
    },
).description("a block of the past: its height, or a time (ISO 8601), which means the last block at or before it");

export interface Question {
    readonly name: string;
    readonly address: string;
    readonly version?: string | undefined;
}

export interface DecisionQuery {
    readonly version?: string;
    readonly at?: At;
}

export interface DecisionsBody {
    readonly questions: readonly Question[];
    readonly at?: At | undefined;
}

export const decisionQuery = Joi.object<DecisionQuery>({ version: version.description("default: the latest"), at });

/** How many decisions one request may ask for. */
const MAX_QUESTIONS = 100;

export const decisionsBody = Joi.object<DecisionsBody>({
    questions: Joi.array()
        .items(
            Joi.object({
                name: name.required(),
                address: address.required(),
                version: version.description("default: the latest"),
            }),
        )
        .min(1)
        .max(MAX_QUESTIONS)
        .required(),
    at,
});

export const nameParams = Joi.object<{ name: string }>({ name });
export const versionParams = Joi.object<{ name: string; version: string }>({ name, version: Joi.string().max(256) });
export const addressParams = Joi.object<{ name: string; address: string }>({ name, address });
export const vendorParams = Joi.object<{ vendor: string }>({ vendor: Joi.string().max(256) });
/** Address, public key or delegate's name, as Core's own wallet routes take it. */
export const walletParams = Joi.object<{ id: string }>({
    id: Joi.string().max(256).description("address, public key or delegate's name"),
});
/** Of another release there is nothing here: what a browser keeps for a year must not change under its name. */
export const assetParams = Joi.object<{ release: string; file: AssetName }>({
    release: Joi.string().valid(release),
    file: Joi.string().valid(...assetNames),
});
