import semver from "semver";

import { Resolution } from "../../resolver";
import { ChainFacts } from "../chain/facts";
import { publishedVersionOf } from "../chain/local-packages";
import { InstallerError } from "../errors";
import { Inspection } from "../inspect";
import { lookalikesOf } from "../lookalikes";
import type { Site } from "../site";
import { parseWanted, Wanted } from "../sources/spec";
import { Fetched, Staging } from "../stage";
import { addInstalled, InstalledVersion, Named, resolveVersions, VersionChoice } from "./resolve-versions";

/** What a command names, and how versions are chosen. */
export interface Choice extends VersionChoice {
    readonly packages: readonly string[];
    /** Of the flag `--version`; for a single package. */
    readonly version?: string | undefined;
    /** Do not ask the chain, but npm. */
    readonly fromNpm: boolean;
}

/** What will be installed: releases of the chain by name and version, and what came from elsewhere, unpacked already. */
export interface Chosen {
    readonly releases: readonly { readonly name: string; readonly version: string }[];
    readonly fetched: readonly Fetched[];
    /** On-chain, in the version that is wanted, and there already. */
    readonly kept: readonly string[];
    readonly resolution: Resolution | undefined;
    readonly warnings: readonly string[];
}

const canBeOnChain = (name: string): boolean => /^@[^/]+\//.test(name);

/** Tells which of the named packages are on-chain; the others are npm's. An outage is an error, never a "no". */
async function sortByOrigin(
    named: readonly Named[],
    facts: ChainFacts,
    fromNpm: boolean,
): Promise<{ onChain: Named[]; offChain: Named[] }> {
    const sorted = { onChain: [] as Named[], offChain: [] as Named[] };

    for (const wanted of named) {
        const found = !fromNpm && canBeOnChain(wanted.name) && (await facts.package(wanted.name)) !== undefined;
        (found ? sorted.onChain : sorted.offChain).push(wanted);
    }

    return sorted;
}

function parseAll({ packages, version }: Choice, directory: string): Wanted[] {
    if (version !== undefined && packages.length !== 1) {
        throw new InstallerError("NOT_FOUND", "--version is for a single package; write several as name@version.");
    }

    return packages.map((text) => parseWanted(text, directory, version));
}

const offChainWarning = ({ name, origin }: Fetched): string =>
    `${name} comes from ${origin.kind === "npm" ? "npm" : origin.kind}, not from the chain: ` +
    "nobody licenses it, and nothing says what its files should be.";

/** Of names that come for the first time. */
async function lookalikeWarnings(
    site: Site,
    { plugins, app }: Inspection,
    names: readonly string[],
    askChain: boolean,
): Promise<string[]> {
    const known = [...plugins.keys(), ...app.core.plugins.map((entry) => entry.package)];
    const warnings: string[] = [];

    for (const name of names) {
        const alike = await lookalikesOf(name, known, askChain ? await site.chain() : undefined);
        warnings.push(...(alike.length > 0 ? [`${name} is nearly ${alike.join(", ")}: is it the one you mean?`] : []));
    }

    return warnings;
}

/** Where its lock entry says, and entered in `app.json`. */
const isInPlace = ({ lock, plugins }: Inspection, name: string): boolean => {
    const { store, processes = [] } = plugins.get(name) ?? {};
    const wanted = lock.plugins[name]?.registration.processes ?? [];

    return typeof store === "string" && wanted.every((process) => processes.includes(process));
};

/** The very same bytes, from the same place. */
const isInstalled = (inspection: Inspection, { name, integrity, origin }: Fetched): boolean =>
    inspection.lock.plugins[name]?.integrity === integrity &&
    inspection.lock.plugins[name]?.origin.kind === origin.kind &&
    isInPlace(inspection, name);

/** No version was named, and what the registry gives is below what is there: an old copy of it, or somebody who lies. */
function isOlder({ plugins }: Inspection, wanted: Wanted, { name, version }: Fetched): boolean {
    const installed = plugins.get(name)?.version;

    return (
        wanted.kind === "name" &&
        wanted.range === "" &&
        semver.valid(installed) !== null &&
        semver.lt(version, installed as string)
    );
}

const olderWarning = ({ plugins }: Inspection, { name, version }: Fetched): string =>
    `${name} stays at ${plugins.get(name)?.version}: npm's registry has only ${version} now. ` +
    `To go back to that, name it: ${name}@${version}.`;

interface FetchedByUse {
    readonly fetched: Fetched[];
    /** There already. */
    readonly same: Fetched[];
    /** Below what is there, which stays. */
    readonly older: Fetched[];
}

async function fetchAll(
    others: readonly Wanted[],
    { update }: Choice,
    inspection: Inspection,
    facts: ChainFacts,
    staging: Staging,
): Promise<FetchedByUse> {
    const all: FetchedByUse = { fetched: [], same: [], older: [] };

    for (const other of others) {
        const one = await staging.fetch(other);

        if (update && isOlder(inspection, other, one)) {
            all.older.push(one);
            continue;
        }

        facts.addLocal(one.name, publishedVersionOf(one.manifest));
        (isInstalled(inspection, one) ? all.same : all.fetched).push(one);
    }

    return all;
}

/**
 * Finds out what the named packages are and which version of each is wanted: on-chain first, npm second. What is not
 * on-chain is fetched here, since only its files tell what it requires.
 *
 * @param modules what is installed to run in processes of its own
 * @throws InstallerError NOT_FOUND and those of `Staging.fetch`; ClientError when the node cannot be relied upon
 */
export async function choose(
    site: Site,
    choice: Choice,
    inspection: Inspection,
    facts: ChainFacts,
    staging: Staging,
    modules: readonly InstalledVersion[] = [],
): Promise<Chosen> {
    const wanted = parseAll(choice, site.directory);
    const named = wanted.filter((one): one is Named => one.kind === "name");
    const { onChain, offChain } = await sortByOrigin(named, facts, choice.fromNpm);
    addInstalled(facts, inspection);
    onChain.forEach(({ name }) => facts.dropLocal(name));
    const others = [...offChain, ...wanted.filter(({ kind }) => kind !== "name")];
    const { fetched, same, older } = await fetchAll(others, choice, inspection, facts, staging);
    const unknown = [...onChain.map(({ name }) => name), ...fetched.map(({ name }) => name)].filter(
        (name) => !inspection.plugins.has(name),
    );
    const resolution =
        onChain.length === 0
            ? undefined
            : await resolveVersions(site, choice, inspection, facts, { onChain, fetched, modules });
    const own = resolution?.packages.filter(({ name }) => onChain.some((one) => one.name === name)) ?? [];
    const isKept = ({ name, change }: (typeof own)[number]): boolean =>
        change === "keep" && isInPlace(inspection, name);

    return {
        releases: own.filter((one) => !isKept(one)).map(({ name, version }) => ({ name, version })),
        kept: [...own.filter(isKept), ...same, ...older].map(({ name }) => name),
        fetched,
        resolution,
        warnings: [
            ...fetched.map(offChainWarning),
            ...older.map((one) => olderWarning(inspection, one)),
            ...(await lookalikeWarnings(site, inspection, unknown, onChain.length > 0)),
        ],
    };
}
