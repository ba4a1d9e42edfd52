import { coreDependenciesOf } from "../installer/manifest";
import { Requirements } from "../transactions";
import { Manifest } from "./tarball";

/** Peer dependencies whose range is that of Core; all of Core's packages have its version. */
const CORE_PACKAGES = /^@arkecosystem\/core(?:-[a-z-]+)?$/;

const isCore = (name: string): boolean => CORE_PACKAGES.test(name);

/** The range of Core versions: that of the required Core packages, else of the peers, else any. */
function coreRange(manifest: Manifest): string {
    const required = coreDependenciesOf(manifest)
        .filter(({ name, required }) => required === true && isCore(name))
        .map(({ version }) => version);
    const peers = Object.entries(manifest.peerDependencies ?? {}).flatMap(([name, range]) =>
        isCore(name) ? [range] : [],
    );

    return [...required, ...peers].find((range) => range !== undefined && range !== "*") ?? "*";
}

/**
 * What a release requires, from what Core reads at boot (`arkecosystem.core.dependencies`): only what is required, and
 * `*` where it says no version.
 */
export function requirementsOf(manifest: Manifest): Requirements {
    const plugins = coreDependenciesOf(manifest)
        .filter(({ required }) => required === true)
        .map(({ name, version = "*" }) => [name, version] as const);

    return { core: coreRange(manifest), plugins: Object.fromEntries(plugins) };
}
