import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import type { AuthenticatedRelease } from "../client";
import { corePackages } from "./core-location";
import { InstallerError } from "./errors";
import { syncTree } from "./files";
import { LockEntry, Origin } from "./lock-file";
import { assertSamePackage, Manifest, readManifest } from "./manifest";
import { installDependencies } from "./npm/dependencies";
import { NpmLock } from "./npm/npm-lock";
import type { Site } from "./site";
import { pack, packPath, pinGit } from "./sources/pack";
import { download, findOnRegistry } from "./sources/registry";
import { assertPackageName, Wanted } from "./sources/spec";
import { unpack } from "./tarball/unpack";
import { assertIntegrity, integrityOf } from "./tarball/verify";
import { treeDigest } from "./tree-digest";

/** A plugin whose tarball was downloaded once, verified and unpacked; its dependencies are not there yet. */
export interface Fetched {
    readonly name: string;
    readonly version: string;
    readonly manifest: Manifest;
    readonly integrity: string;
    readonly origin: Origin;
    /** Below `staging/<id>`. */
    readonly staged: string;
    /** The same folder, as a path. */
    readonly folder: string;
}

/** A plugin that is complete, and on the disk for good. */
export interface Staged extends Fetched {
    readonly dependencies: NpmLock;
    readonly tree: string | null;
}

/** Folders below `staging/<id>`, one per plugin. */
export class Staging {
    private count = 0;

    public constructor(
        private readonly site: Site,
        public readonly id: string,
    ) {}

    public get directory(): string {
        return join(this.site.folders.staging, this.id);
    }

    /**
     * A plugin that is not on-chain.
     *
     * @throws InstallerError NOT_FOUND, DOWNLOAD_FAILED, NPM_FAILED, TARBALL_UNSAFE, MANIFEST_MISMATCH
     */
    public async fetch(wanted: Wanted): Promise<Fetched> {
        const place = await this.place();

        if (wanted.kind === "name") {
            return this.fetchFromRegistry(wanted.name, wanted.range, place);
        }

        const { spec } = wanted;
        this.site.dialogue.progress(`Fetching ${spec}`);

        if (wanted.kind === "git") {
            const pinned = await pinGit(spec, this.site.npm);
            await pack(pinned, place.file, { environment: this.site.environment });

            return this.unpacked(place, { kind: "git", spec: pinned, wanted: spec });
        }

        if (wanted.kind === "remote") {
            await download(spec, place.file, this.site.npm, undefined);

            return this.unpacked(place, { kind: "remote", spec });
        }

        await packPath(spec, place.file, { environment: this.site.environment });

        return this.unpacked(place, { kind: "path", spec });
    }

    /**
     * A release of the chain, whose integrity is the signed one.
     *
     * @throws InstallerError INTEGRITY_MISMATCH, NOT_FOUND, DOWNLOAD_FAILED, TARBALL_UNSAFE, MANIFEST_MISMATCH
     */
    public async fetchRelease(release: AuthenticatedRelease): Promise<Fetched> {
        const { name, version, integrity, source, owner, transactionId } = release;

        return this.fetchPinned({
            name,
            version,
            integrity,
            origin: { kind: "chain", owner, transactionId, source: source ?? null },
        });
    }

    /** What a lock file pins, from where it says, and nothing else. @throws as `fetch` and `fetchRelease` */
    public async fetchPinned(
        pinned: Pick<LockEntry, "version" | "integrity" | "origin"> & { name: string },
    ): Promise<Fetched> {
        const { name, version, integrity, origin } = pinned;
        const place = await this.place();
        this.site.dialogue.progress(`Downloading ${name}@${version}`);

        switch (origin.kind) {
            case "chain":
                await download(origin.source ?? `${name}@${version}`, place.file, this.site.npm, integrity);
                break;
            case "npm":
                await download(`${name}@${version}`, place.file, this.site.npm, integrity);
                break;
            case "remote":
                await download(origin.spec, place.file, this.site.npm, integrity);
                break;
            case "git":
                await pack(origin.spec, place.file, { environment: this.site.environment });
                break;
            case "path":
                await packPath(origin.spec, place.file, { environment: this.site.environment });
        }

        await assertIntegrity(place.file, integrity, originName(origin));
        const fetched = await this.unpacked(place, origin);
        assertSamePackage(fetched.manifest, { name, version });

        return { ...fetched, integrity };
    }

    /**
     * Installs a plugin's npm dependencies and makes all of it last.
     *
     * @param scripts run install scripts
     * @param lock exactly these dependencies
     * @throws InstallerError NPM_FAILED
     */
    public async complete(fetched: Fetched, scripts: boolean, lock?: NpmLock): Promise<Staged> {
        this.site.dialogue.progress(`Installing the dependencies of ${fetched.name}@${fetched.version}`);
        const dependencies = await installDependencies({
            directory: fetched.folder,
            environment: this.site.environment,
            scripts,
            nodePackages: corePackages(this.site.core),
            ...(lock && { lock }),
        });
        const [tree] = await Promise.all([scripts ? null : treeDigest(fetched.folder), syncTree(fetched.folder)]);

        return { ...fetched, dependencies, tree };
    }

    private async fetchFromRegistry(name: string, range: string, place: Place): Promise<Fetched> {
        const spec = range === "" ? name : `${name}@${range}`;
        this.site.dialogue.progress(`Looking for ${spec} on npm`);
        const found = await findOnRegistry(spec, this.site.npm);

        if (!found) {
            throw new InstallerError(
                "NOT_FOUND",
                `${spec} is neither on-chain nor on npm's registry. Is its name right?`,
            );
        }

        this.site.dialogue.progress(`Downloading ${found.name}@${found.version}`);
        await download(`${found.name}@${found.version}`, place.file, this.site.npm, found.integrity);
        const fetched = await this.unpacked(place, { kind: "npm" });
        assertSamePackage(fetched.manifest, found);

        return fetched;
    }

    private async place(): Promise<Place> {
        const name = String(this.count++);
        const folder = join(this.directory, name);
        await mkdir(folder, { recursive: true, mode: 0o700 });

        return { file: join(folder, "package.tgz"), tree: join(folder, "tree"), staged: `${name}/tree` };
    }

    private async unpacked({ file, tree, staged }: Place, origin: Origin): Promise<Fetched> {
        await unpack(file, tree);
        const manifest = await readManifest(tree);
        const { name, version } = manifest;
        assertPackageName(name);

        return { name, version, manifest, integrity: await integrityOf(file), origin, staged, folder: tree };
    }
}

interface Place {
    readonly file: string;
    readonly tree: string;
    readonly staged: string;
}

/** In words, for messages. */
function originName(origin: Origin): string {
    switch (origin.kind) {
        case "chain":
            return origin.source ?? "npm's registry";
        case "npm":
            return "npm's registry";
        case "git":
        case "path":
        case "remote":
            return origin.spec;
    }
}
