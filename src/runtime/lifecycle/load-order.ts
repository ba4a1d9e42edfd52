import { satisfies } from "semver";

import { ModuleError } from "../errors";
import { ModuleDependency, ModuleManifest } from "../manifest/manifest";

/** The version of a module that would be loaded; undefined if it is not known. */
export type CurrentOf = (name: string) => ModuleManifest | undefined;

/** Requirements of the node itself are not modules. */
const isOfNode = ({ name }: ModuleDependency): boolean => name.startsWith("@arkecosystem/");

const fits = ({ range }: ModuleDependency, found: ModuleManifest | undefined): boolean =>
    found !== undefined && satisfies(found.version, range, { includePrerelease: true });

const dependenciesOf = ({ dependencies }: ModuleManifest, required: boolean): ModuleDependency[] =>
    dependencies.filter((dependency) => dependency.required === required && !isOfNode(dependency));

/** What must be loaded for a module to run. */
export const requirementsOf = (manifest: ModuleManifest): string[] =>
    dependenciesOf(manifest, true).map(({ name }) => name);

/** What is loaded before a module if it can be, and missed by nobody if it cannot. */
export const optionalOf = (manifest: ModuleManifest, currentOf: CurrentOf): string[] =>
    dependenciesOf(manifest, false)
        .filter((dependency) => fits(dependency, currentOf(dependency.name)))
        .map(({ name }) => name);

function assertMet(manifest: ModuleManifest, currentOf: CurrentOf): void {
    for (const dependency of dependenciesOf(manifest, true)) {
        const { name, range } = dependency;
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

type Order = Map<string, ModuleManifest>;

/**
 * A module and all that it needs, each behind what it needs itself. What optional ones would need in vain is left out
 * with them.
 *
 * @param isLoaded what runs is left out, with what it needs; default: nothing
 * @throws ModuleError DEPENDENCY_MISSING, DEPENDENCY_UNMET, or DEPENDENCY_CYCLE with the names on it
 */
export function loadOrder(
    manifest: ModuleManifest,
    currentOf: CurrentOf,
    isLoaded: (name: string) => boolean = () => false,
): ModuleManifest[] {
    const visit = (current: ModuleManifest, path: readonly string[], done: Order): Order => {
        if (path.includes(current.name)) {
            const cycle = [...path.slice(path.indexOf(current.name)), current.name].join(" → ");
            throw new ModuleError("DEPENDENCY_CYCLE", `Modules require each other in a circle: ${cycle}.`);
        }

        if (done.has(current.name) || isLoaded(current.name)) {
            return done;
        }

        assertMet(current, currentOf);
        const deeper = [...path, current.name];
        const visitAll = (names: readonly string[], from: Order): Order =>
            names.flatMap((name) => currentOf(name) ?? []).reduce((order, next) => visit(next, deeper, order), from);
        const required = visitAll(requirementsOf(current), done);
        const all = optionalOf(current, currentOf).reduce((order, name) => {
            try {
                return visitAll([name], order);
            } catch {
                return order;
            }
        }, required);

        return new Map(all).set(current.name, current);
    };

    return [...visit(manifest, [], new Map()).values()];
}

/** Those of some modules that cannot run without one, directly or through others; each before what it needs. */
export function dependentsOf(name: string, modules: readonly ModuleManifest[]): ModuleManifest[] {
    const found: ModuleManifest[] = [];

    const visit = (target: string, path: readonly string[]): void => {
        for (const module of modules) {
            if (requirementsOf(module).includes(target) && !path.includes(module.name)) {
                visit(module.name, [...path, target]);
                found.push(module);
            }
        }
    };
    visit(name, [name]);

    return found.filter((module, index) => module.name !== name && found.indexOf(module) === index);
}
