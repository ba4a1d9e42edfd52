import { Dependent, PackageHistory } from "../../catalogue";
import { count, describedAs, flag, named, record, text } from "../../openapi";

/** A package that requires `target`: by its latest version, else by the one released last of those that do. */
export function dependentResource(target: string, { name, versions, latest }: Dependent, history: PackageHistory) {
    const version = latest ? history.latestRelease.version : (versions.at(-1) as string);

    return {
        name,
        version,
        range: history.release(version)?.requirements.plugins[target] as string,
        latest,
        releases: versions.length,
    };
}

export const dependentSchema = named(
    "Dependent",
    record<ReturnType<typeof dependentResource>>({
        name: text,
        version: describedAs("its latest version if that requires the package, else the newest that does", text),
        range: describedAs("range of versions that this version requires", text),
        latest: describedAs("whether its latest version requires the package", flag),
        releases: describedAs("how many of its releases require the package", count),
    }),
);
