import { ChainFacts } from "../chain/facts";
import { InstallerError } from "../errors";
import { inspect, Inspection } from "../inspect";
import { commit } from "../journal/commit";
import { GivenOptions } from "../options/given";
import { Plan, PlannedPlugin } from "../plan";
import { warmUp } from "../run";
import type { Site } from "../site";
import { Fetched, Staging } from "../stage";
import { acquireAll, withLicenses } from "./acquire";
import { ChangeRequest, ChangeResult } from "./agreed-change";
import { addModules, assertNoneInProcess, InstalledModule, ModuleStore, Sorted, sortOut } from "./isolated";
import { Acquire } from "./license-check";
import { prepare, Prepared, ReadyPlugin } from "./prepare";
import { select, Selection, SelectRequest, withMissing } from "./select";
import { exclusively } from "./session";

/** What `install` and `update` are asked. */
export interface InstallRequest extends ChangeRequest, SelectRequest {
    readonly given: GivenOptions;
    /** Ask for no options: what has a default keeps it. */
    readonly quiet: boolean;
    /** Run install scripts of the plugins and of their dependencies. */
    readonly scripts: boolean;
    readonly acquire: Acquire;
    /** For packages that run in processes of their own. */
    readonly modules: ModuleStore;
    /** Refuse packages that Core would load. */
    readonly onlyModules?: boolean;
}

/** What became of it. */
export interface InstallResult extends ChangeResult {
    /** Named, and there already as wanted. */
    readonly kept: readonly string[];
}

/** Downloads, verifies and completes what was selected. */
async function stageAll(request: InstallRequest, staging: Staging, selection: Selection): Promise<ReadyPlugin[]> {
    const { chosen, releases, licenses } = selection;
    const fetched: (Fetched & Pick<ReadyPlugin, "core" | "license">)[] = chosen.fetched.map((one) => ({
        ...one,
        core: "*",
        license: null,
    }));

    for (const release of releases) {
        const license = licenses.get(release.name)?.license ?? null;
        fetched.push({ ...(await staging.fetchRelease(release)), core: release.requirements.core, license });
    }

    const ready: ReadyPlugin[] = [];

    for (const one of fetched) {
        ready.push({ ...one, ...(await staging.complete(one, request.scripts)) });
    }

    return ready;
}

const changeOf = (from: string | null, to: string): PlannedPlugin["change"] =>
    from === null ? "install" : from === to ? "reinstall" : "update";

function planOf(
    request: InstallRequest,
    inspection: Inspection,
    { changeSet, warnings }: Prepared,
    { isolated, inProcess, installed }: Sorted & { readonly installed: readonly InstalledModule[] },
    { licenses, chosen }: Selection,
): Plan {
    const targets = new Map(changeSet.targets.map((target) => [target.name, target]));
    const modules = new Map(installed.map(({ name, version }) => [name, version]));

    return {
        command: request.command,
        plugins: [...inProcess, ...isolated].map((plugin) => {
            const { name, version, origin, integrity, license } = plugin;
            const isModule = isolated.includes(plugin);
            const from = (isModule ? modules.get(name) : inspection.plugins.get(name)?.version) ?? null;

            return {
                name,
                change: changeOf(from, version),
                from,
                to: version,
                origin,
                verified: origin.kind === "chain",
                integrity,
                license,
                processes: targets.get(name)?.to?.entry?.registration.processes ?? [],
                ...(isModule && { isolated: true }),
            };
        }),
        licenses: [...licenses.values()].flatMap(({ needed }) => (needed ? [needed] : [])),
        diff: changeSet.diff,
        warnings: [...chosen.warnings, ...warnings],
    };
}

/** Gets the licenses that are needed, and changes the node. @returns the plan, with what was got */
async function apply(
    site: Site,
    { acquire, modules, onStep }: InstallRequest,
    plan: Plan,
    prepared: Prepared,
    { isolated, inProcess }: Sorted,
): Promise<Plan> {
    const licenses = await acquireAll(site, plan.licenses, acquire);
    site.dialogue.progress("Applying the change");
    // First, for the end of a commit clears what was staged. A module in the store does nothing until it is loaded.
    await addModules(modules, isolated);

    if (inProcess.length > 0) {
        await commit(site.folders, withLicenses(prepared, licenses), onStep);
    }

    return {
        ...plan,
        plugins: plan.plugins.map((one) => ({ ...one, license: licenses.get(one.name) ?? one.license })),
    };
}

/**
 * Installs packages: inspects, plans, shows, gets licenses, applies by journal. Nothing is signed before every check
 * that needs no license has passed, and nothing is changed before all have.
 *
 * @throws InstallerError; ClientError when the node cannot be relied upon
 */
export function install(site: Site, request: InstallRequest): Promise<InstallResult> {
    return exclusively(site, async (staging, probe) => {
        const inspection = await inspect(site.folders);

        if (request.onlyModules !== true) {
            warmUp(site, probe);
        }

        const facts = new ChainFacts(() => site.chain());
        const installed = await request.modules.installed();
        const selection = await select(site, request, inspection, facts, staging, installed);
        const { kept } = selection.chosen;

        if (request.onlyModules === true) {
            assertNoneInProcess(site, kept);
        }

        if (selection.chosen.fetched.length + selection.releases.length === 0) {
            const plan = { ...emptyPlan(request.command), warnings: selection.chosen.warnings };

            return { plan, done: false, kept };
        }

        const plugins = await stageAll(request, staging, selection);
        assertNamedOnce(plugins);
        const { choice, given, quiet, command, modules } = request;
        const present = { modules: installed.map(({ name }) => name), plugins: [...inspection.plugins.keys()] };
        const sorted = await sortOut(site, modules, plugins, present, request.onlyModules === true);
        const prepared = await prepare({
            site,
            inspection,
            facts,
            staging,
            probe,
            plugins: sorted.inProcess,
            given,
            quiet,
            command,
            address: choice.address,
            symbol: selection.symbol,
            network: selection.network,
            commandFor: withMissing(command),
        });
        const plan = planOf(request, inspection, prepared, { ...sorted, installed }, selection);

        if (!(await request.agree(plan))) {
            return { plan, done: false, kept };
        }

        return { plan: await apply(site, request, plan, prepared, sorted), done: true, kept };
    });
}

const emptyPlan = (command: string): Plan => ({ command, plugins: [], licenses: [], diff: "", warnings: [] });

function assertNamedOnce(plugins: readonly ReadyPlugin[]): void {
    const twice = plugins.find(({ name }, index) => plugins.findIndex((other) => other.name === name) !== index);

    if (twice) {
        throw new InstallerError("NOT_FOUND", `${twice.name} is named twice. Name one version of it.`);
    }
}
