import { changeSetOf } from "../change-set";
import { InstallerError, notInstalled } from "../errors";
import { inspect, Inspection, InstalledPlugin } from "../inspect";
import { coreDependenciesOf } from "../manifest";
import { Plan } from "../plan";
import type { Site } from "../site";
import { ChangeRequest, ChangeResult, makeIfAgreed } from "./agreed-change";
import { exclusively } from "./session";
import { assertCoreLoads } from "./verify-boot";

export interface RemoveRequest extends ChangeRequest {
    readonly names: readonly string[];
}

/** Who could not be loaded any more, in which process. */
interface Dependent {
    readonly name: string;
    readonly requires: string;
    readonly process: string;
}

/** Plugins that stay and require one that goes, in a process that loads both. */
function dependentsOf({ plugins }: Inspection, leaving: readonly InstalledPlugin[]): Dependent[] {
    const names = new Set(leaving.map(({ name }) => name));
    const staying = [...plugins.values()].filter(({ name }) => !names.has(name));

    return staying.flatMap(({ name, manifest, processes }) =>
        coreDependenciesOf(manifest)
            .filter(({ name: required, required: isRequired }) => isRequired === true && names.has(required))
            .flatMap(({ name: requires }) => processes.map((process) => ({ name, requires, process }))),
    );
}

function leavingFrom(site: Site, { plugins }: Inspection, names: readonly string[]): InstalledPlugin[] {
    return [...new Set(names)].map((name) => {
        const plugin = plugins.get(name);

        if (!plugin) {
            throw notInstalled(name, site.invocation("list"));
        }

        return plugin;
    });
}

function assertNotRequired(inspection: Inspection, leaving: readonly InstalledPlugin[]): void {
    const dependents = dependentsOf(inspection, leaving);

    if (dependents.length > 0) {
        const lines = dependents.map(({ name, requires, process }) => `- ${name} requires ${requires} (${process})`);
        const others = [...new Set(dependents.map(({ name }) => name))];
        throw new InstallerError(
            "REQUIRED_BY_OTHERS",
            [
                "Others could not be loaded any more; nothing was changed:",
                ...lines,
                `Remove them too: add ${others.join(" ")}`,
            ].join("\n"),
            { dependents },
        );
    }
}

/**
 * Removes plugins and takes away exactly what their installation entered in `app.json`. Their versions are kept for
 * `rollback`.
 *
 * @returns the plan, and whether it was carried out
 * @throws InstallerError NOT_INSTALLED, REQUIRED_BY_OTHERS, APP_JSON_INVALID
 */
export function remove(site: Site, request: RemoveRequest): Promise<ChangeResult> {
    return exclusively(site, async (staging, probe) => {
        const { names, command } = request;
        const inspection = await inspect(site.folders);
        const leaving = leavingFrom(site, inspection, names);
        assertNotRequired(inspection, leaving);
        const targets = leaving.map(({ name }) => ({ name, to: null }));
        const { change, diff, appText } = await changeSetOf(site.folders, inspection, {
            id: staging.id,
            command,
            targets,
        });
        const gone = new Map(leaving.map(({ name }) => [name, null]));
        const warnings = await assertCoreLoads(site, probe, inspection, appText, gone);
        const plan: Plan = {
            command,
            plugins: leaving.map(({ name, version, processes }) => ({
                name,
                change: "remove",
                from: version,
                to: null,
                origin: inspection.lock.plugins[name]?.origin ?? null,
                verified: false,
                integrity: null,
                license: null,
                processes,
            })),
            licenses: [],
            diff,
            warnings,
        };

        return makeIfAgreed(site, request, plan, change);
    });
}
