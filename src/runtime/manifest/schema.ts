import Joi from "joi";

import { MODULE_NAME, PACKAGE_VERSION } from "./names";

const METHOD = /^[a-z][A-Za-z0-9]*(?:\.[a-z][A-Za-z0-9]*)*$/;
const EVENT = /^[a-z][A-Za-z0-9]*(?:\.[a-z][A-Za-z0-9]*)+$/;
const MOST_METHODS = 64;
const MOST_TARGETS = 32;
const MOST_MEGABYTES = 16_384;

const method = Joi.string().max(64).pattern(METHOD, "name of a method");
const methods = Joi.array().items(method).unique().max(MOST_METHODS);
const megabytes = Joi.number().integer().min(16).max(MOST_MEGABYTES);

const calls = Joi.object()
    .pattern(Joi.alternatives(Joi.string().valid("node"), Joi.string().pattern(MODULE_NAME)), methods)
    .max(MOST_TARGETS);

const events = Joi.array().items(Joi.string().max(64).pattern(EVENT, "name of an event")).unique().max(64);

const flag = Joi.boolean().strict().default(false);

const permissions = Joi.object({
    workers: flag,
    childProcesses: flag,
    addons: flag,
    network: flag,
});

const environment = Joi.array()
    .items(Joi.string().pattern(/^[A-Za-z_][A-Za-z0-9_]*$/))
    .unique()
    .max(32);

const limits = Joi.object({ heapMegabytes: megabytes, memoryMegabytes: megabytes });

/** Fields of `Grantable`, in manifests and in the operator's policy. What is absent is nothing. */
export const grantableFields = {
    calls: calls.default({}),
    events: events.default([]),
    routes: flag,
    permissions: permissions.default(),
    environment: environment.default([]),
    limits: limits.default({}),
};

/** `arkecosystem.module` of a package.json. Fields of later minors are left out, not refused. */
export const moduleSchema = Joi.object({
    protocol: Joi.string().required(),
    methods: methods.default([]),
    ...grantableFields,
}).options({ stripUnknown: { objects: true }, convert: false });

/** What is read of the whole package.json. */
export const packageSchema = Joi.object({
    name: Joi.string().pattern(MODULE_NAME, "@vendor/package").required(),
    version: Joi.string().pattern(PACKAGE_VERSION, "version").required(),
    description: Joi.string().allow("").max(1000).default(""),
    main: Joi.string().max(255).default("index.js"),
    arkecosystem: Joi.object({
        core: Joi.object({
            dependencies: Joi.array()
                .items(
                    Joi.object({
                        name: Joi.string().required(),
                        version: Joi.string(),
                        required: Joi.boolean(),
                    }).unknown(true),
                )
                .max(64)
                .default([]),
        })
            .unknown(true)
            .default({ dependencies: [] }),
        module: Joi.any(),
    })
        .unknown(true)
        .required(),
}).options({ stripUnknown: { objects: true }, convert: false });
