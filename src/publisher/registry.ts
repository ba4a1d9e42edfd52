import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { NpmOptions, readNpmOptions } from "../installer/npm/config";
import { runNpm } from "../installer/npm/run";
import { download, findOnRegistry } from "../installer/sources/registry";
import { isPrerelease, releaseLineOf } from "../transactions";
import { PublishError } from "./errors";
import { integrityOf, Tarball } from "./tarball";

type Environment = Readonly<Record<string, string | undefined>>;

/** The npm registry that a package goes to: that of its `publishConfig`, else the user's. */
export interface PackageRegistry {
    readonly url: string;
    readonly options: NpmOptions;
}

/** npm's configuration as it is in the package's folder. */
export async function registryFor(
    { manifest }: Tarball,
    directory: string,
    environment: Environment,
): Promise<PackageRegistry> {
    const options = await readNpmOptions(directory, environment);
    const scope = `${manifest.name.split("/")[0]}:registry`;
    const url = manifest.publishConfig?.registry ?? (options[scope] as string | undefined) ?? options.registry;

    return { url, options: { ...options, registry: url, [scope]: url } };
}

const exact = ({ manifest }: Tarball): string => `${manifest.name}@${manifest.version}`;

/** Whether the registry has these very bytes, nothing of the version, or, which is an error, others. */
export async function isUploaded(tarball: Tarball, { url, options }: PackageRegistry): Promise<boolean> {
    const found = await findOnRegistry(exact(tarball), options);

    if (found && found.integrity !== tarball.integrity) {
        throw new PublishError(
            "REGISTRY_DIFFERS",
            `${url} has ${exact(tarball)} already, with another content (${found.integrity}, here ${tarball.integrity}). ` +
                `Raise the version; or publish what is there: npm pack ${exact(tarball)}, then publish that tarball.`,
            { registry: found.integrity ?? null, here: tarball.integrity },
        );
    }

    return found !== undefined;
}

/** The dist-tag of a version that is not to be what `npm install` takes by default: npm insists on one. */
function tagOf({ manifest: { version, publishConfig } }: Tarball, latest: string | undefined): string | undefined {
    if (publishConfig?.tag !== undefined) {
        return undefined;
    }

    if (isPrerelease(version)) {
        return "next";
    }

    return latest === undefined ? undefined : `line-${releaseLineOf(version)}`;
}

export interface UploadOptions {
    readonly environment: Environment;
    /** npm's `--access` */
    readonly access: string | undefined;
    /** the highest version on-chain, if it is above this one */
    readonly later: string | undefined;
}

/** Uploads with npm's own publish, which asks the registry's questions about the user. @throws InstallerError NPM_FAILED */
export async function upload(
    tarball: Tarball,
    { url }: PackageRegistry,
    { environment, access, later }: UploadOptions,
): Promise<void> {
    const tag = tagOf(tarball, later);
    const args = [
        "publish",
        tarball.path,
        `--registry=${url}`,
        `--${tarball.manifest.name.split("/")[0]}:registry=${url}`,
        ...(access === undefined ? [] : [`--access=${access}`]),
        ...(tag === undefined ? [] : [`--tag=${tag}`]),
    ];
    await runNpm(args, { directory: dirname(tarball.path), environment });
}

/** Downloads a release as operators will, and computes what it is. @param source a URL, else the registry */
export async function downloadedIntegrity(
    tarball: Tarball,
    { options }: PackageRegistry,
    source: string | undefined,
): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), "ark-plugin-check-"));

    try {
        const file = join(folder, "package.tgz");
        // An empty cache: what was just uploaded from here must come back from there.
        const fresh = { ...options, cache: join(folder, "cache"), preferOnline: true };
        await download(source ?? exact(tarball), file, fresh, undefined);

        return integrityOf(await readFile(file));
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}
