import type { AuthenticatedRelease } from "../../client";
import { ChainFacts } from "../chain/facts";
import { InstallerError } from "../errors";
import { inspect, Inspection } from "../inspect";
import { commit } from "../journal/commit";
import { assertTotal, LicenseConsent } from "../licenses";
import { formatLockFile, LicenseRecord, LockFile, parseLockFile, withLockEntry } from "../lock-file";
import { GivenOptions } from "../options/given";
import { assertPins, Pins } from "../pins";
import { NeededLicense, Plan, PlannedPlugin } from "../plan";
import { assertRequirements, MissingPackage } from "../requirements";
import type { Site } from "../site";
import { Fetched, Staging } from "../stage";
import { ChangeRequest, ChangeResult } from "./agreed-change";
import { Assurance, authenticate } from "./authenticate";
import { Choice, choose, Chosen } from "./choose";
import { addModules, ModuleStore, Sorted, sortOut } from "./isolated";
import { Acquire, acquireLicense, checkLicense, LicenseFinding } from "./license-check";
import { prepare, Prepared, ReadyPlugin } from "./prepare";
import { exclusively } from "./session";
import { warmUp } from "./verify-boot";

/** What `install` and `update` are asked. */
export interface InstallRequest extends ChangeRequest {
    readonly choice: Choice;
    readonly assurance: Assurance;
    readonly consent: LicenseConsent;
    readonly given: GivenOptions;
    /** Ask for no options: what has a default keeps it. */
    readonly quiet: boolean;
    /** Run install scripts of the plugins and of their dependencies. */
    readonly scripts: boolean;
    /** The command as it was typed, without flags about licenses, for messages and for the record. */
    readonly command: string;
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

type Versions = Awaited<ReturnType<ModuleStore["installed"]>>;

/** The lock file's network and origins, with those of modules, which the lock file does not name. */
const pinsOf = ({ lock }: Inspection, modules: Versions): Pick<LockFile, "network"> & Pins => ({
    network: lock.network,
    plugins: {
        ...lock.plugins,
        ...Object.fromEntries(modules.flatMap(({ name, origin }) => (origin ? [[name, { origin }]] : []))),
    },
});

/** Everything that is known before anything is fetched from the chain's sources. */
interface Selection {
    readonly chosen: Chosen;
    readonly releases: readonly AuthenticatedRelease[];
    readonly licenses: ReadonlyMap<string, LicenseFinding>;
    readonly symbol: string;
    readonly network: string | undefined;
}

const withMissing =
    (command: string) =>
    (missing: readonly MissingPackage[]): string =>
        [command, ...missing.map(({ name, version }) => `${name}@${version}`)].join(" ");

async function select(
    site: Site,
    request: InstallRequest,
    inspection: Inspection,
    facts: ChainFacts,
    staging: Staging,
    modules: Versions,
): Promise<Selection> {
    const { choice, assurance, consent, command } = request;
    const chosen = await choose(site, choice, inspection, facts, staging, modules);
    const pins = pinsOf(inspection, modules);
    chosen.fetched.forEach(({ name, origin }) => assertPins(pins, name, origin, assurance));

    if (!chosen.resolution) {
        return { chosen, releases: [], licenses: new Map(), symbol: "", network: undefined };
    }

    const client = await site.chain();
    const { nethash, client: tokens } = client.facts.network;
    const asked = new Set([...chosen.releases, ...chosen.fetched].map(({ name }) => name));
    // Of no process yet: which ones load it, its files will tell.
    const { resolution } = chosen;
    assertRequirements([{ process: "core", resolution }], asked, withMissing(command), tokens.symbol);
    const releases = await authenticate(site, pins, chosen.releases, assurance);
    const licenses = new Map<string, LicenseFinding>();

    for (const release of releases) {
        const check = { site, client, address: choice.address, consent, command };
        licenses.set(release.name, await checkLicense(check, release));
    }

    const needed = [...licenses.values()].flatMap((finding) => finding.needed ?? []);
    assertTotal(needed, consent, tokens.symbol);

    return { chosen, releases, licenses, symbol: tokens.symbol, network: nethash };
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
    { isolated, inProcess, installed }: Sorted & { readonly installed: Versions },
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

/** A license that was got meanwhile belongs into the lock file. */
function withLicenses(
    prepared: Prepared,
    licenses: ReadonlyMap<string, LicenseRecord>,
): Prepared["changeSet"]["change"] {
    const { change } = prepared.changeSet;
    const [lockFile, ...others] = change.records;

    if (licenses.size === 0 || !lockFile?.next) {
        return change;
    }

    let lock = parseLockFile(lockFile.next, lockFile.path);

    for (const [name, license] of licenses) {
        const entry = lock.plugins[name];
        lock = entry ? withLockEntry(lock, name, { ...entry, license }) : lock;
    }

    return { ...change, records: [{ ...lockFile, next: formatLockFile(lock) }, ...others] };
}

async function acquireAll(
    site: Site,
    needed: readonly NeededLicense[],
    acquire: Acquire,
): Promise<Map<string, LicenseRecord>> {
    const records = new Map<string, LicenseRecord>();

    for (const one of needed) {
        site.dialogue.progress(one.kind === "trial" ? `Starting the trial of ${one.name}` : `Buying ${one.name}`);
        records.set(one.name, await acquireLicense(await site.chain(), one, acquire));
    }

    return records;
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
            warmUp(site, probe, inspection);
        }

        const facts = new ChainFacts(() => site.chain());
        const installed = await request.modules.installed();
        const selection = await select(site, request, inspection, facts, staging, installed);
        const { kept } = selection.chosen;

        if (selection.chosen.fetched.length + selection.releases.length === 0) {
            const plan = { ...emptyPlan(request.command), warnings: selection.chosen.warnings };

            return { plan, done: false, kept };
        }

        const plugins = await stageAll(request, staging, selection);
        assertNamedOnce(plugins);
        const { choice, given, quiet, command, modules } = request;
        const present = { modules: installed.map(({ name }) => name), plugins: [...inspection.plugins.keys()] };
        const sorted = await sortOut(modules, plugins, present, request.onlyModules === true);
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

        const licenses = await acquireAll(site, plan.licenses, request.acquire);
        site.dialogue.progress("Applying the change");
        // First, for the end of a commit clears what was staged. A module in the store does nothing until it is loaded.
        await addModules(modules, sorted.isolated);

        if (sorted.inProcess.length > 0) {
            await commit(site.folders, withLicenses(prepared, licenses), request.onStep);
        }

        const withLicense = plan.plugins.map((one) => ({ ...one, license: licenses.get(one.name) ?? one.license }));

        return { plan: { ...plan, plugins: withLicense }, done: true, kept };
    });
}

const emptyPlan = (command: string): Plan => ({ command, plugins: [], licenses: [], diff: "", warnings: [] });

function assertNamedOnce(plugins: readonly ReadyPlugin[]): void {
    const twice = plugins.find(({ name }, index) => plugins.findIndex((other) => other.name === name) !== index);

    if (twice) {
        throw new InstallerError("NOT_FOUND", `${twice.name} is named twice. Name one version of it.`);
    }
}
