import { createRequire } from "node:module";
import { join } from "node:path";

import { ChainFacts } from "../chain/facts";
import { ChangeSet, changeSetOf, Target } from "../change-set";
import { InstallerError } from "../errors";
import { Inspection } from "../inspect";
import { LicenseRecord, LockEntry } from "../lock-file";
import { coreDependenciesOf, Manifest } from "../manifest";
import { configure, fieldsOf } from "../options/configure";
import { OptionField } from "../options/fields";
import { assertOptionsAreUsed, givenFor, GivenOptions } from "../options/given";
import { Probe } from "../probe/probe";
import { PluginDescription } from "../probe/protocol";
import { registrationOf } from "../registration/declared";
import { optionsOf } from "../registration/edit";
import { EntryOptions, Registration } from "../registration/registration";
import { MissingPackage } from "../requirements";
import type { Site } from "../site";
import { Staged, Staging } from "../stage";
import { newStorePath } from "../store";
import { describePlugins } from "./describe-plugins";
import { assertCoreLoads, assertProcessRequirements } from "./verify-boot";

/** A plugin with all that its entry of the lock file needs, but for where it is registered. */
export interface ReadyPlugin extends Staged {
    readonly core: string;
    readonly license: LicenseRecord | null;
}

/** A change whose result has been checked, before anything is changed. */
export interface Prepared {
    readonly changeSet: ChangeSet;
    readonly warnings: readonly string[];
}

export interface Preparation {
    readonly site: Site;
    readonly inspection: Inspection;
    readonly facts: ChainFacts;
    readonly staging: Staging;
    readonly probe: Probe;
    readonly plugins: readonly ReadyPlugin[];
    readonly given: GivenOptions;
    /** Ask for no options. */
    readonly quiet: boolean;
    readonly address: string | null;
    readonly symbol: string;
    readonly command: string;
    readonly network: string | undefined;
    readonly commandFor: (missing: readonly MissingPackage[]) => string;
}

const COMMANDS_ONLY: Registration = { processes: [], after: [], before: [], transactions: [] };

/** @throws InstallerError REGISTRATION_IMPOSSIBLE if workers could not load what it declares */
function assertModules({ name, folder }: Staged, { transactions }: Registration): void {
    for (const { module } of transactions) {
        try {
            createRequire(join(folder, "package.json")).resolve(join(folder, module));
        } catch {
            throw new InstallerError(
                "REGISTRATION_IMPOSSIBLE",
                `${name} declares the module ${module} for its transactions and has none. Its author has to correct that.`,
            );
        }
    }
}

/**
 * Where what the author left open leaves a choice, only processes that have what the plugin requires: Core would end the
 * others.
 */
function fittingRegistration({ app }: Inspection, manifest: Manifest, coming: ReadonlySet<string>): Registration {
    const registration = registrationOf(manifest);
    const declared = manifest.arkecosystem?.core?.registration as Partial<Registration> | undefined;
    const required = coreDependenciesOf(manifest).filter((dependency) => dependency.required === true);
    const fits = registration.processes.filter((process) =>
        required.every(({ name }) => coming.has(name) || app[process].plugins.some((entry) => entry.package === name)),
    );

    return declared?.processes || fits.length === 0 ? registration : { ...registration, processes: fits };
}

async function optionsFor(
    preparation: Preparation,
    plugin: ReadyPlugin,
    registration: Registration,
    fields: readonly OptionField[],
): Promise<EntryOptions> {
    const { inspection, plugins, given, quiet, site } = preparation;
    const { name, manifest } = plugin;
    const present = optionsOf(inspection.app, name);
    const isThere = inspection.plugins.get(name)?.processes.length;
    const [first] = registration.processes;
    const options = await configure({
        name,
        manifest,
        fields,
        given: givenFor(
            given,
            name,
            plugins.map((other) => other.name),
            fields,
        ),
        present: isThere ? ((first && present[first]) ?? {}) : undefined,
        quiet,
        dialogue: site.dialogue,
    });

    return Object.keys(options).length === 0
        ? {}
        : Object.fromEntries(registration.processes.map((process) => [process, options]));
}

async function targetOf(
    preparation: Preparation,
    plugin: ReadyPlugin,
    description: PluginDescription | undefined,
): Promise<Target> {
    const { inspection, staging, plugins } = preparation;
    const { name, version, integrity, origin, tree, dependencies, license, core, manifest, staged } = plugin;
    const registration =
        description?.isLoaded === false
            ? COMMANDS_ONLY
            : fittingRegistration(inspection, manifest, new Set(plugins.map((other) => other.name)));
    assertModules(plugin, registration);
    const entry: LockEntry = { version, origin, integrity, tree, dependencies, license, core, registration };

    return {
        name,
        to: {
            store: newStorePath(name, version, staging.id),
            staged,
            entry,
            options: await optionsFor(preparation, plugin, registration, fieldsOf(manifest, description)),
        },
    };
}

/** Two plugins of one type group: only one of them would be in the workers' lists. */
function assertTypeGroups({ lock }: Inspection, targets: readonly Target[]): void {
    const coming = new Map(targets.map(({ name, to }) => [name, to?.entry ?? undefined]));
    const all = new Map([...Object.entries(lock.plugins), ...coming]);
    const owners = new Map<number, string>();

    for (const [name, entry] of all) {
        for (const { typeGroup } of entry?.registration.transactions ?? []) {
            const other = owners.get(typeGroup);

            if (other !== undefined) {
                throw new InstallerError(
                    "REGISTRATION_IMPOSSIBLE",
                    `${name} and ${other} both bring transactions of the type group ${typeGroup}; a node can have one of them.`,
                );
            }

            owners.set(typeGroup, name);
        }
    }
}

/**
 * Works out the change that puts some plugins into place, and lets Core judge it.
 *
 * @throws InstallerError COMMAND_SHADOWED, OPTIONS_INVALID, REGISTRATION_IMPOSSIBLE, REQUIREMENTS_UNMET, APP_JSON_INVALID
 */
export async function prepare(preparation: Preparation): Promise<Prepared> {
    const { site, inspection, facts, staging, probe, plugins, given, address, symbol, command, network, commandFor } =
        preparation;
    assertOptionsAreUsed(
        given,
        plugins.map(({ name }) => name),
    );
    const descriptions = await describePlugins(site, probe, plugins);
    const targets: Target[] = [];

    for (const plugin of plugins) {
        targets.push(await targetOf(preparation, plugin, descriptions.get(plugin.name)));
    }

    assertTypeGroups(inspection, targets);
    const changeSet = await changeSetOf(site.folders, inspection, {
        id: staging.id,
        command,
        targets,
        ...(network !== undefined && { network }),
    });

    if (plugins.length === 0) {
        return { changeSet, warnings: [] };
    }

    const coming = plugins.map((plugin) => ({ ...plugin, onChain: plugin.origin.kind === "chain" }));
    await assertProcessRequirements({
        site,
        inspection,
        facts,
        coming,
        changeSet,
        address,
        symbol,
        command: commandFor,
    });
    const folders = new Map(plugins.map(({ name, folder }) => [name, folder]));

    return {
        changeSet,
        warnings: await assertCoreLoads(site, probe, inspection, changeSet.appText, folders),
    };
}
