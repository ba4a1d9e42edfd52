import type { PublishedVersion } from "../../resolver";
import { coreDependenciesOf, Manifest } from "../manifest";

/**
 * What Core reads at boot, in the shape of a release: required dependencies only, no version means any. The range of
 * Core versions is the chain's word; a package from elsewhere has none.
 */
export function publishedVersionOf(manifest: Manifest, core = "*"): PublishedVersion {
    const required = coreDependenciesOf(manifest).filter((dependency) => dependency.required === true);

    return {
        version: manifest.version,
        requirements: {
            core,
            plugins: Object.fromEntries(required.map(({ name, version }) => [name, version ?? "*"])),
        },
        yanked: undefined,
    };
}
