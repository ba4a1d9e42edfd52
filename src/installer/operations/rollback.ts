import { join } from "node:path";

import semver from "semver";

import { ChainFacts } from "../chain/facts";
import { changeSetOf, Target } from "../change-set";
import { InstallerError } from "../errors";
import { exists } from "../files";
import { inspect, Inspection } from "../inspect";
import { Manifest, readManifest } from "../manifest";
import { Plan, PlannedPlugin } from "../plan";
import type { Site } from "../site";
import { ChangeRequest, ChangeResult, makeIfAgreed } from "./agreed-change";
import { addInstalled } from "./resolve-versions";
import { exclusively } from "./session";
import { assertCoreLoads, assertProcessRequirements } from "./verify-boot";

export interface RollbackRequest extends ChangeRequest {
    /** None: all that the last command changed. */
    readonly names: readonly string[];
}

/** A plugin as it was. */
interface Return {
    readonly target: Target;
    readonly manifest: Manifest | undefined;
    readonly folder: string | null;
}

function namesFor({ former }: Inspection, asked: readonly string[]): readonly string[] {
    const names = asked.length > 0 ? [...new Set(asked)] : (former.last?.plugins ?? []);
    const unknown = names.find((name) => former.plugins[name] === undefined);

    if (names.length === 0 || unknown !== undefined) {
        throw new InstallerError(
            "NOTHING_TO_ROLL_BACK",
            `No former version ${unknown === undefined ? "of any plugin" : `of ${unknown}`} is kept.`,
        );
    }

    return names;
}

async function returnOf(site: Site, { former }: Inspection, name: string): Promise<Return> {
    const kept = former.plugins[name] ?? null;

    if (kept === null) {
        return { target: { name, to: null }, manifest: undefined, folder: null };
    }

    const folder = join(site.folders.store, kept.store);

    if (!(await exists(folder))) {
        throw new InstallerError("NOTHING_TO_ROLL_BACK", `The former version of ${name} is not at ${folder} any more.`);
    }

    const { store, entry, options } = kept;

    return { target: { name, to: { store, entry, options } }, manifest: await readManifest(folder), folder };
}

function plannedOf({ plugins }: Inspection, { target, manifest }: Return): PlannedPlugin {
    const { name, to } = target;
    const from = plugins.get(name)?.version ?? null;
    const next = manifest?.version ?? null;
    const isLower = from !== null && next !== null && semver.valid(from) && semver.valid(next) && semver.lt(next, from);

    return {
        name,
        change: next === null ? "remove" : from === null ? "install" : isLower ? "downgrade" : "update",
        from,
        to: next,
        origin: to?.entry?.origin ?? null,
        verified: to?.entry?.origin.kind === "chain",
        integrity: to?.entry?.integrity ?? null,
        license: to?.entry?.license ?? null,
        processes: to?.entry?.registration.processes ?? [],
    };
}

/**
 * Returns to what was there before: a former version, nothing, or what was removed. Needs no network. Doing it twice
 * is the same as not doing it.
 *
 * @throws InstallerError NOTHING_TO_ROLL_BACK, REQUIREMENTS_UNMET, APP_JSON_INVALID
 */
export function rollback(site: Site, request: RollbackRequest): Promise<ChangeResult> {
    return exclusively(site, async (staging, probe) => {
        const { command } = request;
        const inspection = await inspect(site.folders);
        const returns: Return[] = [];

        for (const name of namesFor(inspection, request.names)) {
            returns.push(await returnOf(site, inspection, name));
        }

        const targets = returns.map(({ target }) => target);
        const changeSet = await changeSetOf(site.folders, inspection, { id: staging.id, command, targets });
        await assertRequirementsOf(site, inspection, returns, changeSet, command);
        const folders = new Map(returns.map(({ target, folder }) => [target.name, folder]));
        const warnings = await assertCoreLoads(site, probe, inspection, changeSet.appText, folders);
        const plan: Plan = {
            command,
            plugins: returns.map((one) => plannedOf(inspection, one)),
            licenses: [],
            diff: changeSet.diff,
            warnings,
        };

        return makeIfAgreed(site, request, plan, changeSet.change);
    });
}

async function assertRequirementsOf(
    site: Site,
    inspection: Inspection,
    returns: readonly Return[],
    changeSet: Parameters<typeof assertProcessRequirements>[0]["changeSet"],
    command: string,
): Promise<void> {
    const facts = new ChainFacts(() => site.chain());
    addInstalled(facts, inspection, "local");
    await assertProcessRequirements({
        site,
        inspection,
        facts,
        changeSet,
        coming: returns.flatMap(({ target, manifest, folder }) =>
            manifest && folder !== null
                ? [
                      {
                          name: target.name,
                          version: manifest.version,
                          manifest,
                          folder,
                          core: target.to?.entry?.core ?? "*",
                          onChain: false,
                      },
                  ]
                : [],
        ),
        address: null,
        symbol: "",
        command: () => `${command}, and what it requires`,
    });
}
