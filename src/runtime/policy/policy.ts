import { readFileSync } from "node:fs";

import Joi from "joi";

import { ModuleError } from "../errors";
import { Grantable, ModuleManifest, Permissions } from "../manifest/manifest";
import { MODULE_NAME } from "../manifest/names";
import { grantableFields } from "../manifest/schema";
import { Grants } from "../protocol";

/** What the operator grants one module. */
export interface PolicyEntry extends Grantable {
    /** Whether other modules may call it at all, by the callers' names; absent: whoever is granted its methods. */
    readonly callers?: readonly string[];
}

/** The operator's policy file. */
export interface Policy {
    readonly version: 1;
    readonly modules: Readonly<Record<string, PolicyEntry>>;
}

/** What a module really gets: declared and granted. */
export interface ModuleGrants extends Grants {
    readonly permissions: Permissions;
    readonly environment: readonly string[];
    readonly heapMegabytes: number;
    readonly memoryMegabytes: number;
}

const EMPTY_POLICY: Policy = { version: 1, modules: {} };

const HEAP_MEGABYTES = 64;
const MEMORY_MEGABYTES = 192;

const entrySchema = Joi.object({
    ...grantableFields,
    callers: Joi.array().items(Joi.string().pattern(MODULE_NAME)),
});

/** Unknown fields refuse: a misspelt restriction must not be a permission. */
const schema = Joi.object({
    version: Joi.number().valid(1).required(),
    modules: Joi.object().pattern(Joi.string().pattern(MODULE_NAME), entrySchema).required(),
}).options({ convert: false });

/** @throws ModuleError POLICY_INVALID, which names `path` */
function parsePolicy(text: string, path: string): Policy {
    try {
        return Joi.attempt(JSON.parse(text), schema, { errors: { label: "path" } }) as Policy;
    } catch (error) {
        throw new ModuleError(
            "POLICY_INVALID",
            `${path} cannot be used, so no module starts: ${(error as Error).message}. Correct it, or remove it to grant nothing.`,
        );
    }
}

/** The policy at a path, read anew; one that grants nothing if there is no file. @throws ModuleError POLICY_INVALID */
export function readPolicy(path: string): Policy {
    let text: string;

    try {
        text = readFileSync(path, "utf8");
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") {
            return EMPTY_POLICY;
        }

        throw new ModuleError(
            "POLICY_INVALID",
            `${path} cannot be read, so no module starts: ${(error as Error).message}.`,
        );
    }

    return parsePolicy(text, path);
}

const both = (left: readonly string[], right: readonly string[]): string[] =>
    left.filter((element) => right.includes(element));

const ownOf = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
    Object.hasOwn(record, key) ? record[key] : undefined;

function callsOf(manifest: ModuleManifest, entry: PolicyEntry | undefined, policy: Policy): Record<string, string[]> {
    const calls = Object.entries(manifest.calls).map(([target, declared]) => {
        const callers = ownOf(policy.modules, target)?.callers;
        const mayCall = callers === undefined || callers.includes(manifest.name);

        return [target, mayCall ? both(declared, ownOf(entry?.calls ?? {}, target) ?? []) : []] as const;
    });

    return Object.fromEntries(calls.filter(([, methods]) => methods.length > 0));
}

const permissionsOf = (declared: Permissions, granted: Permissions | undefined): Permissions => ({
    workers: declared.workers && granted?.workers === true,
    childProcesses: declared.childProcesses && granted?.childProcesses === true,
    addons: declared.addons && granted?.addons === true,
    network: declared.network && granted?.network === true,
});

/** The operator's figure, else what the module asks for up to the default. */
const limit = (asked: number | undefined, granted: number | undefined, standard: number): number =>
    granted ?? Math.min(asked ?? standard, standard);

/** What a module gets: nothing that it does not declare, and nothing that the operator does not grant. */
export function grantsFor(manifest: ModuleManifest, policy: Policy): ModuleGrants {
    const entry = ownOf(policy.modules, manifest.name);

    return {
        calls: callsOf(manifest, entry, policy),
        events: both(manifest.events, entry?.events ?? []),
        routes: manifest.routes && entry?.routes === true,
        permissions: permissionsOf(manifest.permissions, entry?.permissions),
        environment: both(manifest.environment, entry?.environment ?? []),
        heapMegabytes: limit(manifest.limits.heapMegabytes, entry?.limits.heapMegabytes, HEAP_MEGABYTES),
        memoryMegabytes: limit(manifest.limits.memoryMegabytes, entry?.limits.memoryMegabytes, MEMORY_MEGABYTES),
    };
}
