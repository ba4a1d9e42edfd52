import { resolve } from "../../resolver";
import { ChainFacts } from "../chain/facts";
import { inspect, Inspection, InstalledPlugin } from "../inspect";
import type { Site } from "../site";
import { findOnRegistry } from "../sources/registry";
import { OutdatedPlugin } from "./list";
import { addInstalled, loadedByAny } from "./resolve-versions";

/** What the chain would let each of its plugins become, all together. */
async function wantedOnChain(
    site: Site,
    inspection: Inspection,
    names: readonly string[],
): Promise<Map<string, string>> {
    if (names.length === 0) {
        return new Map();
    }

    const facts = new ChainFacts(() => site.chain());
    addInstalled(facts, inspection);
    const installed = new Map(loadedByAny(site, inspection).map((entry) => [entry.name, entry]));
    names.forEach((name) => installed.set(name, { name, version: inspection.plugins.get(name)?.version as string }));
    const { packages } = await facts.gather((source) =>
        resolve(
            {
                packages: names.map((name) => ({ name, update: true })),
                core: site.core.version,
                address: null,
                installed: [...installed.values()],
            },
            source,
        ),
    );

    return new Map(packages.map(({ name, version }) => [name, version]));
}

/**
 * Plugins of which there is a higher version that this node could have; those from git, paths and addresses are not
 * looked for.
 *
 * @throws ClientError; InstallerError DOWNLOAD_FAILED
 */
export async function outdated(site: Site): Promise<OutdatedPlugin[]> {
    const inspection = await inspect(site.folders);
    const { plugins, lock } = inspection;
    const kindOf = (name: string) => lock.plugins[name]?.origin.kind ?? null;
    const onChain = [...plugins.keys()].filter((name) => kindOf(name) === "chain");
    const wanted = await wantedOnChain(site, inspection, onChain);

    const rowOf = async ({ name, version }: InstalledPlugin): Promise<OutdatedPlugin> => {
        const origin = kindOf(name);
        const onNpm = origin === "npm" ? (await findOnRegistry(name, site.npm))?.version : undefined;

        return { name, installed: version, wanted: wanted.get(name) ?? onNpm ?? null, origin };
    };
    const rows = await Promise.all([...plugins.values()].map(rowOf));

    return rows
        .filter((row) => row.wanted !== null && row.wanted !== row.installed)
        .sort((left, right) => (left.name < right.name ? -1 : 1));
}
