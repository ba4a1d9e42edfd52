import { compareVersions, isPrerelease } from "../transactions";
import { PackageState } from "../wallet-attributes";
import { remember } from "./remember";

/**
 * What "latest" means: the highest version that is neither yanked nor a prerelease; if there is none, the highest that
 * is not yanked; if all are, the highest.
 */
export const latestVersion = remember(({ versions }: PackageState): string => {
    const all = [...versions.keys()];
    const present = all.filter((version) => versions.get(version) === undefined);
    const stable = present.filter((version) => !isPrerelease(version));
    const candidates = [stable, present, all].find(({ length }) => length > 0) ?? [];

    return candidates.reduce((highest, version) => (compareVersions(version, highest) > 0 ? version : highest));
});
