import { satisfies } from "semver";

import { ModuleError } from "../errors";
import { ModuleDependency, ModuleManifest } from "../manifest/manifest";

/** The version of a module that would be loaded; undefined if it is not known. */
export type CurrentOf = (name: string) => ModuleManifest | undefined;

/** Requirements of the node itself are not modules. */
const isOfNode = ({ name }: ModuleDependency): boolean => name.startsWith("@arkecosystem/");

const fits = ({ range }: ModuleDependency, found: ModuleManifest | undefined): boolean =>
    found !== undefined && satisfies(found.version, range, { includePrerelease: true });

/** What must be loaded before a module; optional ones only where they are there and fit. */
export function requirementsOf(manifest: ModuleManifest, currentOf: CurrentOf): string[] {
    return manifest.dependencies
        .filter((dependency) => !isOfNode(dependency))
        .filter((dependency) => dependency.required || fits(dependency, currentOf(dependency.name)))
        .map(({ name }) => name);
}

function assertMet(manifest: ModuleManifest, currentOf: CurrentOf): void {
    for (const dependency of manifest.dependencies) {
        const { name, range, required } = dependency;

        if (!required || isOfNode(dependency)) {
            continue;
        }

        const found = currentOf(name);

        if (!found) {
            throw new ModuleError(
                "DEPENDENCY_MISSING",
                `${manifest.name}@${manifest.version} requires ${name} ${range}, which is not known: install it first.`,
            );
        }

        if (!fits(dependency, found)) {
            throw new ModuleError(
                "DEPENDENCY_UNMET",
                `${manifest.name}@${manifest.version} requires ${name} ${range}, and ${found.version} is here.`,
            );
        }
    }
}

/**
 * A module and all that it needs, each behind what it needs itself.
 *
 * @throws ModuleError DEPENDENCY_MISSING, DEPENDENCY_UNMET, or DEPENDENCY_CYCLE with the names on it
 */
export function loadOrder(manifest: ModuleManifest, currentOf: CurrentOf): ModuleManifest[] {
    const done = new Map<string, ModuleManifest>();

    const visit = (current: ModuleManifest, path: readonly string[]): void => {
        if (path.includes(current.name)) {
            const cycle = [...path.slice(path.indexOf(current.name)), current.name].join(" → ");
            throw new ModuleError("DEPENDENCY_CYCLE", `Modules require each other in a circle: ${cycle}.`);
        }

        if (done.has(current.name)) {
            return;
        }

        assertMet(current, currentOf);
        requirementsOf(current, currentOf)
            .map((name) => currentOf(name))
            .forEach((next) => next && visit(next, [...path, current.name]));
        done.set(current.name, current);
    };
    visit(manifest, []);

    return [...done.values()];
}

/** Those of some modules that need one, directly or through others; each before what it needs. */
export function dependentsOf(name: string, modules: readonly ModuleManifest[]): ModuleManifest[] {
    const byName = new Map(modules.map((module) => [module.name, module]));
    const found: ModuleManifest[] = [];

    const visit = (target: string, path: readonly string[]): void => {
        for (const module of modules) {
            const needs = requirementsOf(module, (other) => byName.get(other)).includes(target);

            if (needs && !path.includes(module.name)) {
                visit(module.name, [...path, target]);
                found.push(module);
            }
        }
    };
    visit(name, [name]);

    return found.filter((module, index) => module.name !== name && found.indexOf(module) === index);
}
