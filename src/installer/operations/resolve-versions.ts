import { Resolution, resolve } from "../../resolver";
import { ChainFacts } from "../chain/facts";
import { publishedVersionOf } from "../chain/local-packages";
import { InstallerError } from "../errors";
import { Inspection, loadedBy } from "../inspect";
import type { Site } from "../site";
import { Wanted } from "../sources/spec";
import { Fetched } from "../stage";

/** How versions are chosen. */
export interface VersionChoice {
    /** Choose the highest version, not the one that is there. */
    readonly update: boolean;
    readonly allowYanked: boolean;
    /** Whose licenses count; null: nobody's. */
    readonly address: string | null;
}

/** A package that is named, not one that lies somewhere. */
export type Named = Extract<Wanted, { kind: "name" }>;

/** The chain knows no dist-tags: only the one that means what it says anyway. */
function rangeOf({ name, range }: Named): string | undefined {
    if (range === "" || range === "latest") {
        return undefined;
    }

    if (/^[a-z]/i.test(range) && !/^[xv]/i.test(range)) {
        throw new InstallerError(
            "NOT_FOUND",
            `${name}@${range}: versions on-chain have no tags. Name a version or range.`,
        );
    }

    return range;
}

/**
 * The plugins that stay, as their files say; the chain is asked only for those that came from it.
 *
 * @param asked `local`: do not ask it for those either
 */
export function addInstalled(
    facts: ChainFacts,
    { plugins, lock }: Inspection,
    asked: "chain" | "local" = "chain",
): void {
    for (const { name, manifest } of plugins.values()) {
        const entry = lock.plugins[name];
        const version = publishedVersionOf(manifest, entry?.core);

        if (asked === "chain" && entry?.origin.kind === "chain") {
            facts.overrule(name, version);
        } else {
            facts.addLocal(name, version);
        }
    }
}

/** Everything that any process loads: what is missing here is missing in each. */
export function loadedByAny(site: Site, { app, plugins }: Inspection): { name: string; version: string }[] {
    const lists = (["core", "relay", "forger"] as const).flatMap((process) =>
        loadedBy(site.core, app, process, (name) => plugins.get(name)?.version),
    );

    return [...new Map(lists.map((entry) => [entry.name, entry])).values()];
}

export interface InstalledVersion {
    readonly name: string;
    readonly version: string;
}

/** What is wanted from the chain, beside what comes from elsewhere and what runs in processes of its own. */
interface Coming {
    readonly onChain: readonly Named[];
    readonly fetched: readonly Fetched[];
    readonly modules: readonly InstalledVersion[];
}

/** The highest versions that go together with what stays. @throws ClientError when the node cannot be relied upon */
export function resolveVersions(
    site: Site,
    { address, update, allowYanked }: VersionChoice,
    inspection: Inspection,
    facts: ChainFacts,
    { onChain, fetched, modules }: Coming,
): Promise<Resolution> {
    const installed = new Map([...loadedByAny(site, inspection), ...modules].map((entry) => [entry.name, entry]));

    // A plugin that is in the folder and in no process counts as installed for the versions that are named here.
    for (const { name } of onChain) {
        const version = inspection.plugins.get(name)?.version;

        if (version !== undefined && inspection.lock.plugins[name]?.origin.kind === "chain") {
            installed.set(name, { name, version });
        } else {
            // Whatever it is, it is not the one of the chain.
            installed.delete(name);
        }
    }

    fetched.forEach(({ name, version }) => installed.set(name, { name, version }));

    return facts.gather((source) =>
        resolve(
            {
                packages: onChain.map((one) => ({ name: one.name, range: rangeOf(one), update })),
                core: site.core.version,
                address,
                installed: [...installed.values()],
                allowYanked,
            },
            source,
        ),
    );
}
