import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

import { resolve } from "../../resolver";
import { ChainFacts } from "../chain/facts";
import { publishedVersionOf } from "../chain/local-packages";
import { ChangeSet } from "../change-set";
import { InstallerError } from "../errors";
import { Inspection, loadedBy } from "../inspect";
import { Manifest } from "../manifest";
import { Probe } from "../probe/probe";
import { ProbeProblem } from "../probe/protocol";
import { createShadow } from "../probe/shadow";
import { processesOf } from "../registration/edit";
import { PluginProcess } from "../registration/registration";
import { assertRequirements, MissingPackage, ProcessResolution } from "../requirements";
import type { Site } from "../site";

const PROCESSES: readonly PluginProcess[] = ["core", "relay", "forger"];

/** A plugin as it will be. */
export interface ComingPlugin {
    readonly name: string;
    readonly version: string;
    readonly manifest: Manifest;
    /** Range of Core versions that its release is for. */
    readonly core: string;
    readonly folder: string;
    readonly onChain: boolean;
}

interface RequirementsQuestion {
    readonly site: Site;
    readonly inspection: Inspection;
    readonly facts: ChainFacts;
    readonly coming: readonly ComingPlugin[];
    readonly changeSet: ChangeSet;
    readonly address: string | null;
    readonly symbol: string;
    readonly command: (missing: readonly MissingPackage[]) => string;
}

/**
 * Whether every process that loads them would have what the coming plugins, and those that stay, require.
 *
 * @throws InstallerError REQUIREMENTS_UNMET
 */
export async function assertProcessRequirements(question: RequirementsQuestion): Promise<void> {
    const { site, inspection, facts, coming, changeSet, address, symbol, command } = question;

    // Core reads the files at boot, so their word counts, for these versions.
    for (const { name, manifest, core, onChain } of coming) {
        const version = publishedVersionOf(manifest, core);

        if (onChain) {
            facts.overrule(name, version);
        } else {
            facts.addLocal(name, version);
        }
    }

    const resolutions: ProcessResolution[] = [];

    for (const process of PROCESSES) {
        const here = coming.filter(({ name }) => processesOf(changeSet.app, name).includes(process));

        if (here.length === 0) {
            continue;
        }

        const installed = loadedBy(site.core, inspection.app, process, (name) => inspection.plugins.get(name)?.version);
        const packages = here.map(({ name, version }) => ({ name, range: version, update: true }));
        const resolution = await facts.gather((source) =>
            resolve({ packages, core: site.core.version, address, installed, allowYanked: true }, source),
        );
        resolutions.push({ process, resolution });
    }

    assertRequirements(resolutions, new Set(coming.map(({ name }) => name)), command, symbol);
}

/** What Core itself would say at boot. @param changed folder by plugin; null for one that goes */
async function bootProblems(
    { folders, core }: Site,
    probe: Probe,
    appText: string,
    changed: ReadonlyMap<string, string | null>,
): Promise<readonly ProbeProblem[]> {
    await rm(probe.directory, { recursive: true, force: true });
    await createShadow(probe.directory, folders, appText, changed);
    const network = basename(folders.config);
    const { problems } = await probe.ask({ kind: "validate", core: core.directory, processes: PROCESSES, network });

    return problems;
}

/** What Core says of the node's plugins as they are, in a process that has loaded no others. */
async function bootProblemsNow(site: Site, directory: string, appText: string): Promise<readonly ProbeProblem[]> {
    const probe = new Probe(site.core, directory, site.environment);

    try {
        return await bootProblems(site, probe, appText, new Map());
    } finally {
        probe.close();
    }
}

/** What Core would say of the node as it is. */
export async function coreProblems(site: Site): Promise<string[]> {
    const { appJson } = site.folders;
    const directory = await mkdtemp(join(tmpdir(), "ark-plugin-boot-"));

    try {
        const problems = await bootProblemsNow(site, directory, await readFile(appJson, "utf8"));

        return problems.map(({ process, message }) => `${process}: ${message}`);
    } finally {
        await rm(directory, { recursive: true, force: true });
    }
}

/**
 * Lets Core load the edited `app.json` with the changed plugins, in a process of its own. Troubles that the node has
 * already are told, and are no reason to refuse.
 *
 * @returns troubles that were there before
 * @throws InstallerError APP_JSON_INVALID with every new one
 */
export async function assertCoreLoads(
    site: Site,
    probe: Probe,
    inspection: Inspection,
    appText: string,
    changed: ReadonlyMap<string, string | null>,
): Promise<readonly string[]> {
    site.dialogue.progress("Letting Core load the result, in a process of its own");
    const problems = await bootProblems(site, probe, appText, changed);

    if (problems.length === 0) {
        return [];
    }

    const before = await bootProblemsNow(site, `${probe.directory}-before`, inspection.appText);
    const known = new Set(before.map((problem) => JSON.stringify(problem)));
    const added = problems.filter((problem) => !known.has(JSON.stringify(problem)));
    const lines = (list: readonly ProbeProblem[]): string[] =>
        list.map(({ process, message }) => `${process}: ${message}`);

    if (added.length > 0) {
        throw new InstallerError(
            "APP_JSON_INVALID",
            ["Core would not run with this; nothing was changed:", ...lines(added).map((line) => `- ${line}`)].join(
                "\n",
            ),
            { problems: added },
        );
    }

    return lines(problems).map((line) => `Core had this trouble before, and has it still: ${line}`);
}
