import { open, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, sep } from "node:path";

import Joi from "joi";
import { validRange } from "semver";

import { ModuleError } from "../errors";
import { isSupported, PROTOCOL } from "../protocol";
import { ModuleDependency, ModuleManifest } from "./manifest";
import { isModuleName } from "./names";
import { moduleSchema, packageSchema } from "./schema";

const MOST_BYTES = 1_048_576;

const invalid = (path: string, reason: string): ModuleError =>
    new ModuleError("MODULE_INVALID", `${path} is no module that can be loaded: ${reason}.`);

/** Never more than the limit, whatever lies there. */
async function readText(file: string): Promise<string> {
    const handle = await open(file, "r");

    try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(MOST_BYTES + 1), 0, MOST_BYTES + 1, 0);

        if (bytesRead > MOST_BYTES) {
            throw new Error(`it has more than ${MOST_BYTES} bytes`);
        }

        return buffer.toString("utf8", 0, bytesRead);
    } finally {
        await handle.close();
    }
}

async function readPackage(folder: string): Promise<Record<string, unknown>> {
    const file = join(folder, "package.json");

    // A pipe or a device would never end.
    if (!(await stat(file)).isFile()) {
        throw new Error("package.json is no file");
    }

    const value: unknown = JSON.parse(await readText(file));

    if (typeof value !== "object" || value === null || Array.isArray(value)) {
        throw new Error("package.json holds no object");
    }

    return value as Record<string, unknown>;
}

interface PackageFields {
    readonly name: string;
    readonly version: string;
    readonly description: string;
    readonly main: string;
    readonly arkecosystem: {
        readonly core: { readonly dependencies: { name: string; version?: string; required?: boolean }[] };
        readonly module?: unknown;
    };
}

const dependenciesOf = ({ arkecosystem }: PackageFields): ModuleDependency[] =>
    arkecosystem.core.dependencies.map(({ name, version, required }) => {
        const range = version ?? "*";

        if (validRange(range) === null) {
            throw new Error(`the requirement of ${name} is no range: ${range}`);
        }

        return { name, range, required: required === true };
    });

async function mainOf(folder: string, main: string): Promise<string> {
    let file: string;

    try {
        file = await realpath(join(folder, main));
    } catch {
        throw new Error(`its main file ${main} does not exist`);
    }

    if (!file.startsWith(folder + sep) || !(await stat(file)).isFile()) {
        throw new Error(`its main file ${main} is no file inside the package`);
    }

    return file;
}

function declaredBy(declared: unknown): Pick<ModuleManifest, "protocol"> {
    if (declared === undefined) {
        throw new Error('its package.json has no "arkecosystem.module", so it does not run isolated');
    }

    const declaration = Joi.attempt(declared, moduleSchema, { errors: { label: "path" } }) as ModuleManifest;

    if (!isSupported(declaration.protocol)) {
        throw new Error(`it speaks protocol ${declaration.protocol}, and this node ${PROTOCOL}`);
    }

    return declaration;
}

/**
 * Reads a module's metadata: its package.json and nothing else.
 *
 * @param path of the package's folder, or of its package.json
 * @throws ModuleError MODULE_INVALID with the reason
 */
export async function readModule(path: string): Promise<ModuleManifest> {
    try {
        const folder = await realpath(basename(path) === "package.json" ? dirname(path) : path);
        const fields = Joi.attempt(await readPackage(folder), packageSchema) as PackageFields;
        const { name, version, description } = fields;

        if (!isModuleName(name)) {
            throw new Error("its name is too long");
        }

        const declaration = declaredBy(fields.arkecosystem.module) as ModuleManifest;
        const main = await mainOf(folder, fields.main);

        return { ...declaration, name, version, description, folder, main, dependencies: dependenciesOf(fields) };
    } catch (error) {
        throw error instanceof ModuleError ? error : invalid(path, (error as Error).message);
    }
}

/** The name that an invalid package claims, if it claims a possible one. */
export async function claimedName(path: string): Promise<string | undefined> {
    try {
        const { name } = await readPackage(basename(path) === "package.json" ? dirname(path) : path);

        return isModuleName(name) ? name : undefined;
    } catch {
        return undefined;
    }
}
